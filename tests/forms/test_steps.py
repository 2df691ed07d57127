"""The steps of an exercise: one is open, the first that is not done at the beginning."""

from typing import Any

import pytest

from goalkit.errors import NotShippedError
from goalkit.forms import Step, Steps, words
from tests.forms.pages import buttons, inside


def step(title: str, done: list[str]) -> Step:
    return Step(title=title, open=lambda: (words(f"This is {title}", "goal"),), is_done=lambda: title in done)


def shown(view: Any) -> str:
    return " ".join(one.value for one in inside(view) if isinstance(getattr(one, "value", None), str))


def test_the_first_step_that_is_not_done_is_open() -> None:
    steps = Steps(step("Picture", ["Picture"]), step("Values", ["Picture"]), step("Balance", []))
    assert "Step 2 of 3: Values" in shown(steps.view)
    assert "This is Values" in shown(steps.view)
    assert [one.description for one in steps.buttons] == ["1 Picture ✓", "2 Values", "3 Balance"]


def test_a_step_is_opened_by_its_name_and_the_next_by_a_button() -> None:
    steps = Steps(step("Picture", []), step("Values", []))
    buttons(steps.view)["Next: Values"].click()
    assert "This is Values" in shown(steps.view)
    assert not any(label.startswith("Next") for label in buttons(steps.view))
    steps.buttons[0].click()
    assert "This is Picture" in shown(steps.view)


def test_a_step_is_ticked_as_soon_as_it_is_done() -> None:
    done: list[str] = []
    steps = Steps(step("Picture", done), step("Values", done))
    done.append("Picture")
    steps.refresh()
    assert steps.buttons[0].description == "1 Picture ✓"
    assert "This is Picture" in shown(steps.view)


@pytest.mark.parametrize("number", [0, 1])
def test_all_done_begins_at_the_first_and_every_step_can_be_seen_again(number: int) -> None:
    steps = Steps(step("Picture", ["Picture", "Values"]), step("Values", ["Picture", "Values"]))
    steps.go_to(number)
    assert f"Step {number + 1} of 2" in shown(steps.view)


def test_what_keeps_a_step_from_opening_is_said_at_once_and_no_longer_than_it_is_so() -> None:
    def fails() -> list[Any]:
        raise NotShippedError("data/value_cards.json")

    broken = Step(title="Values", open=fails, is_done=lambda: False)
    steps = Steps(step("Picture", []), broken)
    steps.go_to(1)
    assert '<div role="alert"><p class="goalkit-message">' in shown(steps.view)
    assert "data/value_cards.json" in shown(steps.view)
    steps.go_to(0)
    assert "alert" not in shown(steps.view)
