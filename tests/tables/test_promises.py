from datetime import date

from goalkit.model import Action, Decision, Stakeholder
from goalkit.tables.facts import actions_table, decision_table, support_table
from goalkit.terms import Choice, Group
from tests.tables.test_goals import words

AS_OF = date(2026, 9, 30)


def test_actions_stand_by_due_day_and_say_whether_they_are_done() -> None:
    actions = (
        Action(id="a1", text="Write the handbook", due=date(2026, 10, 5)),
        Action(id="a2", text="Call Łukasz", due=date(2026, 9, 1)),
        Action(id="a3", text="Hire", due=date(2026, 8, 1), done_on=date(2026, 8, 3)),
    )
    table = actions_table(actions, as_of=AS_OF)
    assert words(table) == [
        ["Hire", "1 Aug 2026", "✓ done 3 Aug 2026"],
        ["Call Łukasz", "1 Sep 2026", "✕ overdue"],
        ["Write the handbook", "5 Oct 2026", "○ open"],
    ]
    assert table.caption == "3 actions, 1 of them done."


def test_what_is_done_later_is_still_open_as_of_an_earlier_day() -> None:
    action = Action(id="a1", text="Hire", due=date(2026, 8, 1), done_on=date(2026, 8, 3))
    table = actions_table((action,), as_of=date(2026, 7, 1))
    assert words(table)[0][2] == "○ open"
    assert table.caption == "1 action, none of them done."


def test_an_action_due_today_is_not_overdue() -> None:
    action = Action(id="a1", text="Hire", due=AS_OF)
    assert words(actions_table((action,), as_of=AS_OF))[0][2] == "○ open"


def test_support_says_who_is_asked_for_what_and_when() -> None:
    people = (
        Stakeholder(
            id="p1", name="Ünal", group=Group.PEER, support_asked="Tell me in time", asked_on=date(2026, 7, 3)
        ),
        Stakeholder(id="p2", name="Юлия", group=Group.SPONSOR, support_asked="Open doors"),
    )
    assert words(support_table(people)) == [
        ["Ünal", "peer", "Tell me in time", "3 Jul 2026"],
        ["Юлия", "sponsor", "Open doors", "–"],
    ]


def test_decisions_say_what_and_why() -> None:
    table = decision_table(
        (Decision(choice=Choice.KEEP, what="Home office"), Decision(choice=Choice.STOP, what="a", reason="b"))
    )
    assert words(table) == [["keep", "Home office", "–"], ["stop", "a", "b"]]
    assert table.caption == "What was decided for the time ahead: 2 decisions."
