"""Other ways to answer the same questions: three normal distributions, one by a well-kept library."""

import warnings
from collections.abc import Callable
from statistics import NormalDist

import numpy as np
from forecast_goals import Floats, Ints, Question
from statsmodels.tools.sm_exceptions import ConvergenceWarning
from statsmodels.tsa.statespace.structural import UnobservedComponents

LEAST_SPREAD = 1e-9
MOST_STEPS = 100


def straight_line(question: Question) -> NormalDist:
    """On along the line through the first and the last reading, with the range of a regression."""
    days, values = question.days.astype(float), question.readings - question.readings[0]
    pace = values[-1] / days[-1]
    residual = np.sqrt(np.sum((values - pace * days) ** 2) / max(days.size - 2, 1))
    spread = residual * np.sqrt(1 + question.on**2 / np.sum(days**2))
    return _normal(question, question.readings[0] + pace * question.on, spread)


def random_walk(question: Question) -> NormalDist:
    """The last reading stays, and strays as far as it did before."""
    a_day = np.mean(np.diff(question.readings) ** 2 / np.diff(question.days))
    return _normal(question, question.readings[-1], np.sqrt(a_day * (question.on - question.days[-1])))


def local_linear_trend(question: Question) -> NormalDist:
    """A level and a pace that both wander, fitted by statsmodels; days without reading are gaps."""
    step = max(float(np.median(np.diff(question.days))), question.days[-1] / MOST_STEPS, 1.0)
    steps = np.round(question.days / step).astype(np.int64)
    middle, size = question.readings.mean(), question.readings.std()
    model = UnobservedComponents(_on_grid(steps, (question.readings - middle) / size), "lltrend")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        warnings.simplefilter("ignore", RuntimeWarning)
        fitted = model.fit(disp=False, maxiter=50)
    later = fitted.get_forecast(max(round((question.on - question.days[-1]) / step), 1))
    mean, variance = float(later.predicted_mean[-1]), float(later.var_pred_mean[-1])
    if not np.isfinite(mean) or not variance > 0:
        return random_walk(question)
    return _normal(question, middle + size * mean, size * np.sqrt(variance))


def _on_grid(steps: Ints, values: Floats) -> Floats:
    grid = np.full(int(steps[-1]) + 1, np.nan)
    grid[steps] = values
    return grid


def _normal(question: Question, mean: float, spread: float) -> NormalDist:
    return NormalDist(float(mean), float(spread + LEAST_SPREAD * np.ptp(question.readings)))


PEERS: dict[str, Callable[[Question], NormalDist]] = {
    "straight line": straight_line,
    "random walk": random_walk,
    "local linear trend": local_linear_trend,
}
