"""The check-in as a person does it: by setting controls, against a real practice."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.exercises.check_in import check_in_with_results
from goalkit.exercises.check_in.earlier import EarlierForm, earlier_readings
from goalkit.forms.undo import UNSEEN
from goalkit.model import CheckIn
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice
from goalkit.terms import Join
from tests.books import goal, reach, reading
from tests.exercises.made import TODAY, Person, fill, shown
from tests.forms.pages import buttons, inside, words_of


def check_ins(practice: Practice) -> list[CheckIn]:
    return [one for one in practice.load("c1").check_ins if one.on != date(2026, 5, 11)]


def test_what_is_typed_is_recorded_for_the_day(practice: Practice) -> None:
    person = Person(practice).types(m1_value="8", m1_confidence="70", m1_note="Ann has signed").saves()
    (saved,) = check_ins(practice)
    assert (saved.measure_id, saved.on, saved.value) == ("m1", TODAY, Decimal(8))
    assert (saved.confidence, saved.note) == (0.7, "Ann has signed")
    assert "Saved " in person.form.state
    assert "see below" in person.form.state


def test_each_save_has_its_results_in_sight_and_no_older_ones(practice: Practice) -> None:
    person = Person(practice)
    for value in ("8", "9", "7"):
        person.types(m1_value=value).saves()
        assert f"Team size: {value} of 10" in shown(person.results)
        assert not any(
            f"Team size: {old} of 10" in shown(person.results) for old in {"7", "8", "9"} - {value}
        )


def test_nothing_is_called_saved_before_it_is(practice: Practice) -> None:
    person = Person(practice).types(m1_value="8")
    assert "Not saved yet" in person.form.state
    assert check_ins(practice) == []


def test_what_is_left_empty_is_skipped_and_never_zero(practice: Practice) -> None:
    Person(practice).types(m2_value="48", m3_value="0").saves()
    assert [(one.measure_id, one.value) for one in check_ins(practice)] == [("m2", 48), ("m3", 0)]


def test_an_empty_form_saves_nothing_and_says_so(practice: Practice) -> None:
    person = Person(practice).types(m1_value="  ").saves()
    assert "nothing to save yet" in person.form.message
    assert check_ins(practice) == []


def test_problems_stand_beside_their_fields_and_nothing_is_saved(practice: Practice) -> None:
    person = Person(practice).types(m1_value="8", m2_value="1,500", m2_confidence="150").saves()
    assert "1500 or 1.5" in person.form.said("reading m2.value")
    assert "not between 0 and 100" in person.form.said("reading m2.confidence")
    assert person.form.said("reading m1.value") == ""
    assert "2 fields need another look" in person.form.message
    assert check_ins(practice) == []


def test_a_problem_goes_when_it_is_mended(practice: Practice) -> None:
    person = Person(practice).types(m2_value="much").saves().types(m2_value="48,5")
    assert person.form.said("reading m2.value") == person.form.message == ""
    person.saves()
    assert [one.value for one in check_ins(practice)] == [Decimal("48.5")]


def test_what_is_typed_is_never_markup(practice: Practice) -> None:
    person = Person(practice).types(m1_value="<b>8</b>").saves()
    assert "&lt;b&gt;8" in person.form.said("reading m1.value")


def test_the_day_can_be_an_earlier_one_and_is_whole(practice: Practice) -> None:
    person = Person(practice).types(m1_value="8", on="26-05-17").saves()
    assert "four digits" in person.form.said("on")
    person.types(on="17 May 2026").saves()
    assert [one.on for one in check_ins(practice)] == [date(2026, 5, 17)]


def test_a_milestone_is_ticked_with_its_day(practice: Practice) -> None:
    person = Person(practice).types(k1_reached_on=True, on="2026-05-18").saves()
    assert practice.load("c1").milestones[0].reached_on == date(2026, 5, 18)
    assert "A dinner" in shown(person.results)


def test_slider_and_number_go_together(practice: Practice) -> None:
    person = Person(practice)
    field = person.form.controls["reading m1.confidence"]
    slider = field.view.children[0].children[-1]
    assert field.control.value == ""
    slider.value = 80
    assert field.control.value == "80"
    field.control.value = "62,5"
    assert slider.value == 62
    assert field.control.value == "62,5"
    field.control.value = ""
    assert person.form.draft.changes() == {}


def test_every_control_has_a_name_of_its_own(practice: Practice) -> None:
    fields = Person(practice).form.controls.values()
    controls = [one for field in fields for one in field.view.children[0].children]
    names = [one.description for one in controls if one.has_trait("description") and one.has_trait("style")]
    named = [name for name in names if name]
    assert len(named) == len(set(named)) >= 14


def test_the_page_says_whose_it_is(practice: Practice) -> None:
    bar = Person(practice).form.view.children[-1]
    assert "Robin Example" in bar.children[-1].value


def test_after_saving_the_numbers_are_told_in_words_with_a_chart(practice: Practice) -> None:
    person = Person(practice)
    assert person.results.view.outputs == ()
    person.types(m1_value="8", m2_value="52").saves()
    told = shown(person.results)
    assert "Team size: 8 of 10" in told
    assert "outside the limit so far" in told
    assert "Still due: Buddy." in told
    assert "Due from 25 May 2026: Team size and Working hours." in told
    charts = [one for one in person.results.view.outputs if "application/vnd.plotly.v1+json" in one["data"]]
    assert len(charts) == 2


def test_what_was_saved_elsewhere_meanwhile_is_part_of_what_follows(practice: Practice) -> None:
    first, second = Person(practice), Person(practice).types(m1_value="8")
    first.types(m3_value="1").saves()
    second.saves()
    assert "Still due: Working hours." in shown(second.results)


def test_saving_again_corrects_the_reading_of_the_day(practice: Practice) -> None:
    Person(practice).types(m1_value="8").saves().types(m1_value="9").saves()
    assert [one.value for one in check_ins(practice)] == [Decimal(9)]


def test_what_was_saved_today_can_be_corrected_after_reopening(practice: Practice) -> None:
    Person(practice).types(m1_value="8", m1_note="Ann").saves()
    person = Person(practice)
    assert person.form.control("reading m1.value").value == "8"
    person.types(m1_value="9").saves()
    assert [(one.value, one.note) for one in check_ins(practice)] == [(Decimal(9), "Ann")]


def test_undo_takes_the_save_back_and_redo_makes_it_again(practice: Practice) -> None:
    person = Person(practice)
    assert person.form.redo_button.disabled
    person.types(m1_value="8", k1_reached_on=True).saves()
    person.form.undo_button.click()
    assert check_ins(practice) == []
    assert practice.load("c1").milestones[0].reached_on is None
    assert "Undone" in person.form.state
    assert person.form.control("reading m1.value").value == ""
    person.form.redo_button.click()
    assert [one.value for one in check_ins(practice)] == [Decimal(8)]
    assert person.form.control("reading m1.value").value == "8"


def test_another_page_says_what_undo_would_take_back_and_does_so(practice: Practice) -> None:
    Person(practice).types(m1_value="8", m2_value="48").saves()
    person = Person(practice).types(m2_note="A long week")
    assert person.form.undo_button.description == "Undo: 2 check-ins added"
    person.form.undo_button.click()
    assert check_ins(practice) == []
    assert person.form.control("reading m2.note").value == "A long week"
    assert person.form.redo_button.description == "Redo: 2 check-ins added"


def test_typed_text_is_there_again_after_the_kernel_died(tmp_path: Path) -> None:
    """The workbook is opened anew from the file; nothing of the first window is closed properly."""
    file = tmp_path / "practice.goalkit"
    with open_practice(file, create=True) as practice:
        fill(practice)
        Person(practice).types(
            m1_value="8 peo", m2_note="A hard week – 山", k1_reached_on=True, on="2026-05-1"
        )
        with open_practice(file) as again:
            person = Person(again)
            assert person.form.control("reading m1.value").value == "8 peo"
            assert person.form.control("reading m2.note").value == "A hard week – 山"
            assert person.form.control("milestone k1.reached_on").value is True
            assert person.form.control("on").value == "2026-05-1"
            assert "here again" in person.form.state


def test_the_draft_is_gone_once_it_is_saved(practice: Practice) -> None:
    Person(practice).types(m1_value="8").saves()
    assert practice.draft("c1", "check-in") == ""


def test_a_stale_save_is_refused_and_both_are_shown(practice: Practice) -> None:
    """Two windows, the same reading: the second sees the first, keeps its own, and decides."""
    first, second = Person(practice), Person(practice)
    first.types(m1_value="8", m1_note="counted twice").saves()
    second.types(m1_value="9").saves()
    assert [one.value for one in check_ins(practice)] == [Decimal(8)]
    assert "8\u00a0people, “counted twice”" in second.form.said("reading m1.value")
    assert second.form.control("reading m1.value").value == "9"
    assert "Nothing is saved yet" in second.form.message
    second.saves()
    assert [one.value for one in check_ins(practice)] == [Decimal(9)]


def test_who_empties_the_field_leaves_what_the_other_window_saved(practice: Practice) -> None:
    first, second = Person(practice), Person(practice)
    first.types(m1_value="8").saves()
    second.types(m1_value="9", m2_value="48").saves().types(m1_value="").saves()
    assert [(one.measure_id, one.value) for one in check_ins(practice)] == [("m1", 8), ("m2", 48)]


def test_a_milestone_reached_in_another_window_is_not_overwritten_unseen(practice: Practice) -> None:
    first, second = Person(practice), Person(practice)
    first.types(k1_reached_on=True, on="2026-05-18").saves()
    second.types(k1_reached_on=True).saves()
    assert "18 May 2026" in second.form.said("milestone k1.reached_on")
    assert practice.load("c1").milestones[0].reached_on == date(2026, 5, 18)


def test_two_windows_on_different_measures_do_not_disturb_each_other(practice: Practice) -> None:
    first, second = Person(practice), Person(practice)
    first.types(m1_value="8").saves()
    second.types(m2_value="48").saves()
    assert {one.measure_id for one in check_ins(practice)} == {"m1", "m2"}


def test_a_reading_of_an_earlier_day_is_shown_before_it_is_replaced(practice: Practice) -> None:
    """The fields open empty, so what was saved for last Sunday was not in sight."""
    Person(practice).types(m1_value="8", on="2026-05-17").saves()
    person = Person(practice).types(m1_value="6", on="2026-05-17").saves()
    assert "Saved for 17 May 2026 already: 8\u00a0people." in person.form.said("reading m1.value")
    assert [one.value for one in check_ins(practice)] == [Decimal(8)]
    person.saves()
    assert [one.value for one in check_ins(practice)] == [Decimal(6)]


def test_another_day_shows_what_it_has_and_only_what_is_typed_is_written_for_it(practice: Practice) -> None:
    """All six fields of today stood there and were written for the other day as well."""
    person = Person(practice).types(m1_value="8", m2_value="48", m3_value="0").saves()
    person.types(on="2026-05-19")
    assert [person.form.control(f"reading {key}.value").value for key in ("m1", "m2", "m3")] == [""] * 3
    person.types(m2_value="50").saves()
    found = {(one.measure_id, one.on): one.value for one in check_ins(practice)}
    yesterday = date(2026, 5, 19)
    assert found == {("m1", TODAY): 8, ("m2", TODAY): 48, ("m3", TODAY): 0, ("m2", yesterday): 50}
    assert person.form.control("on").value == "2026-05-19"
    person.types(on=TODAY.isoformat())
    assert person.form.control("reading m2.value").value == "48"


def test_what_is_typed_before_the_day_is_for_that_day(practice: Practice) -> None:
    Person(practice).types(m1_value="8").saves()
    Person(practice).types(m1_value="6", m2_value="50", on="2026-05-19").saves()
    found = {(one.measure_id, one.on): one.value for one in check_ins(practice)}
    assert found == {
        ("m1", TODAY): 8, ("m1", date(2026, 5, 19)): 6, ("m2", date(2026, 5, 19)): 50,
    }  # fmt: skip


def test_what_was_left_unsaved_is_still_of_its_day_the_day_after(practice: Practice) -> None:
    Person(practice).types(m1_value="8")
    person = Person(practice, today=TODAY + timedelta(days=1))
    assert person.form.control("on").value == TODAY.isoformat()
    person.saves()
    assert [(one.on, one.value) for one in check_ins(practice)] == [(TODAY, 8)]


def test_a_reading_whose_fields_are_emptied_is_deleted_and_undo_brings_it_back(practice: Practice) -> None:
    Person(practice).types(m1_value="8", m2_value="48").saves()
    person = Person(practice).types(m1_value="").saves()
    assert [one.measure_id for one in check_ins(practice)] == ["m2"]
    person.form.undo_button.click()
    assert sorted(one.measure_id for one in check_ins(practice)) == ["m1", "m2"]


def test_a_save_with_nothing_changed_says_so_and_undo_touches_nobody_elses_save(practice: Practice) -> None:
    person = Person(practice)
    Person(practice).types(m1_value="8").saves()
    person.saves()
    assert "nothing to save yet" in person.form.message
    person.form.undo()
    assert UNSEEN in person.form.message
    assert [one.value for one in check_ins(practice)] == [Decimal(8)]


def earlier(practice: Practice, measure: str, reading: str) -> EarlierForm:
    """The form of an earlier reading, as it is chosen from the lists."""
    book = OpenWorkbook(practice, "c1", today=TODAY)
    known = practice.load("c1")
    return EarlierForm(
        next(one for one in known.check_ins if one.id == reading),
        next(one for one in known.measures if one.id == measure),
        book,
    )


def test_a_reading_of_three_weeks_ago_is_corrected_with_its_day(practice: Practice) -> None:
    Person(practice).types(m1_value="8", on="2026-04-29").saves()
    (wrong,) = check_ins(practice)
    made = earlier(practice, "m1", wrong.id)
    assert made.control("value").value == "8"
    made.control("value").value, made.control("on").value = "6", "28 Apr 2026"
    made.save()
    assert [(one.on, one.value) for one in check_ins(practice)] == [(date(2026, 4, 28), 6)]
    Person(practice).types(m1_value="5", on="2026-04-29").saves()
    assert [one.value for one in check_ins(practice)] == [6, 5]


def test_a_wrong_reading_is_deleted_and_undo_brings_it_back(practice: Practice) -> None:
    Person(practice).types(m1_value="80", on="2026-04-29").saves()
    (wrong,) = check_ins(practice)
    made = earlier(practice, "m1", wrong.id)
    made.delete_button.click()
    assert check_ins(practice) == []
    assert "This reading is deleted" in words_of(made.view)
    made.undo_button.click()
    assert [one.value for one in check_ins(practice)] == [80]
    assert not made.delete_button.disabled


def test_the_lists_lead_to_a_reading_of_a_measure(practice: Practice) -> None:
    _, lists = earlier_readings(OpenWorkbook(practice, "c1", today=TODAY))
    measures = next(one for one in inside(lists) if getattr(one, "description", "") == "Of which measure?")
    measures.value = "m1"
    readings = next(one for one in inside(lists) if getattr(one, "description", "") == "Which reading?")
    assert [label for label, _ in readings.options] == ["choose", "11 May 2026: 7\u00a0people"]
    readings.value = readings.options[1][1]
    assert "Delete this reading" in buttons(lists)


def test_undo_is_refused_in_words_where_the_other_window_went_on(practice: Practice) -> None:
    first = Person(practice).types(m1_value="8").saves()
    Person(practice).types(m1_value="9").saves()
    first.form.undo_button.click()
    assert UNSEEN in first.form.message
    assert [one.value for one in check_ins(practice)] == [Decimal(9)]


def test_what_another_window_took_back_already_is_said_in_plain_words(practice: Practice) -> None:
    first = Person(practice).types(m1_value="8").saves()
    practice.record("c1", without=check_ins(practice))
    first.form.undo_button.click()
    assert "Nothing is undone yet" in first.form.message
    assert "m1-" not in first.form.message
    assert check_ins(practice) == []


def test_where_nothing_is_due_there_is_no_form(practice: Practice) -> None:
    Person(practice).types(m1_value="8", m2_value="48", m3_value="1", k1_reached_on=True).saves()
    form, results = check_in_with_results(OpenWorkbook(practice, "c1", today=TODAY + timedelta(days=1)))
    assert form is None
    assert "Nothing is due right now." in shown(results)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=20, deadline=None)  # each one draws a chart
@given(
    value=st.decimals(min_value=0, max_value=10**6, places=2),
    percent=st.integers(min_value=0, max_value=100),
    note=texts,
)
def test_what_was_typed_is_what_is_stored(value: Decimal, percent: int, note: str) -> None:
    with open_practice(":memory:") as practice:
        fill(practice)
        person = Person(practice).types(m1_value=str(value), m1_confidence=str(percent), m1_note=note).saves()
        (saved,) = check_ins(practice)
        assert (saved.value, saved.confidence, saved.note) == (value, percent / 100, note.strip())
        assert person.form.message == ""


def test_of_many_readings_only_the_weakest_are_drawn_and_the_others_are_named(practice: Practice) -> None:
    many = [reach(f"n{number}", title=f"Count {number}") for number in range(9)]
    practice.record("c1", *many)
    person = Person(practice)
    person.types(**{f"n{number}_value": "10" if number < 4 else "4" for number in range(9)}).saves()
    charts = [one for one in person.results.view.outputs if "application/vnd.plotly.v1+json" in one["data"]]
    assert len(charts) == 6
    named = shown(person.results).split("Other measures")[1]
    assert [f"Count {number}: ✓ done" in named for number in range(9)] == [False, *[True] * 3, *[False] * 5]


def test_of_many_readings_that_are_due_the_first_are_named(practice: Practice) -> None:
    practice.record("c1", *(reach(f"n{number}", title=f"Count {number}") for number in range(9)))
    person = Person(practice).types(m1_value="8").saves()
    assert "Count 5 and 3 more readings." in shown(person.results)


def test_the_last_readings_stand_as_a_small_line_below_the_field(practice: Practice) -> None:
    book = OpenWorkbook(practice, "c1", today=TODAY)
    assert "spark" not in words_of(Person(practice).form.view)  # one reading makes no line
    for days, value in enumerate((4, 5, 5, 6, 6), start=1):
        book.record(reading("m1", date(2026, 4, days), value))
    said = words_of(Person(practice).form.view)
    assert said.count('<svg class="spark"') == 1
    assert "Last 5 readings: </span>5 · 5 · 6 · 6 · 7" in said


def test_a_total_asks_for_what_has_come_since(practice: Practice) -> None:
    deals = reach("m9", title="Deals", unit="deals", baseline=Decimal(0), target=Decimal(40), join=Join.TOTAL)
    practice.record("c1", deals)
    assert "Nothing counted yet: write what has come · wanted: at least 40" in words_of(Person(practice).form)
    practice.record("c1", reading("m9", date(2026, 5, 11), 3))
    person = Person(practice)
    assert "3\u00a0deals up to 11 May 2026; write what has come since" in words_of(person.form)
    person.types(m9_value="2").saves()
    assert "Deals: 5 of 40" in shown(person.results)
    assert [one.value for one in practice.load("c1").check_ins if one.measure_id == "m9"] == [3, 2]


def test_the_last_readings_follow_a_save_a_correction_and_undo(practice: Practice) -> None:
    person = Person(practice).types(m1_value="8").saves()
    assert "Last reading: 8\u00a0people on 20 May 2026" in words_of(person.form.view)
    assert "Last 2 readings: </span>7 · 8" in words_of(person.form.view)
    person.form.undo()
    assert "Last reading: 7\u00a0people on 11 May 2026" in words_of(person.form.view)
    assert "spark" not in words_of(person.form.view)


def test_a_reading_from_before_its_goal_is_said_not_to_count_when_its_day_is_typed(
    practice: Practice,
) -> None:
    practice.record("c1", goal(start=date(2026, 5, 12)))
    person = Person(practice)
    early = "“Working hours” counts from 12 May 2026. A reading from before is kept, and neither counted"
    assert early not in words_of(person.form.view)
    assert early in words_of(person.types(on="2026-05-05").form.view)
    person.types(m2_value="48").saves()
    assert "no reading in the time shown" in shown(person.results)
    assert early in words_of(person.form.view)
    assert "counts from" not in words_of(person.types(on="2026-05-12").form.view)
