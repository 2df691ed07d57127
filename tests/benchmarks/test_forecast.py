"""A small part of what `forecast.py` measures, so that nobody has to wait for it to see a mistake."""

import re
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from goalkit.analysis.forecast import forecast_reading
from tests.benchmarks.forecast_goals import KINDS, made_questions
from tests.project import HOME, run_tool

DAY_0 = date(2024, 1, 1)


def day(number):
    return DAY_0 + timedelta(days=int(number))


def told(question):
    readings = pd.DataFrame({"on": [day(number) for number in question.days], "value": question.readings})
    return forecast_reading(
        readings,
        on=day(question.on),
        as_of=day(question.as_of),
        target=question.target,
        direction=question.direction,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_made_goals_are_the_same_in_every_run(kind):
    first, again = (made_questions(kind, 5, seed=1) for _ in range(2))
    assert [question.outcome for question in first] == [question.outcome for question in again]
    assert [question.outcome for question in first] != [
        question.outcome for question in made_questions(kind, 5, seed=2)
    ]


def test_the_range_holds_about_eight_of_ten_later_readings():
    asked = [question for kind in KINDS for question in made_questions(kind, 40, seed=7, days_of_facts=2)]
    pairs = [(question, told(question)) for question in asked]
    held = [
        forecast.low <= question.outcome <= forecast.high
        for question, forecast in pairs
        if forecast.low is not None
    ]
    assert len(held) > 400
    assert np.mean(held) == pytest.approx(0.8, abs=0.08)


@pytest.mark.parametrize(("name", "sample"), [("forecast", "2"), ("forecast_speed", "50")])
def test_the_benchmarks_run_in_small(name, sample):
    code, said = run_tool(str(HOME / "tests" / "benchmarks" / f"{name}.py"), "--sample", sample)
    assert code in {0, 1}, said
    assert re.fullmatch(r"(forecast|days reached), .+: \S+ x \(limit \d+\)", said.strip().splitlines()[-1])
