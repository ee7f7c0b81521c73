"""Writes reference-cases.json: values that the statistics are checked against.

Nothing here shares code or formulas with Reev where another way exists: SciPy, statsmodels, NumPy, rational
arithmetic, enumeration, or numbers printed in a paper. Run with Python 3, scipy 1.17.1, statsmodels 0.15.0:

    pip install scipy==1.17.1 statsmodels==0.15.0 && python3 reference-cases.py > reference-cases.json
"""

import json
from fractions import Fraction
from itertools import combinations, product
from math import inf, sqrt

import numpy as np
from scipy import optimize, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

CASES = []
EXACT = 1e-9


def case(kind, source, given, expected, tolerance=EXACT):
    number = sum(1 for c in CASES if c["kind"] == kind) + 1
    CASES.append(
        {"id": f"{kind}-{number}", "kind": kind, "source": source, "given": given,
         "expected": [float(e) for e in expected], "tolerance": tolerance})


# Wilson's interval of the runs of one benchmark.
NEWCOMBE = "Newcombe 1998, Statistics in Medicine 17:857, table I, method 3, to 4 digits"
for passed, runs, low, high in [(81, 263, .2553, .3662), (15, 148, .0624, .1605), (0, 20, 0, .1611), (1, 29, .0061, .1718)]:
    printed = proportion_confint(passed, runs, method="wilson")
    assert np.allclose(printed, (low, high), atol=6e-5), (passed, runs, printed)
    case("wilson", NEWCOMBE, {"passed": passed, "runs": runs, "confidence": .95}, (low, high), 6e-5)
for passed, runs, confidence in [(3, 5, .95), (5, 5, .95), (0, 5, .9), (70, 100, .99)]:
    case("wilson", "statsmodels proportion_confint(method='wilson')",
         {"passed": passed, "runs": runs, "confidence": confidence},
         proportion_confint(passed, runs, 1 - confidence, method="wilson"))


def score_interval(rate, trials, critical):
    """By root finding on the score equation, not by Wilson's closed form."""
    def beyond(p):
        return (rate - p) ** 2 - critical ** 2 * p * (1 - p) / trials
    low = 0 if rate == 0 else optimize.brentq(beyond, 1e-15, rate - 1e-6, xtol=1e-15)
    high = 1 if rate == 1 else optimize.brentq(beyond, rate + 1e-6, 1 - 1e-15, xtol=1e-15)
    return low, high


# Wilson's interval over benchmarks: passes of five runs each.
for passes, confidence in [([5, 4, 5, 4, 5, 3, 4, 5, 4, 5, 4, 3, 5], .95), ([5, 0, 5, 5, 0, 0, 5, 5, 5, 0, 5, 5, 5], .95),
                           ([5] * 13, .95), ([2, 3, 2, 3, 2, 3, 2, 3], .9)]:
    rates = np.array(passes) / 5
    error = stats.sem(rates)
    rate = rates.mean()
    trials = len(passes) if error < 1e-12 else min(5 * len(passes), rate * (1 - rate) / error ** 2)
    case("wilson-clustered", "score equation solved by scipy.optimize.brentq, scipy.stats.sem and t",
         {"passes": passes, "runs": 5, "confidence": confidence},
         score_interval(rate, trials, stats.t.ppf((1 + confidence) / 2, len(passes) - 1)))

# Mean interval: Jeffreys' for scores 0 and 1, else a very large number of draws.
for ones, zeros in [(7, 6), (13, 0), (11, 2), (18, 2)]:
    case("mean", "scipy.stats.beta: Jeffreys' interval; tolerance for 2,000 draws",
         {"values": [1] * ones + [0] * zeros, "confidence": .95},
         stats.beta.ppf([.025, .975], ones + .5, zeros + .5), .02)
for values in [[1, 1, .75, .785714, 1, 1, 1, .5, .2, 1, .9, .6, 1], [.3, .35, .4, .45, .5, .55], [.8] * 13]:
    rng = np.random.default_rng(7)
    weights = rng.dirichlet([1] * len(values) + [.5, .5], 1_000_000)
    case("mean", "numpy: quantiles of 1,000,000 Dirichlet draws; tolerance for 2,000 draws",
         {"values": values, "confidence": .95}, np.quantile(weights @ np.array(values + [0, 1]), [.025, .975]), .02)

# Means of benchmarks of unequal size.
scores = [[1, 0], [.5], [1, 1, 1, .2]]
case("mean-of-benchmarks", "rational arithmetic",
     {"scores": scores}, [sum(sum(map(Fraction, map(str, b))) / len(b) for b in scores) / len(scores)])


def enumerated(runs, passed, k, good):
    outcomes = [1] * passed + [0] * (runs - passed)
    drawn = list(combinations(outcomes, k))
    return Fraction(sum(good(d) for d in drawn), len(drawn))


for runs, passed, k in [(5, 3, 1), (5, 1, 3), (5, 5, 5), (10, 4, 3), (20, 1, 10), (12, 0, 2)]:
    given = {"runs": runs, "passed": passed, "k": k}
    case("pass@k", "all subsets of k runs, rational arithmetic", given, [enumerated(runs, passed, k, any)])
    case("pass^k", "all subsets of k runs, rational arithmetic", given, [enumerated(runs, passed, k, all)])
for runs, passed, k in [(200, 13, 100), (100, 97, 50)]:
    numpy_code = 1.0 - np.prod(1.0 - k / np.arange(runs - passed + 1, runs + 1))
    case("pass@k", "the numpy code of Chen et al. 2021, arXiv:2107.03374, figure 3",
         {"runs": runs, "passed": passed, "k": k}, [numpy_code])
for runs, passed in [(5, 4), (10, 5), (7, 0)]:
    pairs = list(combinations([1] * passed + [0] * (runs - passed), 2))
    case("flakiness", "all pairs of runs", {"runs": runs, "passed": passed},
         [Fraction(sum(a != b for a, b in pairs), len(pairs))])


def sign_flip(differences):
    return stats.permutation_test((np.array(differences),), np.sum, permutation_type="samples", n_resamples=inf).pvalue


DARWIN = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
assert abs(sign_flip(DARWIN) - 1726 / 32768) < 1e-12
case("sign-flip", "Fisher 1935, The Design of Experiments, section 21, Darwin's maize: 2 x 863 of 32,768",
     {"differences": DARWIN}, [Fraction(1726, 32768)])
for differences in [[.2, -.4, 0, .2, .6, -.2, .4, .2, 0, .8, .2, -.2, .4], [-1, -1, -1, -1, -1, -1], [.1, -.1], [0, 0, 0]]:
    every = [abs(sum(s * d for s, d in zip(signs, differences))) for signs in product((1, -1), repeat=len(differences))]
    p = np.mean([e >= abs(sum(differences)) - 1e-12 for e in every])
    case("sign-flip", "all signs enumerated", {"differences": differences}, [p])
large = [round(float(d), 3) for d in np.random.default_rng(3).normal(.03, .2, 30)]
signs = np.random.default_rng(4).choice([-1, 1], (2_000_000, 30))
case("sign-flip", "numpy: 2,000,000 random signs; tolerance for 10,000", {"differences": large},
     [np.mean(np.abs(signs @ np.array(large)) >= abs(sum(large)))], .01)


def relabel(base, candidate):
    pooled = base + candidate
    observed = abs(np.mean(candidate) - np.mean(base)) - 1e-12
    extreme = []
    for chosen in combinations(range(len(pooled)), len(candidate)):
        rest = set(range(len(pooled))) - set(chosen)
        extreme.append(abs(np.mean([pooled[i] for i in chosen]) - np.mean([pooled[i] for i in rest])) >= observed)
    if len(base) == len(candidate):  # SciPy doubles the smaller tail, which is another test for unequal sides.
        scipy = stats.permutation_test((candidate, base), lambda a, b: np.mean(a) - np.mean(b),
                                       permutation_type="independent", n_resamples=inf)
        assert abs(scipy.pvalue - np.mean(extreme)) < 1e-12
    return np.mean(extreme)


for base, candidate in [([1, 1, 1, 1, 1], [0, 0, 0, 0, 0]), ([1, 1, 0, 1, 1], [0, 1, 0, 0, 1])]:
    case("relabel", "scipy.stats.permutation_test, all arrangements", {"base": base, "candidate": candidate},
         [relabel(base, candidate)])
MICE = ([52, 104, 146, 10, 51, 30, 40, 27, 46], [94, 197, 16, 38, 99, 141, 23])
case("relabel", "all arrangements enumerated; mouse data of Efron and Tibshirani 1993, table 2.1",
     {"base": MICE[0], "candidate": MICE[1]}, [relabel(*MICE)])
case("relabel", "all arrangements enumerated", {"base": [.75, 1, .5, 1], "candidate": [.2, .75, 0, .5, .5, .1]},
     [relabel([.75, 1, .5, 1], [.2, .75, 0, .5, .5, .1])])
# With equal numbers of runs that only pass or fail, Fisher's exact test is the same test.
case("relabel", "scipy.stats.fisher_exact: 30 and 18 of 40 passed",
     {"base": [1] * 30 + [0] * 10, "candidate": [1] * 18 + [0] * 22}, [stats.fisher_exact([[30, 10], [18, 22]])[1]])

rng = np.random.default_rng(9)
sides = [[rng.choice([0, .25, .5, 1], 6, p=[.2, .1, .1, .6]).tolist() for _ in range(4)] for _ in range(2)]
drawn = np.zeros(400_000)
for base, candidate in zip(*sides):
    pools = rng.permuted(np.tile(base + candidate, (len(drawn), 1)), axis=1)
    drawn += (pools[:, 6:].mean(1) - pools[:, :6].mean(1)) / 4
observed = np.mean([np.mean(c) - np.mean(b) for b, c in zip(*sides)])
case("relabel-cells", "numpy: 400,000 random arrangements; tolerance for 5,000", {"base": sides[0], "candidate": sides[1]},
     [np.mean(np.abs(drawn) >= abs(observed) - 1e-9)], .02)

# The second group of each is R's sleep data (Student 1908), divided by ten so that differences are within 1.
SLEEP = ([.07, -.16, -.02, -.12, -.01, .34, .37, .08, 0, .2], [.19, .08, .11, .01, -.01, .44, .55, .16, .46, .34])
case("t-paired", "R 4: t.test(sleep, paired), 0.7001142 to 2.4598858, divided by 10",
     {"differences": [round(b - a, 10) for a, b in zip(*SLEEP)], "confidence": .95}, (.07001142, .24598858), 1e-8)
differences = [.2, -.4, 0, .2, .6, -.2, .4, .2, 0, .8, .2, -.2, .4]
case("t-paired", "scipy.stats.ttest_1samp", {"differences": differences, "confidence": .9},
     stats.ttest_1samp(differences, 0).confidence_interval(.9))
for lost, gained, pairs in [(0, 0, 65), (1, 0, 65), (3, 2, 100)]:
    def most(count):
        return stats.binomtest(count, pairs, alternative="less").proportion_ci(.95, method="exact").high
    case("shift", "scipy.stats.binomtest: exact one-sided bounds", {"down": lost, "up": gained, "pairs": pairs, "confidence": .95},
         [gained / pairs - most(lost), most(gained) - lost / pairs])
case("welch", "R 4: t.test(extra ~ group, sleep), -3.3654832 to 0.2054832, divided by 10 and turned",
     {"base": [SLEEP[0]], "candidate": [SLEEP[1]], "confidence": .95}, (-.02054832, .33654832), 1e-8)
welch = ([1, 1, 0, 1, 1, .5], [0, 1, 0, .25])
case("welch", "scipy.stats.ttest_ind(equal_var=False)", {"base": [welch[0]], "candidate": [welch[1]], "confidence": .8},
     stats.ttest_ind(welch[1], welch[0], equal_var=False).confidence_interval(.8))

PAPER = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1]
adjusted = multipletests(PAPER, method="fdr_bh")[1]
assert sum(adjusted <= .05) == 4  # As the paper says.
case("fdr", "Benjamini and Hochberg 1995, JRSS B 57:289, section 3.2; statsmodels multipletests(method='fdr_bh')",
     {"p": PAPER}, adjusted)
ties = [.04, .01, .04, .5, .03, .01]
case("fdr", "scipy.stats.false_discovery_control", {"p": ties}, stats.false_discovery_control(ties))

print("[\n" + ",\n".join(json.dumps(c) for c in CASES) + "\n]")
