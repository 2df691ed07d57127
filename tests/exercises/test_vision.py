"""The vision as a person works through it: by setting controls, against a real practice."""

from datetime import date, timedelta
from typing import Any, Self

from goalkit.exercises.vision import NOT_SAVED, vision_steps
from goalkit.exercises.vision.balance import AREAS, area_key
from goalkit.exercises.vision.picture import PROMPT, SIDES
from goalkit.exercises.vision.values import value_cards
from goalkit.forms.cards import Cards, Piles
from goalkit.forms.wheel import Wheel
from goalkit.model import FacetPicture, LifeAreaRating, Vision
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.terms import Facet
from tests.exercises.made import TODAY
from tests.exercises.test_opening import told, words_on
from tests.forms import pages
from tests.forms.pages import buttons, inside

PICTURE, VALUES, LIVED, BALANCE, FOCUS = range(5)


class Person(pages.Person):
    """Somebody who has a step of the vision open."""

    def __init__(self, practice: Practice, step: int = PICTURE, *, today: date = TODAY) -> None:
        self.page, self.advice = vision_steps(OpenWorkbook(practice, "c1", today=today))
        self.page.go_to(step)

    def called(self, name: str) -> str:
        return field(name)

    def saves(self) -> Self:
        super().saves()
        assert "Saved " in self.form.state, self.form.message
        return self

    @property
    def cards(self) -> Cards:
        """The cards at the step of the values."""
        (cards,) = (one for one in inside(self.page.view) if isinstance(one, Cards))
        return cards

    def lays(self, piles: Piles) -> "Person":
        """Lay the cards like this, as a hand does in the browser."""
        self.cards.set_state({"value": piles})
        return self

    def told(self) -> str:
        return told(self.page.view) + told(self.advice.view)


def field(name: str) -> str:
    """What the form calls a field."""
    if name == "best_day":
        return "best_day.text"
    return f"vision.{name}" if name in {"statement", "horizon", *SIDES} else name.replace("__", ".")


def sorts(practice: Practice, *names: str) -> Person:
    """Sort these cards on the first pile and all others on the last, and save."""
    person = Person(practice, VALUES)
    *_, waiting = person.cards.value
    first = [name for name in waiting if name in names]
    return person.lays([first, [], [], [], [name for name in waiting if name not in names], []]).saves()


def half_sorts(practice: Practice, pile: int) -> Person:
    """Put the first card on a pile, and do not save."""
    person = Person(practice, VALUES)
    piles = [*person.cards.value]
    first, *piles[-1] = piles[-1]
    piles[pile] = [*piles[pile], first]
    return person.lays(piles)


def test_undo_lets_cards_wait_that_were_never_saved_before(practice: Practice) -> None:
    person = sorts(practice, "Courage", "Trust")
    person.form.undo_button.click()
    first, *_, waiting = person.cards.value
    assert (first, sorted(waiting)) == ([], ["Courage", "Trust"])
    person.form.redo_button.click()
    assert person.cards.value[0] == ["Courage", "Trust"]


def test_the_best_day_is_a_reflection_and_the_vision_looks_five_years_ahead(practice: Practice) -> None:
    Person(practice).types(
        best_day="I wake up late", statement="A team that runs itself", role="Head of sales"
    ).saves()
    known = practice.load("c1")
    assert [(one.prompt, one.text, one.written_on) for one in known.reflections] == [
        (PROMPT, "I wake up late", TODAY)
    ]
    (vision,) = known.visions
    assert (vision.statement, vision.written_on) == ("A team that runs itself", TODAY)
    assert vision.horizon == date(2031, 5, 20)
    assert vision.facets == (FacetPicture(facet=Facet.ROLE, picture="Head of sales"),)


def test_the_best_day_can_come_alone_and_sides_need_a_statement(practice: Practice) -> None:
    Person(practice).types(best_day="I wake up late").saves()
    assert practice.load("c1").visions == ()
    person = Person(practice).types(skill="I decide calmly")
    person.form.save_button.click()
    assert "Write your vision in one or two sentences first" in person.form.said("vision.statement")


def test_a_horizon_is_a_whole_day_to_come(practice: Practice) -> None:
    person = Person(practice).types(statement="A team", horizon="31-12-31")
    person.form.save_button.click()
    assert "not a day" in person.form.said("vision.horizon") or "whole year" in person.form.said(
        "vision.horizon"
    )
    person.types(horizon="2026-05-20")
    assert "too early" in person.form.said("vision.horizon")


def test_the_same_day_corrects_and_another_day_writes_anew(practice: Practice) -> None:
    Person(practice).types(best_day="Late", statement="A team").saves()
    Person(practice).types(best_day="Late, and well", statement="A team of ten").saves()
    known = practice.load("c1")
    assert [one.statement for one in known.visions] == ["A team of ten"]
    assert [one.text for one in known.reflections] == ["Late, and well"]
    later = TODAY + timedelta(days=90)
    Person(practice, today=later).types(statement="A team of twenty").saves()
    known = practice.load("c1")
    assert [(one.statement, one.written_on) for one in known.visions] == [
        ("A team of ten", TODAY), ("A team of twenty", later),
    ]  # fmt: skip
    assert len(known.reflections) == 1


def test_what_did_not_change_is_not_written_anew(practice: Practice) -> None:
    Person(practice).types(statement="A team").saves()
    later = TODAY + timedelta(days=90)
    Person(practice, today=later).types(best_day="Late").saves()
    assert [one.written_on for one in practice.load("c1").visions] == [TODAY]


def test_sorted_cards_become_values_in_their_rank(practice: Practice) -> None:
    person = sorts(practice, "Courage", "Trust", "Order")
    assert [one.name for one in practice.load("c1").values] == ["Courage", "Order", "Trust"]
    assert practice.load("c1").values[0].meaning == "Doing what is right although it is hard."
    assert "3 values are chosen: five to ten" in person.told()


def test_the_piles_are_there_again_after_a_save(practice: Practice) -> None:
    sorts(practice, "Courage", "Trust")
    first, *_, last, waiting = Person(practice, VALUES).cards.value
    assert (first, len(last), waiting) == (["Courage", "Trust"], len(value_cards()) - 2, [])


def test_cards_half_sorted_are_there_again_without_a_save(practice: Practice) -> None:
    half_sorts(practice, 2)
    first, second, *_ = value_cards()
    _, _, somewhat, _, _, waiting = Person(practice, VALUES).cards.value
    assert somewhat == [first.name]
    assert waiting[0] == second.name


def test_a_card_is_sorted_once_more_and_another_raised(practice: Practice) -> None:
    person = sorts(practice, "Courage", "Trust", "Order")
    person.lays([["Trust", "Order"], ["Courage"], *person.cards.value[2:]]).saves()
    assert sorted(one.name for one in practice.load("c1").values) == ["Order", "Trust"]
    assert Person(practice, VALUES).form.draft.ranked == ["Trust", "Order"]


def test_a_card_of_ones_own(practice: Practice) -> None:
    person = Person(practice, VALUES).types(own_name="Craft", own_meaning="By hand")
    buttons(person.form.view)["Add this card"].click()
    assert person.cards.value[0] == ["Craft"]
    assert person.cards.meanings["Craft"] == "By hand"
    person.saves()
    assert [(one.name, one.meaning) for one in practice.load("c1").values] == [("Craft", "By hand")]


def test_cards_that_are_sorted_and_not_saved_are_not_forgotten(practice: Practice) -> None:
    half_sorts(practice, 0)
    assert NOT_SAVED in words_on(Person(practice, LIVED).page.view)


def test_values_are_rated_and_the_largest_gap_is_named(practice: Practice) -> None:
    assert "Sort the cards in step 2 first" in words_on(Person(practice, LIVED).page.view)
    sorts(practice, "Courage", "Trust")
    ids = {one.name: one.id for one in practice.load("c1").values}
    person = Person(practice, LIVED).types(
        **{f"{ids['Courage']}__importance": "9", f"{ids['Courage']}__lived": "3"}
    )
    person.saves()
    (rating,) = practice.load("c1").value_ratings
    assert (rating.value_id, rating.importance, rating.lived) == (ids["Courage"], 9, 3)
    assert "The largest gap: Courage (3 lived, 9 important)." in person.told()


def test_half_a_rating_is_a_problem_beside_its_field(practice: Practice) -> None:
    sorts(practice, "Courage")
    (value,) = practice.load("c1").values
    person = Person(practice, LIVED).types(**{f"{value.id}__lived": "3"})
    person.form.save_button.click()
    assert "Choose both numbers" in person.form.said(f"{value.id}.importance")


def rates(practice: Practice, now: str, wanted: str, *, today: date = TODAY) -> Person:
    """Rate health in the wheel."""
    person = Person(practice, BALANCE, today=today)
    return person.types(**of_area("Health", now=now, wanted=wanted)).saves()


def of_area(named: str, **texts: str) -> dict[str, str]:
    """What is typed into the fields of an area that was there at first."""
    return {f"areas__{area_key(named)}__{name}": text for name, text in texts.items()}


def test_the_wheel_shows_what_is_rated_and_its_gaps_are_named(practice: Practice) -> None:
    person = rates(practice, "4", "8")
    (rating,) = practice.load("c1").life_area_ratings
    assert (rating.area, rating.now, rating.wanted, rating.rated_on) == ("Health", 4, 8, TODAY)
    assert "The largest gap: Health (4 now, 8 wanted)." in person.told()
    (wheel,) = wheels(person.page.view)
    assert {"name": "Health", "now": 4, "wanted": 8, "last": None} in wheel.value


def wheels(widget: Any) -> list[Wheel]:
    own = [widget] if isinstance(widget, Wheel) else []
    return own + [one for child in getattr(widget, "children", ()) for one in wheels(child)]


def test_a_round_on_the_same_day_corrects_and_on_another_adds(practice: Practice) -> None:
    rates(practice, "4", "8")
    rates(practice, "5", "8")
    assert [one.now for one in practice.load("c1").life_area_ratings] == [5]
    rates(practice, "7", "8", today=TODAY + timedelta(days=30))
    assert [one.now for one in practice.load("c1").life_area_ratings] == [5, 7]


def test_a_rating_of_today_that_is_emptied_is_taken_back(practice: Practice) -> None:
    rates(practice, "4", "8")
    rates(practice, "", "")
    assert practice.load("c1").life_area_ratings == ()


def test_an_area_has_its_new_name_in_all_its_ratings(practice: Practice) -> None:
    before = LifeAreaRating(id="w1", area="Health", rated_on=date(2026, 1, 5), now=3, wanted=8)
    practice.record("c1", before)
    person = Person(practice, BALANCE)
    assert person.form.draft.names[0] == "Health"
    person.types(**of_area("Health", area="Body and mind", now="5", wanted="8")).saves()
    assert [(one.area, one.now) for one in practice.load("c1").life_area_ratings] == [
        ("Body and mind", 3), ("Body and mind", 5),
    ]  # fmt: skip
    assert Person(practice, BALANCE).form.draft.names[0] == "Body and mind"


def test_two_areas_of_one_name_are_refused(practice: Practice) -> None:
    person = Person(practice, BALANCE).types(**of_area("Health", area="Work", now="4", wanted="8"))
    person.form.save_button.click()
    assert "Two areas have this name" in person.form.said(f"areas.{area_key('Health')}.area")
    assert practice.load("c1").life_area_ratings == ()


def test_an_area_is_added_and_the_wheel_has_a_spoke_for_it(practice: Practice) -> None:
    person = Person(practice, BALANCE)
    buttons(person.page.view)["Another area"].click()
    key = list(person.form.draft.areas.rows)[-1]
    person.types(**{f"areas__{key}__area": "Music", f"areas__{key}__now": "3", f"areas__{key}__wanted": "7"})
    (wheel,) = wheels(person.page.view)
    assert wheel.value[-1] == {"name": "Music", "now": 3, "wanted": 7, "last": None}
    wheel.value = [*wheel.value[:-1], {**wheel.value[-1], "now": 4}]
    person.saves()
    (rating,) = practice.load("c1").life_area_ratings
    assert (rating.area, rating.now, rating.wanted) == ("Music", 4, 7)
    assert Person(practice, BALANCE).form.draft.names == ["Music", *AREAS]


def removes(person: Person, number: int) -> None:
    """Press the button below the area of this number, counted from 0."""
    found = [one for one in inside(person.page.view) if getattr(one, "description", "") == "Remove this area"]
    found[number].click()


def test_an_area_nobody_rated_is_removed_and_stays_away_until_it_is_added_again(practice: Practice) -> None:
    person = Person(practice, BALANCE)
    removes(person, AREAS.index("Partner"))
    (wheel,) = wheels(person.page.view)
    assert "Partner" not in [area["name"] for area in wheel.value]
    again = Person(practice, BALANCE)
    assert again.form.draft.names == [area for area in AREAS if area != "Partner"]
    buttons(again.page.view)["Add: Partner"].click()
    assert again.form.draft.names[-1] == "Partner"
    assert "Partner" in Person(practice, BALANCE).form.draft.names


def test_a_rated_area_goes_with_all_its_ratings_and_comes_back_with_undo(
    practice: Practice,
) -> None:
    before = tuple(
        LifeAreaRating(id=f"w{month}", area=area, rated_on=date(2026, month, 5), now=3, wanted=8)
        for month, area in ((1, "Health"), (2, "Health"), (3, "Work"))
    )
    practice.record("c1", *before)
    person = Person(practice, BALANCE)
    removes(person, 0)
    assert practice.load("c1").life_area_ratings == before
    person.saves()
    assert [one.area for one in practice.load("c1").life_area_ratings] == ["Work"]
    person.form.undo_button.click()
    assert {one.id for one in practice.load("c1").life_area_ratings} == {"w1", "w2", "w3"}
    assert "Health" in person.form.draft.names


def test_emptying_the_rating_of_today_leaves_those_before(practice: Practice) -> None:
    before = LifeAreaRating(id="w1", area="Health", rated_on=date(2026, 1, 5), now=3, wanted=8)
    practice.record("c1", before)
    rates(practice, "4", "8")
    rates(practice, "", "")
    assert practice.load("c1").life_area_ratings == (before,)


def pictured(practice: Practice) -> None:
    facets = tuple(FacetPicture(facet=facet, picture=f"Picture {facet}") for facet in Facet)
    practice.record(
        "c1",
        Vision(id="v1", statement="A team", written_on=TODAY, horizon=date(2031, 1, 1), facets=facets),
    )


def test_focus_is_tied_to_a_value_and_kept_when_the_picture_changes(practice: Practice) -> None:
    pictured(practice)
    sorts(practice, "Courage")
    (value,) = practice.load("c1").values
    person = Person(practice, FOCUS).types(role__in_focus=True, role__value_id=value.id)
    person.types(skill__in_focus=True).saves()
    Person(practice).types(role="Head of sales").saves()
    (vision,) = practice.load("c1").visions
    assert {one.facet: one.value_id for one in vision.facets if one.in_focus} == {
        Facet.ROLE: value.id, Facet.SKILL: None,
    }  # fmt: skip
    assert "Say which value it serves: “Picture skill”." in person.told()


def test_a_fourth_focus_is_refused_in_words(practice: Practice) -> None:
    pictured(practice)
    person = Person(practice, FOCUS).types(**{f"{facet}__in_focus": True for facet in Facet})
    person.form.save_button.click()
    assert "At most 3 at a time" in person.form.said("skill.in_focus")
    assert not any(one.in_focus for one in practice.load("c1").visions[0].facets)


def test_without_a_picture_there_is_nothing_to_focus_on(practice: Practice) -> None:
    assert "Write about one side" in words_on(Person(practice, FOCUS).page.view)


def test_every_step_that_is_done_says_so(practice: Practice) -> None:
    person = Person(practice)
    assert [one.description for one in person.page.buttons] == [
        "1 Picture", "2 Values", "3 Lived", "4 Balance", "5 Focus",
    ]  # fmt: skip
    person.types(statement="A team").saves()
    assert person.page.buttons[0].description == "1 Picture ✓"


def test_a_vision_written_in_another_window_is_shown_before_it_is_replaced(practice: Practice) -> None:
    Person(practice).types(statement="A team").saves()
    first, second = Person(practice), Person(practice)
    first.types(statement="A team of ten").saves()
    second.types(statement="A team of twelve")
    second.form.save_button.click()
    assert "“A team of ten”" in second.form.said("vision.statement")
    assert practice.load("c1").visions[0].statement == "A team of ten"
    second.saves()
    assert practice.load("c1").visions[0].statement == "A team of twelve"


def test_two_windows_that_write_different_sides_keep_both(practice: Practice) -> None:
    """The second is not told of what it did not touch, and takes it over; so does a page loaded again."""
    Person(practice).types(statement="A team").saves()
    first, second = Person(practice), Person(practice)
    second.types(skill="I decide calmly")
    first.types(role="Head of sales").saves()
    again = Person(practice).saves()
    assert again.form.control("vision.role").value == "Head of sales"
    (vision,) = practice.load("c1").visions
    assert {one.facet: one.picture for one in vision.facets} == {
        Facet.ROLE: "Head of sales", Facet.SKILL: "I decide calmly",
    }  # fmt: skip


def test_a_side_written_in_two_windows_is_told_beside_it_also_after_the_page_is_loaded_again(
    practice: Practice,
) -> None:
    Person(practice).types(statement="A team").saves()
    first, second = Person(practice), Person(practice)
    second.types(role="Head of all")
    first.types(role="Head of sales").saves()
    for _ in "ab":
        second.form.save_button.click()
        assert "Saved meanwhile: “Head of sales”." in second.form.said("vision.role")
        second = Person(practice)
        assert second.form.control("vision.role").value == "Head of all"
    assert practice.load("c1").visions[0].facets[0].picture == "Head of sales"


def test_the_cards_are_many_and_each_says_what_it_means() -> None:
    cards = value_cards()
    assert len(cards) == len({card.name for card in cards}) >= 40
    assert all(card.meaning.endswith(".") for card in cards)
