"""Tests, with the standard library alone."""
import math
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from distributions import beta_probability, f_quantile, mean, t_quantile, variance  # noqa: E402


def normal_upper(z):
    return math.erfc(z / math.sqrt(2)) / 2


def t_p(t, df):
    return beta_probability(df / (df + t * t), df / 2, 0.5)


def f_p(f, df1, df2):
    return beta_probability(df2 / (df2 + df1 * f), df2 / 2, df1 / 2)


def chi2_p(x, df):
    """Upper tail: series below, continued fraction above the mean."""
    a, half = df / 2, x / 2
    if half <= 0:
        return 1.0
    front = math.exp(-half + a * math.log(half) - math.lgamma(a))
    if half < a + 1:
        term = total = 1 / a
        k = a
        while abs(term) > 1e-17 * abs(total):
            k += 1
            term *= half / k
            total += term
        return 1 - front * total
    b, c = half + 1 - a, 1e300
    d = h = 1 / b
    for i in range(1, 10000):
        step = -i * (i - a)
        b += 2
        d = 1 / (step * d + b or 1e-300)
        c = b + step / c or 1e-300
        h *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return front * h


def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            found[place] = (start + 1 + end) / 2
        start = end
    return found


def ties(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return sum(count ** 3 - count for count in counts.values())


def welch(x, y, level):
    a, b = variance(x) / len(x), variance(y) / len(y)
    df = (a + b) ** 2 / (a * a / (len(x) - 1) + b * b / (len(y) - 1))
    return _t(mean(x) - mean(y), math.sqrt(a + b), df, level)


def student(x, y, level):
    df = len(x) + len(y) - 2
    pooled = ((len(x) - 1) * variance(x) + (len(y) - 1) * variance(y)) / df
    return _t(mean(x) - mean(y), math.sqrt(pooled * (1 / len(x) + 1 / len(y))), df, level)


def one_sample(x, mu, level):
    found = _t(mean(x) - mu, math.sqrt(variance(x) / len(x)), len(x) - 1, level)
    return {**found, "low": found["low"] + mu, "high": found["high"] + mu, "estimate": mean(x)}


def _t(difference, se, df, level):
    margin = t_quantile((1 + level) / 2, df) * se
    return {"statistic": difference / se, "df": df, "p": t_p(difference / se, df), "estimate": difference, "se": se,
            "low": difference - margin, "high": difference + margin}


def mann_whitney(x, y):
    """U of the first sample; normal approximation with tie and continuity correction."""
    m, n = len(x), len(y)
    both = list(x) + list(y)
    u = math.fsum(ranks(both)[:m]) - m * (m + 1) / 2
    sd = math.sqrt(m * n / 12 * (m + n + 1 - ties(both) / ((m + n) * (m + n - 1))))
    away = u - m * n / 2
    z = (away - 0.5 * ((away > 0) - (away < 0))) / sd
    return {"statistic": u, "z": z, "p": min(1, 2 * normal_upper(abs(z)))}


def signed_rank(x):
    """V of the positive differences; zeros are left out; tie and continuity correction."""
    kept = [value for value in x if value != 0]
    n = len(kept)
    places = ranks([abs(value) for value in kept])
    v = math.fsum(place for place, value in zip(places, kept) if value > 0)
    sd = math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties(places) / 48)
    away = v - n * (n + 1) / 4
    z = (away - 0.5 * ((away > 0) - (away < 0))) / sd
    return {"statistic": v, "z": z, "p": min(1, 2 * normal_upper(abs(z)))}


def kruskal_wallis(groups):
    both = [value for group in groups for value in group]
    n = len(both)
    places, start, h = ranks(both), 0, 0.0
    for group in groups:
        total = math.fsum(places[start:start + len(group)])
        h += total * total / len(group)
        start += len(group)
    h = (12 / (n * (n + 1)) * h - 3 * (n + 1)) / (1 - ties(both) / (n ** 3 - n))
    return {"statistic": h, "df1": len(groups) - 1, "p": chi2_p(h, len(groups) - 1)}


def anova(groups):
    both = [value for group in groups for value in group]
    between = math.fsum(len(group) * (mean(group) - mean(both)) ** 2 for group in groups)
    within = math.fsum((value - mean(group)) ** 2 for group in groups for value in group)
    df1, df2 = len(groups) - 1, len(both) - len(groups)
    f = between / df1 / (within / df2)
    return {"statistic": f, "df1": df1, "df2": df2, "p": f_p(f, df1, df2)}


def chi_square(table):
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table)]
    n = sum(rows)
    x = math.fsum((table[i][j] - rows[i] * columns[j] / n) ** 2 / (rows[i] * columns[j] / n)
                  for i in range(len(rows)) for j in range(len(columns)))
    df = (len(rows) - 1) * (len(columns) - 1)
    return {"statistic": x, "df1": df, "p": chi2_p(x, df)}


def pearson(x, y):
    a, b = mean(x), mean(y)
    top = math.fsum((p - a) * (q - b) for p, q in zip(x, y))
    return top / math.sqrt(math.fsum((p - a) ** 2 for p in x) * math.fsum((q - b) ** 2 for q in y))


def alpha(rows, level):
    n, k = len(rows), len(rows[0])
    total = variance([math.fsum(row) for row in rows])
    estimate = k / (k - 1) * (1 - math.fsum(variance(item) for item in zip(*rows)) / total)
    d1, d2 = n - 1, (n - 1) * (k - 1)
    return {"estimate": estimate, "low": 1 - (1 - estimate) * f_quantile((1 + level) / 2, d1, d2),
            "high": 1 - (1 - estimate) * f_quantile((1 - level) / 2, d1, d2)}
