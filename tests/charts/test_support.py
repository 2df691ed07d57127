"""The map of support: who stands around the client, and who is asked."""

from itertools import pairwise

import pytest

from goalkit.charts import sentence_of, support_map
from goalkit.model import Stakeholder
from goalkit.terms import Group


def person(number: int, group: Group = Group.PEER, support: str = "") -> Stakeholder:
    return Stakeholder(id=f"p{number}", name=f"Name {number}", group=group, support_asked=support)


def test_everybody_but_the_client_has_a_line_full_where_support_is_asked() -> None:
    people = [person(1, support="Be frank"), person(2), person(3, Group.SELF)]
    lines = support_map(people).data
    assert [line.line.dash for line in lines] == ["solid", "dot"]


def test_people_stand_group_by_group() -> None:
    people = [person(1, Group.OTHER), person(2), person(3, Group.MANAGER), person(4)]
    names = [note.text.partition("<")[0] for note in support_map(people).layout.annotations]
    assert names[1:5] == ["Name 3", "Name 2", "Name 4", "Name 1"]


@pytest.mark.parametrize("count", [1, 2, 5, 12, 40])
def test_no_two_names_stand_in_the_same_place(count: int) -> None:
    chart = support_map([person(number) for number in range(count)])
    places = [(note.x, note.y) for note in chart.layout.annotations if note.text.startswith("Name")]
    assert len(set(places)) == len(places) == count
    height = chart.layout.height / 2.24
    sides = ([y for x, y in places if x > 0], [y for x, y in places if x < 0])
    assert all(abs(a - b) * height >= 24 for ys in sides for a, b in pairwise(ys))


def test_the_sentence_counts_groups_and_those_who_are_asked() -> None:
    people = [person(1, support="Be frank"), person(2), person(3, Group.MANAGER)]
    said = "3 people see you at work (1 manager and 2 peers); 1 of them is asked for support."
    assert sentence_of(support_map(people)) == said


def test_a_name_is_never_markup() -> None:
    named = Stakeholder(id="p1", name="<b>Sam</b>", group=Group.PEER)
    assert "&lt;b&gt;Sam" in support_map([named]).layout.annotations[1].text


def test_nobody_is_said_in_words() -> None:
    assert sentence_of(support_map([])) == "No stakeholder has been named yet."
