"""Writes src/test/resources/org/hourglass/statistics/expected.json: what SciPy and statsmodels make of some samples.

    pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0
    python src/test/python/expected.py > src/test/resources/org/hourglass/statistics/expected.json

The corrected resampled t-test is in neither: here it is Student's test of a mean whose standard error is the corrected one,
by scipy.stats.t. Exact p values of samples with ties or zeros are scipy's permutation test over all signs.
"""

import itertools
import json
import warnings

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import DescrStatsW

warnings.simplefilter("ignore")


def corrected(differences, ratio):
    n = len(differences)
    error = np.sqrt((1 / n + ratio) * np.var(differences, ddof=1))
    t = np.mean(differences) / error
    half = error * stats.t.isf(0.025, n - 1)
    return {
        "ratio": ratio,
        "statistic": t,
        "p": 2 * stats.t.sf(abs(t), n - 1),
        "interval": [np.mean(differences) - half, np.mean(differences) + half],
    }


def exact(differences):
    """All signs, counted one by one: small samples with ties or zeros."""
    ranks = stats.rankdata(np.abs(differences))[differences != 0]
    observed = min(ranks[differences[differences != 0] > 0].sum(), ranks[differences[differences != 0] < 0].sum())
    below = sum(
        1 for signs in itertools.product([0, 1], repeat=len(ranks)) if np.dot(signs, ranks) <= observed + 1e-9
    )
    return observed, min(1.0, 2 * below / 2 ** len(ranks))


def wilcoxon(a, b):
    differences = a - b
    counted = np.count_nonzero(differences)
    plain = counted == len(differences) and len(np.unique(np.abs(differences))) == counted
    if plain and counted <= 50:
        result = stats.wilcoxon(a, b, method="exact")
        return result.statistic, result.pvalue
    if counted <= 50:
        ours = exact(differences)
        scipys = stats.wilcoxon(a, b, zero_method="pratt", method=stats.PermutationMethod(n_resamples=np.inf))
        assert abs(scipys.pvalue - ours[1]) < 1e-12 and scipys.statistic == ours[0], (scipys, ours)
        return ours
    result = stats.wilcoxon(a, b, zero_method="pratt", method="asymptotic", correction=False)
    return result.statistic, result.pvalue


def biserial(differences):
    ranks = stats.rankdata(np.abs(differences))
    return (ranks[differences > 0].sum() - ranks[differences < 0].sum()) / ranks[differences != 0].sum()


def case(name, a, b, ratio):
    a, b = np.asarray(a, float), np.asarray(b, float)
    t = stats.ttest_rel(a, b)
    interval = t.confidence_interval(0.95)
    statistic, p = wilcoxon(a, b)
    differences = a - b
    low, high = DescrStatsW(a).tconfint_mean(0.05)
    return {
        "name": name,
        "a": a.tolist(),
        "b": b.tolist(),
        "summary": {"mean": a.mean(), "sd": a.std(ddof=1), "interval": [low, high]},
        "difference": differences.mean(),
        "interval": [interval.low, interval.high],
        "t": {"statistic": t.statistic, "p": t.pvalue},
        "corrected": corrected(differences, ratio),
        "wilcoxon": {"statistic": statistic, "p": p},
        "cohenDz": differences.mean() / differences.std(ddof=1),
        "rankBiserial": biserial(differences),
    }


def cases():
    random = np.random.default_rng(20261124)
    yield case("two pairs", [0.25, 0.5], [0.125, 0.75], 0.2)
    yield case("three seeds", [0.0912, 0.0931, 0.0897], [0.0954, 0.0949, 0.0951], 0.2)
    yield case("three seeds, one way", [0.93, 0.95, 0.94], [0.90, 0.915, 0.925], 1 / 9)
    for n in (5, 10, 20, 50):
        a = random.normal(0.1, 0.01, n)
        yield case(f"{n} normal pairs", a, a + random.normal(0.003, 0.008, n), 0.25)
    for n in (51, 60, 300):
        a = random.normal(3, 2, n)
        yield case(f"{n} normal pairs, approximated", a, a + random.normal(0.3, 2, n), 1.0)
    yield case("ties", [3, 5, 1, 4, 9, 2, 6], [1, 3, 3, 3, 5, 3, 2], 0.2)
    yield case("ties and zeros", [3, 5, 1, 4, 9, 2, 6, 7, 1], [1, 5, 3, 3, 5, 3, 2, 7, 0], 0.2)
    a = random.integers(0, 9, 80).astype(float)
    yield case("80 pairs with ties and zeros", a, random.integers(0, 8, 80).astype(float), 0.2)
    a = random.normal(0, 1, 12)
    yield case("far apart", a, a + 50 + random.normal(0, 0.01, 12), 0.0)


def holm():
    random = np.random.default_rng(7)
    for p in ([0.04], [0.01, 0.04, 0.03, 0.005], [0.2, 0.2, 0.01, 0.9, 1.0, 0.0], random.uniform(0, 0.2, 30).tolist()):
        yield {"p": p, "adjusted": multipletests(p, method="holm")[1].tolist()}


def ranks():
    for values in ([3.0, 1.0, 2.0], [2.0, 2.0, 1.0, 5.0, 5.0, 5.0, -1.0]):
        yield {"values": values, "ranks": stats.rankdata(values).tolist()}


print(json.dumps({"cases": list(cases()), "holm": list(holm()), "ranks": list(ranks())}, indent=1))
