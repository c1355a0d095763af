"""The platform's bootstrap intervals, drawn again from their seeds: xoshiro256++, 2000 resamples, BCa.

The draws of a cell follow from the study's seed and the cell's name, so they are the same whatever
else is computed. Sums are made in the platform's order, so that ties fall as they fall there.
"""
import hashlib
import math
from statistics import NormalDist

from distributions import quantile

TIMES = 2000
MASK = (1 << 64) - 1
NORMAL = NormalDist()


class Generator:
    """xoshiro256++ (Blackman and Vigna 2021), seeded by SplitMix64 as Apache Commons RNG does."""

    def __init__(self, seed):
        self.state = [_mixed((seed + 0x9E3779B97F4A7C15 * (i + 1)) & MASK) for i in range(4)]
        self.half = None

    def word(self):
        """32 bits: the low half of a number, then the high one is kept for the next call."""
        if self.half is not None:
            value, self.half = self.half, None
            return value
        a, b, c, d = self.state
        value = (_turned((a + d) & MASK, 23) + a) & MASK
        t = (b << 17) & MASK
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        self.state = [a, b, c ^ t, _turned(d, 45)]
        self.half = value >> 32
        return value & 0xFFFFFFFF

    def below(self, n):
        """A whole number in [0, n), each equally likely (Lemire 2019)."""
        product = self.word() * n
        if product & 0xFFFFFFFF < n:
            unfair = (1 << 32) % n
            while product & 0xFFFFFFFF < unfair:
                product = self.word() * n
        return product >> 32


def of_mean(values, seed, cell):
    return bca(len(values), lambda drawn: _mean([values[i] for i in drawn]), seed, cell)


def of_median(values, seed, cell):
    return bca(len(values), lambda drawn: quantile([values[i] for i in drawn], 0.5), seed, cell)


def of_ratio(pairs, seed, cell):
    """Pooled ratio over whole people: each is (numerator, denominator)."""

    def pooled(drawn):
        below = sum(pairs[i][1] for i in drawn)
        return sum(pairs[i][0] for i in drawn) / below if below else math.nan

    return bca(len(pairs), pooled, seed, cell)


def bca(n, statistic, seed, cell, level=0.95):
    """Bias-corrected and accelerated (Efron 1987): (low, high), or nothing where it does not exist."""
    if n < 2:
        return None
    own = hashlib.sha256(f"{seed}|{cell}".encode()).digest()[:8]
    generator = Generator(int.from_bytes(own, "big"))
    everyone = range(n)
    estimate = statistic(everyone)
    drawn = (statistic([generator.below(n) for _ in everyone]) for _ in range(TIMES))
    replicates = sorted(value for value in drawn if not math.isnan(value))
    if TIMES - len(replicates) > len(replicates):
        return None
    share = sum(value < estimate for value in replicates) / len(replicates)
    if share in (0, 1):
        return None
    bias = NORMAL.inv_cdf(share)
    acceleration = _acceleration(everyone, statistic)

    def adjusted(p):
        z = bias + NORMAL.inv_cdf(p)
        return NORMAL.cdf(bias + z / (1 - acceleration * z))

    low = _normal_quantile(replicates, adjusted((1 - level) / 2))
    high = _normal_quantile(replicates, adjusted((1 + level) / 2))
    return (low, high) if low <= high else None


def _normal_quantile(ordered, p):
    """Interpolated on the normal scale, as R's boot does it."""
    r = len(ordered)
    rank = (r + 1) * p
    k = math.floor(rank)
    if k < 1:
        return ordered[0]
    if k >= r or k == rank:
        return ordered[min(k, r) - 1]
    q, q0, q1 = (NORMAL.inv_cdf(at) for at in (p, k / (r + 1), (k + 1) / (r + 1)))
    return ordered[k - 1] + (q - q0) / (q1 - q0) * (ordered[k] - ordered[k - 1])


def _acceleration(everyone, statistic):
    left = [statistic([i for i in everyone if i != out]) for out in everyone]
    left = [value for value in left if not math.isnan(value)]
    if len(left) < 2:
        return 0
    mean = _mean(left)
    influence = [(len(left) - 1) * (mean - value) for value in left]
    squares = sum(value * value for value in influence)
    return sum(value**3 for value in influence) / (6 * squares**1.5) if squares else 0


def _mean(values):
    first = 0.0
    for value in values:
        first += value
    first /= len(values)
    rest = 0.0
    for value in values:
        rest += value - first
    return first + rest / len(values)


def _turned(value, by):
    return ((value << by) | (value >> (64 - by))) & MASK


def _mixed(x):
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)
