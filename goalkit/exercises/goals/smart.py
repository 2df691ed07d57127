"""How a goal is written: which of its steps are done, and SMART letter by letter (Doran 1981).

Specific, measurable, achievable, relevant, time-bound: what is said is advice. It never keeps anybody from
saving a goal.
"""

import re
from collections.abc import Collection
from dataclasses import astuple, dataclass
from datetime import date

from goalkit.model import Goal, Workbook
from goalkit.model.workbook import current
from goalkit.reader.vocabulary import english, stems
from goalkit.terms import Kind
from goalkit.wording import day_text

FEW_WORDS = 4
SURE_ENOUGH = 7
"""The commitment, 1 to 10, from which a goal is likely to be carried out."""
_ENDINGS = ("s", "es", "d", "ed", "ing")


@dataclass(frozen=True, kw_only=True)
class StepsDone:
    """Which of the five steps of writing a goal are done."""

    words: bool = False
    measures: bool = False
    milestones: bool = False
    plan: bool = False
    levels: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether all are done."""
        return all(astuple(self))

    @property
    def label(self) -> str:
        """Symbol and words: `✓ complete`, `◐ 3 of 5 steps`."""
        done = astuple(self)
        return "✓ complete" if self.is_complete else f"◐ {sum(done)} of {len(done)} steps"


def steps_done(workbook: Workbook, goal_id: str) -> StepsDone:
    """The steps of a goal that are done. What is kept up span after span needs no milestones."""
    goal = workbook.newest(Goal, goal_id)
    if goal is None:
        return StepsDone()
    kinds = [one.kind for one in current(workbook.measures) if one.goal_id == goal_id]
    kept_up = bool(kinds) and all(kind is Kind.MAINTAIN for kind in kinds)
    return StepsDone(
        words=True,
        measures=bool(kinds),
        milestones=kept_up or any(one.goal_id == goal_id for one in workbook.milestones),
        plan=bool(goal.obstacle.strip() and goal.plan.strip()),
        levels=any(one.goal_id == goal_id for one in workbook.attainment_scales),
    )


# ---- SMART


@dataclass(frozen=True, kw_only=True)
class Written:
    """What is written of a goal so far; `measured` says whether there is something to read it by."""

    statement: str = ""
    why: str = ""
    due: date | None = None
    measured: bool = False
    obstacle: str = ""
    plan: str = ""
    commitment: int | None = None


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One letter of SMART: whether the goal has it, and in one sentence what it has or could have."""

    letter: str
    word: str
    met: bool
    said: str

    @property
    def text(self) -> str:
        """The letter with its sign: has it, or not yet."""
        sign, lacking = ("✓", "") if self.met else ("○", ", not yet")
        return f"{sign} {self.letter} – {self.word}{lacking}: {self.said}"


def smart_letters(goal: Written, *, today: date) -> tuple[Letter, ...]:
    """The five letters of a goal, in their order."""
    due = day_text(goal.due) if goal.due else ""
    letters = (
        ("S", "specific", _unspecific(goal.statement), "It says what will be different."),
        ("M", "measurable", "" if goal.measured else _UNMEASURED, "Anybody can see when it is reached."),
        ("A", "achievable", _doubt(goal), "You know what may get in the way, and what to do then."),
        ("R", "relevant", "" if goal.why.strip() else _WITHOUT_WHY, "You know why it matters."),
        ("T", "time-bound", _untimely(goal.due, today), f"It is due on {due}."),
    )
    return tuple(
        Letter(letter=letter, word=word, met=not lacking, said=lacking or met)
        for letter, word, lacking, met in letters
    )


def vague_words(statement: str) -> tuple[str, ...]:
    """The words of a statement that leave open what is meant, each in its base form.

    Words that take a goal back while it is said come first, then verbs that say in which direction and not
    how far: those are clear beside a number.
    """
    rows, forms_of = english().rows, english().meanings.vague_forms
    said = re.findall(r"[\w'-]+", re.sub(english().phrases.clear, "-", statement.casefold()))
    forms = [{word, forms_of.get(word, word), *stems(word, _ENDINGS)} for word in said]
    sought = rows.half_hearted if re.search(r"\d", statement) else rows.half_hearted + rows.vague_verbs

    def is_said(first: str, *rest: str) -> bool:
        """Whether the words stand one behind the other, the first of them in any form."""
        later = (tuple(said[place : place + len(rest)]) for place in range(1, len(said) + 1))
        return any(first in form and then == rest for form, then in zip(forms, later, strict=True))

    return tuple(phrase for phrase in sought if is_said(*phrase.split()))


def lead_and_lag(kinds: Collection[Kind]) -> str:
    """What is missing where a goal has only results, or only what leads to them; empty where it has both.

    A measure that is kept span after span leads; one that is reached, passed or done lags behind.
    """
    leading = sum(kind is Kind.MAINTAIN for kind in kinds)
    if kinds and not leading:
        return (
            "Every measure here shows a result, and results come late. Add one for what you do each week "
            "that leads there (keep to a limit): it tells you early."
        )
    if kinds and leading == len(kinds):
        return "Every measure here is something you keep up. Add one for the result: does it work?"
    return ""


_UNMEASURED = (
    "How would somebody else see that it is reached? Give a number with its unit, milestones, or a yes or no."
)
_WITHOUT_WHY = "Write why it matters to you: it carries you through the hard weeks."


def _unspecific(statement: str) -> str:
    if found := vague_words(statement):
        return f"“{found[0]}” leaves open what you mean: say what will be different, and how it will show."
    if len(statement.split()) < FEW_WORDS:
        return "Say a little more: what exactly, with whom, where?"
    return ""


def _doubt(goal: Written) -> str:
    if goal.commitment is not None and goal.commitment < SURE_ENOUGH:
        return f"Your commitment is {goal.commitment} of 10: which smaller goal would make it an 8?"
    if not (goal.obstacle.strip() and goal.plan.strip()):
        return "Is it in your own hands? Write what may get in the way, and what to do then, in the plan."
    return ""


def _untimely(due: date | None, today: date) -> str:
    if due is None:
        return "Say by which day you want to reach it."
    return "" if due >= today else f"{day_text(due)} has passed: by when now?"
