"""How benchmarks end."""

import math

import pytest

from tests.benchmarks.closing import Result, close, medians_in_turns


def result(ratio, name="review"):
    return Result(name=name, ratio=ratio, limit=0.6)


@pytest.mark.parametrize(("ratio", "code"), [(0.5, 0), (0.6, 0), (0.61, 1), (math.nan, 1)])
def test_a_benchmark_ends_with_1_beyond_its_limit(ratio, code):
    with pytest.raises(SystemExit) as left:
        close(result(ratio))
    assert left.value.code == code


def test_the_last_line_is_name_ratio_and_limit(capsys):
    with pytest.raises(SystemExit):
        close(result(0.1, "memory"), result(0.5))
    assert capsys.readouterr().out.splitlines()[-1] == "review: 0.5 x (limit 0.6)"


def test_one_result_beyond_its_limit_is_enough():
    with pytest.raises(SystemExit) as left:
        close(result(0.9, "memory"), result(0.5))
    assert left.value.code == 1


def test_works_take_turns_after_a_round_to_warm_up():
    done = []
    found = medians_in_turns(lambda: done.append("a"), lambda: done.append("b"), rounds=2)
    assert done == ["a", "b"] * 3
    assert len(found) == 2
