"""Searches with Optuna: for each line "FUNCTION SAMPLER TRIALS SEEDS" answers with a number for each seed, as JSON.

The number is the least value found, for "zdt1" the hypervolume of the front, for "mixed" milliseconds of processor time per trial.
"""
import json
import math
import sys
import time
import warnings

import optuna
from optuna.samplers import CmaEsSampler, GPSampler, NSGAIISampler, QMCSampler, RandomSampler, TPESampler

SAMPLERS = {
    "random": lambda seed: RandomSampler(seed=seed),
    "sobol": lambda seed: QMCSampler(seed=seed, scramble=True),
    "tpe": lambda seed: TPESampler(seed=seed, multivariate=True, group=True, n_startup_trials=10),
    "cma-es": lambda seed: CmaEsSampler(seed=seed),
    "gp": lambda seed: GPSampler(seed=seed, n_startup_trials=10),
    "nsga-ii": lambda seed: NSGAIISampler(seed=seed, population_size=24),
}

ALPHA = (1.0, 1.2, 3.0, 3.2)
A = ((10, 3, 17, 3.5, 1.7, 8), (0.05, 10, 17, 0.1, 8, 14), (3, 3.5, 1.7, 10, 17, 8), (17, 8, 0.05, 10, 0.1, 14))
P = ((1312, 1696, 5569, 124, 8283, 5886), (2329, 4135, 8307, 3736, 1004, 9991),
     (2348, 1451, 3522, 2883, 3047, 6650), (4047, 8828, 8732, 5743, 1091, 381))


def branin(trial):
    x, y = trial.suggest_float("x", -5, 10), trial.suggest_float("y", 0, 15)
    bend = y - 5.1 / (4 * math.pi ** 2) * x ** 2 + 5 / math.pi * x - 6
    return bend ** 2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


def hartmann6(trial):
    x = [trial.suggest_float(f"x{i}", 0, 1) for i in range(6)]
    return -sum(a * math.exp(-sum(f * (v - p / 1e4) ** 2 for f, v, p in zip(row, x, centre)))
                for a, row, centre in zip(ALPHA, A, P))


def conditional(trial):
    value = (trial.suggest_float("momentum", 0, 1) - 0.8) ** 2
    if trial.suggest_categorical("branch", ["wide", "deep"]) == "wide":
        rate, units = trial.suggest_float("rate", 1e-4, 1, log=True), trial.suggest_int("units", 8, 512, log=True)
        return value + 0.1 + 0.5 * (math.log10(rate) + 2) ** 2 + 0.1 * (math.log2(units) - 6) ** 2
    depth, share = trial.suggest_int("depth", 1, 10), trial.suggest_float("share", 0, 1)
    return value + 0.1 * abs(depth - 7) + 2 * (share - 0.3) ** 2


def zdt1(trial):
    x = [trial.suggest_float(f"x{i}", 0, 1) for i in range(10)]
    g = 1 + sum(x[1:])
    return x[0], g * (1 - math.sqrt(x[0] / g))


def mixed(trial):
    value = sum(trial.suggest_float(f"x{i}", 0, 1) for i in range(4))
    value += trial.suggest_int("units", 8, 1024, log=True) / 1024 + trial.suggest_int("layers", 1, 6)
    if trial.suggest_categorical("kind", ["a", "b", "c", "d"]) in ("b", "c"):
        value += trial.suggest_float("rate", 1e-4, 1, log=True)
    return value


def hypervolume(front):
    """Returns the area between the front and (1.1, 10)."""
    area, height = 0.0, 10.0
    for first, second in sorted(front):
        if first < 1.1 and second < height:
            area += (1.1 - first) * (height - second)
            height = second
    return area


def search(function, sampler, trials, seed):
    directions = ["minimize"] * (2 if function is zdt1 else 1)
    study = optuna.create_study(directions=directions, sampler=SAMPLERS[sampler](seed))
    study.optimize(function, n_trials=trials)
    return hypervolume([trial.values for trial in study.trials]) if function is zdt1 else study.best_value


def main():
    warnings.simplefilter("ignore")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    functions = {f.__name__: f for f in (branin, hartmann6, conditional, zdt1, mixed)}
    for line in sys.stdin:
        name, sampler, trials, seeds = line.split()
        results = []
        for seed in range(int(seeds)):
            begin = time.process_time()
            found = search(functions[name], sampler, int(trials), seed)
            results.append((time.process_time() - begin) * 1000 / int(trials) if name == "mixed" else found)
        print(json.dumps(results), flush=True)


if __name__ == "__main__":
    main()
