"""From an empty practice to a PDF, as people go: links, labels and buttons, and nothing else.

JupyterLab is started by `goalkit start`, on the notebooks as they were shipped, with a passphrase.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from goalkit.store import open_practice
from tests.browser.conftest import OpenLab, running
from tests.browser.test_opening import QUESTION, code_in_sight
from tests.project import HOME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

SECRET = "a long walk by the lake"
SAVED = re.compile(r"^Saved \d\d:\d\d$")
TODAY = datetime.now(UTC).astimezone().date()


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[OpenLab]:
    """What `goalkit start` opens where there is no practice yet."""
    practice = tmp_path / "practice.goalkit"
    goalkit = str(Path(sys.executable).with_name("goalkit"))
    command = [goalkit, "start", "--practice", str(practice)]
    shipped = {path: path.read_bytes() for path in (HOME / "notebooks").iterdir() if path.is_file()}
    with running(command, {**os.environ, "GOALKIT_PASSPHRASE": SECRET}, tmp_path) as first_page:
        yield OpenLab(first_page=first_page, practice=practice, folder=HOME / "notebooks")
    assert {path: path.read_bytes() for path in shipped} == shipped


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in front of a window, who writes, chooses, saves and goes on."""

    page: Page

    @property
    def here(self) -> Locator:
        """The notebook in sight; those opened before stay hidden behind it."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def writes(self, label: str, text: str) -> None:
        self.here.get_by_label(label, exact=True).fill(text)

    def chooses(self, label: str, words: str) -> None:
        self.here.get_by_label(label, exact=True).select_option(words)

    def presses(self, name: str) -> None:
        self.here.get_by_role("button", name=name, exact=True).click()

    def saves(self) -> None:
        self.presses("Save")
        self.here.get_by_text(SAVED).wait_for()

    def goes_on(self, step: str, number: int) -> None:
        """To the next step of the same page."""
        self.presses(f"Next: {step}")
        self.here.get_by_role("heading", name=f"Step {number} of 5: {step}").wait_for()

    def goes_to(self, notebook: str, sees: str) -> None:
        """By way of the start page, to the notebook whose tile has this title, until a control is there."""
        self.here.get_by_role("link", name="Go to Start").click()
        self.here.get_by_role("heading", name="Your workbook").wait_for()
        self.here.get_by_role("link", name=re.compile(f"^{notebook}\\b")).last.click()
        self.sees_control(sees)

    def sees_control(self, label: str) -> None:
        self.control(label).first.wait_for()
        assert code_in_sight(self.page) == []
        assert self.page.locator(QUESTION).count() == 0

    def control(self, label: str) -> Locator:
        named = self.here.get_by_label(label, exact=True)
        return named.or_(self.here.get_by_role("button", name=label, exact=True))


def begins(page: Page, lab: OpenLab, name: str, coach: str = "") -> Person:
    """Opens the workbook for the first time and writes down who it is about."""
    person = Person(page=page)
    page.goto(lab.first_page)
    page.get_by_label("Name", exact=True).wait_for()
    person.writes("Name", name)
    person.writes("Coach", coach)
    person.presses("Save")
    page.get_by_role("link", name="Go to Vision").wait_for()
    return person


def test_from_an_empty_practice_to_a_pdf_with_the_words_typed_on_the_way(lab: OpenLab, page: Page) -> None:
    person = begins(page, lab, "Zoe Madeup")
    sees_a_vision(person)
    writes_a_goal(person)
    aligns_it(person)
    checks_in(person)
    asks_for_feedback(person)
    looks_at_progress(person)
    reviews_the_quarter(person)
    text = " ".join(prints(person, lab).split())
    for words in (
        "Zoe Madeup", "a lighthouse team that others copy", "Grow the north market", "Fourth colleague found",
        "Two good interviews", "Tell me when I interrupt", "We answer every applicant", "Ask before deciding",
    ):  # fmt: skip
        assert words in text
    with open_practice(lab.practice, passphrase=SECRET) as practice:
        (client,) = practice.clients()
        workbook = practice.load(client.id)
    assert workbook.goals[0].statement in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Zoe" not in client.id


def sees_a_vision(person: Person) -> None:
    person.here.get_by_role("link", name="Go to Vision").click()
    person.sees_control("Your vision")
    person.writes("Your vision", "I lead a lighthouse team that others copy")
    person.writes("Impact", "Customers stay twice as long")
    person.saves()
    person.goes_on("Values", 2)
    for number in range(1, 6):
        person.here.get_by_role("button", name=re.compile("^Very important:")).click()
        person.here.get_by_role("button", name=f"(very important, number {number})").wait_for()
    person.saves()
    person.goes_on("Lived", 3)
    person.here.get_by_label(re.compile(r"How important is it\?$")).first.select_option("9")
    person.here.get_by_label(re.compile(r"How fully do you live it\?$")).first.select_option("4")
    person.saves()
    person.goes_on("Balance", 4)
    for number in range(1, 9):
        person.chooses(f"Area {number}: Now", "5")
        person.chooses(f"Area {number}: Wanted", "8")
    person.saves()
    person.here.get_by_role("slider", name="Work, now", exact=True).wait_for()
    person.here.get_by_text("Your wheel").wait_for()
    person.goes_on("Focus", 5)
    person.here.get_by_label("In focus: Impact").check()
    person.saves()


def writes_a_goal(person: Person) -> None:
    person.goes_to("Goals", "My goal")
    due = f"June {TODAY.year + 2}"
    sentence = f"Lead a team of at least 10 people by {due}, from 4 today"
    person.here.get_by_label("My goal").press_sequentially(sentence)
    person.presses("Use these")
    person.here.get_by_text("Taken.").wait_for()
    person.saves()
    person.goes_on("How you measure it", 2)
    person.goes_on("Milestones", 3)
    person.writes("Milestone 1: What will be reached", "Fourth colleague found")
    person.writes("Milestone 1: By when", (TODAY + timedelta(days=30)).isoformat())
    person.writes("Milestone 1: Reward", "A day off")
    person.saves()
    person.goes_on("Obstacle and plan", 4)
    person.writes("Obstacle", "I postpone interviews")
    person.writes("If-then plan", "If one has to move, then I offer a day in the same week")
    person.saves()


def aligns_it(person: Person) -> None:
    person.goes_to("Alignment", "Objective 1: What is the aim?")
    person.writes("Objective 1: What is the aim?", "Grow the north market")
    person.saves()
    person.goes_on("Ratings", 2)
    person.here.get_by_role("gridcell", name=re.compile("Grow the north market: not rated$")).click()
    person.saves()


def checks_in(person: Person) -> None:
    person.goes_to("Check-in", "Day of these readings")
    person.here.locator(".goalkit-main input").first.fill("5")
    person.here.get_by_label(re.compile(": Note$")).first.fill("Two good interviews")
    person.saves()
    person.here.get_by_text("5 of 10").first.wait_for()


def asks_for_feedback(person: Person) -> None:
    person.goes_to("Feedback", "Person 1: Name")
    person.writes("Person 1: Name", "Lee Nobody")
    person.chooses("Person 1: Group", "peer")
    person.writes("Person 1: Support you ask for", "Tell me when I interrupt")
    person.saves()


def looks_at_progress(person: Person) -> None:
    person.goes_to("Progress", "How status is judged")
    person.here.get_by_role("heading", name="Goals at a glance").wait_for()
    person.here.locator(".js-plotly-plot").first.wait_for()


def reviews_the_quarter(person: Person) -> None:
    person.goes_to("Review", "Wins: what went well, and how did you do it?")
    person.writes("Wins: what went well, and how did you do it?", "We answer every applicant")
    person.writes("Learnings: what do you know now?", "Ask before deciding")
    person.saves()
    person.goes_on("Goals", 2)
    person.chooses("Goal 1: Keep, change or stop?", "Keep: carry on as it is")
    person.saves()


def prints(person: Person, lab: OpenLab) -> str:
    """The text of the PDF that the button makes."""
    person.goes_to("Print", "Make the PDF")
    person.chooses("For whom?", "the client")
    person.presses("Make the PDF")
    person.here.get_by_text("The PDF is ready").wait_for()
    (path,) = (lab.practice.parent / "goalkit reviews").glob("*.pdf")
    return "\n".join(sheet.extract_text() for sheet in PdfReader(path).pages)


def test_a_coach_adds_two_clients_and_holds_a_session_with_one(lab: OpenLab, page: Page) -> None:
    coach = begins(page, lab, "Zoe Madeup", "Kim Sample")
    coach.presses("Add another client")
    coach.writes("Name", "Ida Invented")
    coach.writes("Coach", "Kim Sample")
    coach.presses("Save")
    page.get_by_label("Whose page is this?").wait_for()
    page.get_by_role("link", name="Coaching session").first.click()
    coach.sees_control("Goal: what is this conversation about?")
    coach.chooses("Whose page is this?", "Zoe Madeup")
    page.get_by_text("Zoe Madeup", exact=True).last.wait_for()
    coach.writes("Goal: what is this conversation about?", "Fewer meetings")
    coach.writes("New action 1: What will be done?", "Leave two of them")
    coach.writes("New action 1: By when?", (TODAY + timedelta(days=7)).isoformat())
    coach.saves()
    coach.chooses("Whose page is this?", "Ida Invented")
    page.get_by_text("Ida Invented", exact=True).last.wait_for()
    assert page.get_by_label("Goal: what is this conversation about?").input_value() == ""
    with open_practice(lab.practice, passphrase=SECRET) as practice:
        by_name = {client.name: practice.load(client.id) for client in practice.clients()}
    assert [one.goal for one in by_name["Zoe Madeup"].coaching_sessions] == ["Fewer meetings"]
    assert [one.text for one in by_name["Zoe Madeup"].actions] == ["Leave two of them"]
    assert list(by_name["Ida Invented"].records())[1:] == []
