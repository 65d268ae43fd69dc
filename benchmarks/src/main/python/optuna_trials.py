"""Runs trials of no work with Optuna: STORAGE TRIALS, and says how many milliseconds one took.

STORAGE is memory, journal or sqlite. A trial has three parameters, one objective, and ten metrics, which are kept together
as one attribute: one write instead of ten.
"""
import os
import sys
import tempfile
import time

import optuna
from optuna.storages import JournalStorage
from optuna.storages.journal import JournalFileBackend


def storage(kind, folder):
    if kind == "memory":
        return None
    if kind == "journal":
        return JournalStorage(JournalFileBackend(os.path.join(folder, "journal.log")))
    return "sqlite:///" + os.path.join(folder, "optuna.db")


def objective(trial):
    code = trial.suggest_int("architecture.code", 8, 64)
    rho = trial.suggest_float("rho", 0.01, 0.3, log=True)
    trial.suggest_float("training.learning-rate", 1e-4, 1e-2, log=True)
    trial.set_user_attr("metrics", {f"val/metric-{i}": i / 3 + rho for i in range(10)})
    return code * rho


def main(kind, trials):
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        study = optuna.create_study(storage=storage(kind, folder), sampler=optuna.samplers.RandomSampler(seed=7))
        start = time.perf_counter()
        study.optimize(objective, n_trials=trials)
        print(1000 * (time.perf_counter() - start) / trials)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
