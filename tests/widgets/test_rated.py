"""A choice on a scale, and the words that are asked for once something is chosen."""

from goalkit.widgets.rated import RatedDraft


def problem(draft: RatedDraft) -> str:
    return draft.problems().get("rating", "")


def test_nothing_chosen_is_fine_unless_it_is_needed() -> None:
    assert problem(RatedDraft()) == ""
    assert problem(RatedDraft("Choose one.")) == "Choose one."


def test_words_alone_are_not_enough() -> None:
    draft = RatedDraft()
    draft.note = "Ask more"
    assert "choose a number too" in problem(draft)
    draft.rating = "-2"
    assert (problem(draft), draft.number) == ("", -2)


def test_zero_is_a_choice() -> None:
    draft = RatedDraft("Choose one.")
    draft.rating = "0"
    assert (problem(draft), draft.number) == ("", 0)
