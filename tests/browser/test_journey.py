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
from playwright.sync_api import expect
from pypdf import PdfReader

from goalkit.store import open_practice
from tests.browser.conftest import SAVED, OpenLab, running
from tests.browser.test_opening import QUESTION, code_in_sight
from tests.browser.test_pictures_by_hand import drag, middle
from tests.project import HOME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

SECRET = "a long walk by the lake"
TODAY = datetime.now(UTC).astimezone().date()
NEXT, LATER = TODAY.year + 1, TODAY.year + 2
START, DUE = "Measure 1: Where you start from", "Due on"
GOALS: dict[str, dict[str, str]] = {
    f"Become a better delegator by handing over three recurring tasks by 31 March {NEXT}": {START: "0"},
    f"Be responsible for a project budget of 30M USD by {LATER}": {START: "5M"},
    "Run three times a week": {DUE: f"31 Dec {NEXT}"},
    f"Raise our customer satisfaction from 48.5 to 60 by end of June {NEXT}": {},
    f"Read one leadership book each month in {NEXT}": {},
    "Have no more than two evenings of work a week": {DUE: f"31 Dec {NEXT}"},
}
"""Each in one sentence, and what is asked for because the sentence does not say it."""
READINGS = {
    "Recurring tasks": "0",
    "Project budget": "5M",
    "Run": "2",
    "Customer satisfaction": "49",
    "Leadership book": "1",
    "Evenings of work": "3",
}
MOST = {
    "00 start": (11, 10),
    "10 vision": (50, 69),
    "20 goals": (37, 460),
    "30 alignment": (6, 21),
    "40 check in": (9, 22),
    "50 feedback": (6, 34),
    "60 progress": (1, 0),
    "80 review": (8, 44),
    "85 print": (5, 0),
}
"""How many clicks and keys a page may take at most: what it took when it was counted first."""
SHORT = 6
"""Pages of a short review, at most."""
COUNTING = """
    window.counted = {};
    for (const [sign, what] of [["pointerdown", "clicks"], ["keydown", "keys"]]) {
        addEventListener(sign, ({isTrusted}) => {
            const page = counted[document.title] ??= {clicks: 0, keys: 0};
            page[what] += isTrusted;
        }, true);
    }
"""
"""Counts by page what a hand does: what a script only makes believe is not trusted by the browser."""


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
        self.here.get_by_label(label, exact=True).click()
        self.page.keyboard.type(text)

    def chooses(self, label: str, words: str) -> None:
        """From a list, whose second click is in a window of the browser that the page does not know of."""
        self.here.get_by_label(label, exact=True).click()
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        self.page.evaluate("counted[document.title].clicks += 1")

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
        expect(self.page.locator(QUESTION)).to_have_count(0)

    def control(self, label: str) -> Locator:
        named = self.here.get_by_label(label, exact=True)
        return named.or_(self.here.get_by_role("button", name=label, exact=True))


def begins(page: Page, lab: OpenLab, name: str, coach: str = "") -> Person:
    """Opens the workbook for the first time and writes down who it is about."""
    person = Person(page=page)
    page.add_init_script(COUNTING)
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
    writes_goals(person)
    aligns_them(person)
    checks_in(person)
    asks_for_feedback(person)
    looks_at_progress(person)
    reviews_the_quarter(person)
    sheets = prints(person, lab)
    assert len(sheets) <= SHORT
    text = " ".join(" ".join(sheets).split()).replace("\N{NO-BREAK SPACE}", " ")
    said = (
        "Zoe Madeup",
        "a lighthouse team that others copy",
        "We answer every applicant",
        "Ask before deciding",
    )
    for words in (*said, *GOALS):
        assert words in text
    with open_practice(lab.practice, passphrase=SECRET) as practice:
        (client,) = practice.clients()
        workbook = practice.load(client.id)
    assert "Zoe" not in client.id
    assert [one.statement for one in workbook.goals] == [*GOALS]
    assert {one.title for one in workbook.measures} == {*READINGS}
    assert [one.title for one in workbook.objectives] == ["Grow the north market"]
    assert [one.rating for one in workbook.alignments] == [2] * len(GOALS)
    assert [one.title for one in workbook.milestones] == ["Somebody else plans the shifts"]
    assert [one.note for one in workbook.check_ins if one.note] == ["Two talks held"]
    assert [one.support_asked for one in workbook.stakeholders] == ["Tell me when I interrupt"]
    counted = page.evaluate("counted")
    assert counted.keys() == MOST.keys()
    for notebook, (clicks, keys) in MOST.items():
        assert (notebook, counted[notebook]["clicks"]) <= (notebook, clicks)
        assert (notebook, counted[notebook]["keys"]) <= (notebook, keys)


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


def writes_goals(person: Person) -> None:
    person.goes_to("Goals", "My goal")
    for number, (sentence, more) in enumerate(GOALS.items()):
        if number:
            person.presses("A new goal")
            person.here.get_by_role("heading", name="A new goal").wait_for()
        person.writes("My goal", sentence)
        person.presses("Use these")
        person.here.get_by_text("Taken.").wait_for()
        for label, text in more.items():
            person.writes(label, text)
        person.saves()
        person.here.get_by_role("heading", name=sentence).wait_for()
    person.presses(next(iter(GOALS)))
    person.here.get_by_role("heading", name="Step 3 of 5: Milestones").wait_for()
    person.writes("Milestone 1: What will be reached", "Somebody else plans the shifts")
    person.writes("Milestone 1: By when", (TODAY + timedelta(days=30)).isoformat())
    person.writes("Milestone 1: Reward", "A day off")
    person.saves()
    person.goes_on("Obstacle and plan", 4)
    person.writes("Obstacle", "I am quicker myself")
    person.writes("If-then plan", "If I want to take it back, then I ask a question instead")
    person.saves()


def aligns_them(person: Person) -> None:
    person.goes_to("Alignment", "Objective 1: What is the aim?")
    person.writes("Objective 1: What is the aim?", "Grow the north market")
    person.saves()
    person.goes_on("Ratings", 2)
    cells = person.here.get_by_role("gridcell", name=re.compile("Grow the north market: not rated$"))
    cells.first.scroll_into_view_if_needed()
    drag(person.page, middle(cells.first), middle(cells.last), steps=30)
    person.saves()


def checks_in(person: Person) -> None:
    person.goes_to("Check-in", "Day of these readings")
    for measure, reading in READINGS.items():
        person.writes(measure, reading)
    person.writes("Recurring tasks: Note", "Two talks held")
    person.saves()
    person.here.get_by_text("2 times").first.wait_for()


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


def prints(person: Person, lab: OpenLab) -> list[str]:
    """The texts of the pages of the short PDF that the button makes."""
    person.goes_to("Print", "Make the PDF")
    person.chooses("For whom?", "the client")
    depth = person.control("How much of it?").locator("option:checked")
    expect(depth).to_contain_text("full")  # what the client usually gets
    person.chooses("How much of it?", "short")
    person.presses("Make the PDF")
    person.here.get_by_text("The PDF is ready").wait_for()
    (path,) = (lab.practice.parent / "goalkit reviews").glob("*.pdf")
    return [sheet.extract_text() for sheet in PdfReader(path).pages]


def test_a_coach_adds_two_clients_and_holds_a_session_with_one(lab: OpenLab, page: Page) -> None:
    coach = begins(page, lab, "Zoe Madeup", "Kim Sample")
    coach.presses("Add another client")
    expect(page.get_by_role("heading", name="Whose workbook is this?")).to_be_in_viewport(ratio=1)
    coach.writes("Name", "Ida Invented")
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
    expect(page.get_by_label("Goal: what is this conversation about?")).to_have_value("")
    with open_practice(lab.practice, passphrase=SECRET) as practice:
        by_name = {client.name: practice.load(client.id) for client in practice.clients()}
    assert [one.goal for one in by_name["Zoe Madeup"].coaching_sessions] == ["Fewer meetings"]
    assert [one.text for one in by_name["Zoe Madeup"].actions] == ["Leave two of them"]
    assert list(by_name["Ida Invented"].records())[1:] == []
