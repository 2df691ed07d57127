"""What measures how much of goalkit the tests run."""

from tests.project import run_tool


def test_a_run_of_too_little_fails_and_tells_where_nothing_was_run() -> None:
    measured = ("-p", "tests.coverage", "tests/test_period.py")
    code, said = run_tool("-m", "pytest", "-q", "-p", "no:cacheprovider", *measured)
    assert code == 1
    assert "FAIL: less than 95 %" in said
    assert "goalkit/cli/app.py" in said
    assert "goalkit/errors.py " in said  # in part
    assert " failed" not in said
