"""Which amounts ask for something, and which tell where it stands or only describe."""

import re
from dataclasses import replace

from goalkit.reader import units, verbs, words
from goalkit.reader.amount import Amount, Role
from goalkit.reader.clauses import Clause, main_verb, words_of
from goalkit.reader.describing import THEM_BEHIND, changes_nothing, describes, tells_who
from goalkit.reader.facts import Facts
from goalkit.reader.qualities import qualities
from goalkit.reader.starts import is_left_behind, stands_now

_OF = re.compile(r"^\s*(?:of\b|share\b)")
_THING_BEHIND = re.compile(
    r"^\s*(?!in\b|into\b|on\b|at\b|for\b|with\b|to\b|and\b|by\b|more\b|across\b|over\b"
    r"|overall\b|all\b|every|throughout\b)[a-z]"
)
_EMPTY = verbs.RAISING | verbs.LOWERING | {"give", "put", "commit", "work"}
_UP_TO = re.compile(r"\b(?:to|at)\b|\bof $")
_TO = re.compile(r"^ to (?:about |around )?$")
_OF_THEM = re.compile(r"\b(?:(?:of|among) (?:them|these|those|which|whom)|including) $")


def sorted_out(facts: Facts) -> list[Amount]:
    """The amounts of a statement, each with its role and as much of its unit as the words tell."""
    ready: list[Amount] = []
    for amount in facts.amounts:
        clause = facts.clause_of(amount)
        settled = replace(amount, role=_role(facts, clause, amount, ready))
        ready.append(replace(settled, unit=amount.unit or _unit(facts, clause, amount, ready)))
    return ready


def _role(facts: Facts, clause: Clause, amount: Amount, earlier: list[Amount]) -> Role:
    if amount.role is not Role.TARGET:
        return _role_of_base(facts, clause, amount)
    if stands_now(facts, clause, amount) or is_left_behind(facts, clause, amount, earlier):
        return Role.BASELINE
    if tells_who(facts, clause, amount, earlier):
        return Role.CONTEXT
    if amount.compared:
        return Role.TARGET
    if describes(facts, clause, amount):
        return Role.CONTEXT
    return _role_of_share(facts, clause, amount) if amount.unit == "%" else Role.TARGET


def _role_of_base(facts: Facts, clause: Clause, amount: Amount) -> Role:
    """A start that is to be kept is a target, a change of nothing asks for nothing."""
    if amount.role is Role.BASELINE and clause.verb in verbs.KEEPING and facts.within(clause) == [amount]:
        return Role.TARGET
    return Role.CONTEXT if changes_nothing(facts, clause, amount) else amount.role


def _role_of_share(facts: Facts, clause: Clause, amount: Amount) -> Role:
    """A share that is compared with nothing: of what is told, a change of it, or of nothing at all."""
    head = facts.sketch.text[clause.start : amount.start]
    behind = facts.sketch.text[amount.end : clause.end]
    if _OF.match(behind) and qualities(behind) - words.MEASURABLE:
        return Role.CONTEXT
    if _OF.match(behind) or _UP_TO.search(head):
        return Role.TARGET
    if [word for word in words_of(main_verb(head)[1]) if word not in words.STOPS]:
        if clause.verb in verbs.CHANGING:
            return Role.CONTEXT if qualities(clause.text) - words.MEASURABLE else Role.CHANGE
        return Role.TARGET
    soft = (words.MOODS | words.VAGUE) & set(words_of(behind)[:1]) or qualities(behind) - words.MEASURABLE
    empty = clause.verb in _EMPTY and not _THING_BEHIND.match(behind)
    return Role.CONTEXT if soft or empty else Role.TARGET


def _unit(facts: Facts, clause: Clause, amount: Amount, earlier: list[Amount]) -> str | None:
    if THEM_BEHIND.match(facts.sketch.text[amount.end :]) or _OF_THEM.search(
        facts.sketch.text[max(0, amount.start - 20) : amount.start]
    ):
        return next((other.unit for other in reversed(earlier) if other.unit), None)
    if (
        earlier
        and earlier[-1].role is Role.BASELINE
        and _TO.match(facts.sketch.text[earlier[-1].end : amount.start])
    ):
        return earlier[-1].unit
    start = clause.start
    if clause.opener == ":":
        start = facts.clause_before(clause).start
    head = facts.sketch.text[start : amount.start]
    if not words_of(head) and clause.opener in ("and", "but", ","):
        return earlier[-1].unit if earlier else None
    return units.unit_before(head)
