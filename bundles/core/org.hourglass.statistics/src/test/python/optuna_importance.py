"""Writes src/test/resources/org/hourglass/statistics/importance/optuna.json: trials, and what Optuna's fANOVA makes of them.

    pip install numpy==2.4.6 optuna==5.0.0 scikit-learn==1.9.1
    python src/test/python/optuna_importance.py > src/test/resources/org/hourglass/statistics/importance/optuna.json

Optuna's importances are the means over ten seeds of its forest, its own defaults otherwise.
"""

import json
import math

import numpy as np
import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.importance import FanovaImportanceEvaluator, get_param_importances

optuna.logging.set_verbosity(optuna.logging.ERROR)

AUTOENCODER = {
    "rate": FloatDistribution(1e-4, 1e-1, log=True),
    "code": IntDistribution(4, 64),
    "activation": CategoricalDistribution(["relu", "tanh", "sigmoid"]),
    "noise": FloatDistribution(0, 0.5),
    "unused": FloatDistribution(0, 1),
}


def autoencoder(x):
    """A valley in the learning rate, less loss with larger codes, an activation, an interaction, something unused."""
    valley = (math.log10(x["rate"]) + 2.5) ** 2
    activation = {"relu": 0.0, "tanh": 0.4, "sigmoid": 1.0}[x["activation"]]
    return valley + 4 / math.sqrt(x["code"]) + activation + 2 * x["noise"] * activation


SUM = {f"x{i}": FloatDistribution(0, 1) for i in range(4)}


def weighted(x):
    return 3 * x["x0"] + 2 * x["x1"] + x["x2"]


def draw(random, distribution):
    if isinstance(distribution, CategoricalDistribution):
        return distribution.choices[random.integers(len(distribution.choices))]
    if isinstance(distribution, IntDistribution):
        return int(random.integers(distribution.low, distribution.high + 1))
    if distribution.log:
        return float(np.exp(random.uniform(np.log(distribution.low), np.log(distribution.high))))
    return float(random.uniform(distribution.low, distribution.high))


def case(name, space, function, noise, trials):
    random = np.random.default_rng(trials)
    study = optuna.create_study()
    drawn = []
    for _ in range(trials):
        point = {path: draw(random, distribution) for path, distribution in space.items()}
        value = function(point) + float(random.normal(0, noise))
        drawn.append({"point": point, "value": value})
        study.add_trial(optuna.trial.create_trial(params=point, distributions=space, value=value))
    found = [
        get_param_importances(study, evaluator=FanovaImportanceEvaluator(seed=seed)) for seed in range(10)
    ]
    means = {path: float(np.mean([one[path] for one in found])) for path in space}
    spread = {path: float(np.std([one[path] for one in found])) for path in space}
    return {"name": name, "trials": drawn, "optuna": means, "spread": spread}


cases = [
    case("sum", SUM, weighted, 0, 200),
    case("sum with noise", SUM, weighted, 0.5, 300),
    case("autoencoder", AUTOENCODER, autoencoder, 0.05, 100),
    case("autoencoder, more trials", AUTOENCODER, autoencoder, 0.05, 400),
]
print("{\"cases\": [\n" + ",\n".join(json.dumps(one) for one in cases) + "\n]}")
