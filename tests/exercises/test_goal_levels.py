"""The five levels of a goal, in words or from the readings of a measure, against a real practice."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from goalkit.model import AttainmentRating, AttainmentScale, Record
from goalkit.store import Practice
from goalkit.terms import Direction
from tests.books import goal, maintain, reach, reading
from tests.exercises.made import TODAY
from tests.exercises.test_goals import Writer
from tests.forms.pages import words_of

CUTS = {"minus_one": "7", "zero": "10", "plus_one": "13", "plus_two": "16"}
WORDS = {"much_less": "Nobody", "less": "One", "expected": "Two", "more": "Three", "much_more": "Four"}
LATER = TODAY + timedelta(days=30)


def writes(practice: Practice, *, later: bool = False) -> Writer:
    return Writer(practice, today=LATER if later else TODAY).opens("g1", 5)


def cuts_of(writer: Writer) -> dict[str, str]:
    return {name: writer.form.control(f"cuts.{name}").value for name in CUTS}


def types_cuts(writer: Writer, **cuts: str) -> Writer:
    return writer.types(**{f"cuts.{name}": text for name, text in cuts.items()})


def scales(practice: Practice) -> tuple[AttainmentScale, ...]:
    return practice.load("c1").attainment_scales


def ratings(practice: Practice) -> list[tuple[str, int]]:
    return [(one.scale_id, one.level) for one in practice.load("c1").attainment_ratings]


def is_shown(view: object) -> bool:
    return view.layout.display != "none"  # type: ignore[attr-defined, no-any-return] # it is a widget


def taken(practice: Practice) -> AttainmentScale:
    """The scale that is there after the offer was taken and saved."""
    writer = writes(practice)
    writer.form.offer.take_button.click()
    writer.saves()
    (scale,) = scales(practice)
    return scale


def test_taking_the_offer_keeps_measure_and_cuts(practice: Practice) -> None:
    scale = taken(practice)
    assert (scale.measure_id, scale.cuts) == ("m1", (7, 10, 13, 16))
    again = writes(practice)
    assert cuts_of(again) == CUTS
    assert again.form.control("measure_id").value == "m1"
    again.saves()
    assert scales(practice) == (scale,)


def test_words_follow_the_cuts_until_somebody_writes_their_own(practice: Practice) -> None:
    writer = writes(practice)
    writer.form.offer.take_button.click()
    writer.types(more="13 to less than 16 people, and nobody lost")
    types_cuts(writer, plus_one="12", plus_two="15.5").saves()
    (scale,) = scales(practice)
    plain = [level.replace("\u00a0", " ") for level in scale.levels]
    assert plain[2:] == [
        "10 to less than 12 people", "13 to less than 16 people, and nobody lost", "15.5 people or more",
    ]  # fmt: skip
    assert "+1 is “12 to less than 15.5” by its number" in words_of(writer.form.advice)


def test_words_stay_while_a_number_is_half_typed(practice: Practice) -> None:
    writer = writes(practice)
    writer.form.offer.take_button.click()
    types_cuts(writer, zero="")
    assert writer.form.control("expected").value == "10 to less than 13\u00a0people"
    types_cuts(writer, zero="11")
    assert writer.form.control("expected").value == "11 to less than 13\u00a0people"


@pytest.mark.parametrize(
    ("cuts", "field", "said"),
    [
        ({"zero": ""}, "zero", "at which 0 begins"),
        ({"minus_one": "some"}, "minus_one", "not a number"),
        ({"plus_one": "10"}, "plus_one", "+1 begins above 0: write a number above 10"),
        ({"plus_two": "12.5"}, "plus_two", "above 13"),
    ],
)
def test_what_is_wrong_with_a_cut_is_said_beside_it(
    practice: Practice, cuts: dict[str, str], field: str, said: str
) -> None:
    writer = writes(practice)
    writer.form.offer.take_button.click()
    types_cuts(writer, **cuts).saves()
    assert said in writer.form.said(f"cuts.{field}")
    assert scales(practice) == ()


def test_a_number_may_carry_its_unit_and_a_decimal_comma(practice: Practice) -> None:
    writer = writes(practice)
    writer.form.offer.take_button.click()
    types_cuts(writer, minus_one="6,5 people").saves()
    assert scales(practice)[0].cuts[0] == Decimal("6.5")


def test_large_cuts_stand_in_millions(practice: Practice) -> None:
    money = {"unit": "USD", "baseline": Decimal(25_500_000), "target": Decimal(30_000_000)}
    practice.record("c1", reach("m9", title="Budget", **money))
    writer = writes(practice).types(measure_id="m9")
    assert list(cuts_of(writer).values()) == ["27.8 M", "30 M", "32.3 M", "34.5 M"]
    types_cuts(writer, plus_one="32.255 M").saves()
    assert "could be" in writer.form.said("cuts.plus_one")
    types_cuts(writer, plus_one="29 M").saves()
    assert "write a number above 30 M" in writer.form.said("cuts.plus_one")
    types_cuts(writer, plus_one="32,25 M USD").saves()
    assert scales(practice)[0].cuts == (27_800_000, 30_000_000, 32_250_000, 34_500_000)


def test_cuts_of_a_measure_that_shall_fall_go_down(practice: Practice) -> None:
    writer = writes(practice).types(measure_id="m2")
    assert cuts_of(writer) == dict.fromkeys(CUTS, "")
    types_cuts(writer, minus_one="54", zero="50", plus_one="52", plus_two="42").saves()
    assert "write a number below 50" in writer.form.said("cuts.plus_one")
    types_cuts(writer, plus_one="46").saves()
    (scale,) = scales(practice)
    assert (scale.measure_id, scale.cuts) == ("m2", (54, 50, 46, 42))
    assert scale.levels[1] == "More than 50 up to 54\u00a0h/week"


def test_words_without_numbers_are_kept_or_replaced_as_a_whole(practice: Practice) -> None:
    writer = writes(practice).types(**WORDS)
    assert not is_shown(writer.form.in_words.view)
    writer.types(measure_id="m1")
    assert is_shown(writer.form.in_words.view)
    assert writer.form.control("expected").value == "Two"
    writer.form.in_words.take_button.click()
    assert writer.form.control("expected").value == "10 to less than 13\u00a0people"
    assert not is_shown(writer.form.in_words.view)
    types_cuts(writer, plus_one="12")
    assert writer.form.control("expected").value == "10 to less than 12\u00a0people"


def test_another_measure_brings_its_own_cuts(practice: Practice) -> None:
    practice.record("c1", reach("m9", title="Leads", baseline=Decimal(0), target=Decimal(2)))
    writer = writes(practice).types(measure_id="m1")
    assert cuts_of(writer) == CUTS
    writer.types(measure_id="m9")
    assert cuts_of(writer) == {"minus_one": "1", "zero": "2", "plus_one": "3", "plus_two": "4"}
    assert writer.form.control("expected").value == "2 to less than 3\u00a0people"


def test_without_a_measure_of_numbers_nobody_is_asked_for_one(practice: Practice) -> None:
    between = maintain(
        "m4", goal_id="g2", title="Sleep", unit="h", direction=Direction.BETWEEN, target=Decimal(6),
        target_high=Decimal(8),
    )  # fmt: skip
    practice.record("c1", goal("g2"), between)
    writer = Writer(practice).opens("g2", 5)
    with pytest.raises(KeyError):
        writer.form.control("measure_id")
    assert not writer.form.draft.measures


def test_cuts_and_today_are_never_asked_for_both(practice: Practice) -> None:
    writer = writes(practice)
    assert [is_shown(view) for view in (writer.form.cuts_view, writer.form.today_view)] == [False, True]
    writer.types(measure_id="m1")
    assert [is_shown(view) for view in (writer.form.cuts_view, writer.form.today_view)] == [True, False]
    writer.types(measure_id="")
    assert [is_shown(view) for view in (writer.form.cuts_view, writer.form.today_view)] == [False, True]


def test_levels_in_words_begin_with_where_one_is_today(practice: Practice) -> None:
    writer = writes(practice).types(**WORDS, level_today="-1").saves()
    (scale,) = scales(practice)
    (rating,) = practice.load("c1").attainment_ratings
    assert (scale.measure_id, scale.cuts) == (None, ())
    assert (rating.scale_id, rating.rated_on, rating.level) == (scale.id, TODAY, -1)
    writer.types(level_today="0").saves()
    assert ratings(practice) == [(scale.id, 0)]
    assert writes(practice).form.control("level_today").value == "0"
    writer.types(level_today="").saves()
    assert ratings(practice) == []


def test_where_one_is_today_needs_the_levels_it_is_about(practice: Practice) -> None:
    writer = writes(practice).types(level_today="-1").saves()
    assert "five are needed" in writer.form.said("less")
    assert ratings(practice) == []


def test_on_the_day_they_are_written_levels_are_corrected_with_their_rating(practice: Practice) -> None:
    writer = writes(practice).types(**WORDS, level_today="-1").saves()
    writer.types(more="Three or more").saves()
    (scale,) = scales(practice)
    assert scale.levels[3] == "Three or more"
    assert ratings(practice) == [(scale.id, -1)]


def test_where_one_is_today_is_asked_for_as_long_as_it_is_a_baseline(practice: Practice) -> None:
    writes(practice).types(**WORDS, level_today="-1").saves()
    later = writes(practice, later=True)
    assert not is_shown(later.form.today_view)
    later.types(expected="")
    later.types(expected="Two or three")
    assert is_shown(later.form.today_view)
    later.types(level_today="1").saves()
    first, second = scales(practice)
    assert ratings(practice) == [(first.id, -1), (second.id, 1)]
    assert second.written_on == LATER


def test_levels_that_become_numbers_lose_the_rating_of_today(practice: Practice) -> None:
    writer = writes(practice).types(**WORDS, level_today="-1").saves()
    writer.types(measure_id="m1").saves()
    (scale,) = scales(practice)
    assert scale.measure_id == "m1"
    assert ratings(practice) == []
    writer.form.undo_button.click()
    assert ratings(practice) == [(scale.id, -1)]


def test_a_rating_given_in_the_review_of_today_stays(practice: Practice) -> None:
    scale = taken(practice)
    practice.record("c1", AttainmentRating(id="r1", scale_id=scale.id, rated_on=TODAY, level=2, note="Yes"))
    writer = writes(practice)
    types_cuts(writer, plus_two="17").saves()
    assert ratings(practice) == [(scale.id, 2)]


@pytest.mark.parametrize(
    "evidence",
    [
        lambda scale: AttainmentRating(id="r1", scale_id=scale.id, rated_on=TODAY, level=1),
        lambda _: reading("m1", TODAY, 8),
    ],
    ids=["rated", "read"],
)
def test_levels_that_count_already_are_followed_by_new_ones(practice: Practice, evidence: object) -> None:
    scale = taken(practice)
    record: Record = evidence(scale)  # type: ignore[operator] # one of the two above
    practice.record("c1", record)
    types_cuts(writes(practice, later=True), plus_two="17").saves()
    first, second = scales(practice)
    assert first == scale
    assert (second.cuts, second.written_on) == ((7, 10, 13, 17), LATER)


def test_levels_that_do_not_count_yet_are_corrected(practice: Practice) -> None:
    scale = taken(practice)
    types_cuts(writes(practice, later=True), plus_two="17").saves()
    (corrected,) = scales(practice)
    assert corrected == replace(scale, levels=corrected.levels, cuts=(*scale.cuts[:3], Decimal(17)))


def test_what_is_typed_is_there_again(practice: Practice) -> None:
    writer = writes(practice)
    writer.form.offer.take_button.click()
    types_cuts(writer, plus_two="17")
    again = writes(practice)
    assert cuts_of(again)["plus_two"] == "17"
    assert again.form.control("much_more").value == "17\u00a0people or more"
    again.saves()
    assert scales(practice)[0].cuts[3] == 17


def test_what_another_window_saved_is_told_in_its_words(practice: Practice) -> None:
    first, second = writes(practice), writes(practice)
    first.types(**WORDS).saves()
    second.form.offer.take_button.click()
    second.saves()
    assert "Saved meanwhile: “Nobody”." in second.form.said("much_less")


HOURS = AttainmentScale(
    id="h1", goal_id="g1", written_on=TODAY - timedelta(days=9), levels=tuple("abcde"), measure_id="m2",
    cuts=tuple(map(Decimal, (54, 50, 46, 42))),
)  # fmt: skip


def turned_to_between(practice: Practice) -> None:
    """The levels of the working hours, whose measure has two ends since."""
    practice.record("c1", HOURS)
    practice.record("c1", maintain(direction=Direction.BETWEEN, target=Decimal(30), target_high=Decimal(40)))


def text_of(view: object) -> str:
    """All words that stand in a widget and in what is in it."""
    own = str(getattr(view, "value", ""))
    return " ".join((own, *map(text_of, getattr(view, "children", ()))))


def test_levels_whose_measure_has_two_ends_now_stay_and_it_is_said_why(practice: Practice) -> None:
    turned_to_between(practice)
    writer = writes(practice)
    assert "“Working hours” was changed and can no longer give levels" in text_of(writer.form.view)
    assert not is_shown(writer.form.today_view)
    writer.saves()
    assert scales(practice) == (HOURS,)


def test_what_is_typed_over_them_makes_levels_that_a_person_rates(practice: Practice) -> None:
    turned_to_between(practice)
    writer = writes(practice).types(expected="as planned")
    assert is_shown(writer.form.today_view)
    writer.types(level_today="-1").saves()
    (scale,) = scales(practice)
    assert (scale.levels, scale.measure_id, scale.cuts) == (("a", "b", "as planned", "d", "e"), None, ())
    assert ratings(practice) == [("h1", -1)]


def test_typed_over_and_typed_back_they_stay(practice: Practice) -> None:
    turned_to_between(practice)
    writes(practice).types(expected="as planned").types(expected="c").saves()
    assert scales(practice) == (HOURS,)


def test_another_measure_can_be_chosen_in_its_place(practice: Practice) -> None:
    turned_to_between(practice)
    writer = writes(practice).types(measure_id="m1")
    writer.form.in_words.take_button.click()
    writer.saves()
    (scale,) = scales(practice)
    assert (scale.measure_id, scale.cuts) == ("m1", (7, 10, 13, 16))


def test_a_measure_that_gives_the_levels_is_not_taken_away(practice: Practice) -> None:
    practice.record("c1", goal("g2"), reach("m9", goal_id="g2", title="Leads"))
    writer = Writer(practice).opens("g2", 5)
    writer.form.offer.take_button.click()
    writer.saves()
    part = Writer(practice).opens("g2", 2).form
    assert part.why_it_stays("m9")
    assert "five levels follow from it" in part.why_it_stays("m9")


def test_a_measure_that_gave_earlier_levels_stays_without_advice_that_does_not_help(
    practice: Practice,
) -> None:
    """Levels of a measure that count are followed by levels in words: the earlier ones are not changed."""
    practice.record("c1", goal("g2"), reach("m9", goal_id="g2", title="Leads"))
    earlier = AttainmentScale(
        id="old", goal_id="g2", written_on=TODAY - timedelta(days=9), levels=tuple("abcde"), measure_id="m9",
        cuts=tuple(map(Decimal, (7, 10, 13, 16))),
    )  # fmt: skip
    practice.record("c1", earlier)
    assert "words alone first" in Writer(practice).opens("g2", 2).form.why_it_stays("m9")
    practice.record("c1", replace(earlier, id="new", written_on=TODAY, measure_id=None, cuts=()))
    part = Writer(practice).opens("g2", 2).form
    assert part.why_it_stays("m9")
    assert part.why_it_stays("m9") == "Earlier levels follow from it, so it stays."


def test_a_measure_whose_levels_were_given_in_words_is_taken_away(practice: Practice) -> None:
    practice.record("c1", goal("g2"), reach("m9", goal_id="g2", title="Leads"))
    writer = Writer(practice).opens("g2", 5)
    writer.form.offer.take_button.click()
    writer.saves()
    Writer(practice).opens("g2", 5).types(measure_id="").saves()
    assert not Writer(practice).opens("g2", 2).form.why_it_stays("m9")


def test_levels_kept_unsaved_for_a_measure_that_is_gone_are_those_of_a_person(practice: Practice) -> None:
    practice.record("c1", reach("m9", title="Leads", baseline=Decimal(0), target=Decimal(2)))
    writes(practice).types(measure_id="m9", expected="Two leads")
    practice.record("c1", without=[one for one in practice.load("c1").measures if one.id == "m9"])
    again = writes(practice)
    assert again.form.control("measure_id").value == ""
    assert again.form.control("expected").value == "Two leads"


def test_levels_that_were_undone_are_new_again(practice: Practice) -> None:
    writer = writes(practice).types(**WORDS, level_today="-1").saves()
    writer.form.undo_button.click()
    assert (scales(practice), ratings(practice)) == ((), [])
    writer.types(**WORDS, level_today="-1").saves()
    assert [one.levels[2] for one in scales(practice)] == ["Two"]
    assert len(ratings(practice)) == 1
