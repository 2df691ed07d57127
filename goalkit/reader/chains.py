"""Chains of steps: marked in a list, dated one after the other, or put in order by words."""

import re
from itertools import pairwise

from goalkit.reader import verbs
from goalkit.reader.clauses import Clause, words_of
from goalkit.reader.facts import Facts
from goalkit.reader.qualities import wishes
from goalkit.reader.sketch import DATE, MARK

_STAGES = (re.compile(rf"{DATE}+\s*:"), re.compile(rf"{MARK}+"), re.compile(rf"\(\s*{DATE}+\s*\)"))
_PLAN = re.compile(
    r"^\W*(?:my |our |the )?(?:milestones|steps|stages|phases|plan|road ?map|timeline|schedule)\b"
    r"[^:.\n]{0,40}:"
)
_ORDER = re.compile(
    r"\b(?:first|next|then|finally|lastly|later|afterwards|after that|followed by|eventually)\b"
)
_HEADING = re.compile(r"\b(?:objective|goal|aim|vision|purpose|mission)\W*$")


def stages(facts: Facts) -> int:
    """How many steps a statement sets off by marks, dates or a heading."""
    text = facts.sketch.text
    marked = max(*(len(stage.findall(text)) for stage in _STAGES), _lines(facts), _dated(facts))
    if plan := _PLAN.match(text):
        return max(marked, sum(each.start >= plan.end() and not each.aside for each in facts.clauses))
    return marked


def _dated(facts: Facts) -> int:
    """How many clauses tell of a day each, if two or more of three count nothing."""
    days = [each for each in facts.clauses if each.verb and facts.deadlines(each)]
    plain = [each for each in days if not facts.within(each) and each.verb not in verbs.OPEN_ENDED]
    in_row = len({when.day for each in days for when in facts.deadlines(each)}) == len(days)
    return len(days) if in_row and len(days) > 2 and len(plain) > 1 else 0


_ENDING = verbs.FINISHING | verbs.WEAK_FINISHING


def _lines(facts: Facts) -> int:
    """How many lines there are if each of three or more tells of something to finish."""
    first = [each for each in facts.clauses if not each.opener]
    told = all(each.verb in _ENDING or (not each.verb and each.acted_on) for each in first)
    return len(first) if told and len(first) > 2 and not facts.rhythms else 0


def is_chain(facts: Facts, free: list[Clause], steps: list[Clause]) -> bool:
    """Whether clauses that name no number follow one another; `steps` are those that tell of a result."""
    if len(steps) > 1 or _is_growing(free):
        return True
    if any(wishes(clause) for clause in free) or not (steps or facts.deadlines()):
        return False
    return _in_order(free) or (bool(steps) and (_has_two_days(facts, free) or _is_row(free)))


def _is_growing(free: list[Clause]) -> bool:
    """`manage and develop the team`: two verbs of a responsibility for one thing."""
    return any(
        one.verb in verbs.RUNNING and not words_of(one.rest) and other.verb in verbs.RUNNING
        for one, other in pairwise(free)
    )


def _has_two_days(facts: Facts, free: list[Clause]) -> bool:
    """`by Easter I know what I want, by summer I have the job`."""
    dated = [{when.day for when in facts.deadlines(clause)} for clause in free if clause.content]
    return len({max(filter(None, days), default=None) for days in dated if days}) > 1


def _in_order(free: list[Clause]) -> bool:
    """`first shadow her, later act for her`; one `then` between two is enough."""
    placed = [clause for clause in free if _ORDER.search(f"{clause.opener} {clause.text}")]
    followed = any(clause.opener.endswith("then") for clause in free)
    return len(free) > 1 and len(placed) > (0 if followed else 1)


def _is_row(free: list[Clause]) -> bool:
    """Three things to do in a row."""
    return sum(bool(clause.verb) and clause.verb not in verbs.OPEN_ENDED for clause in free) > 2


def is_headed(facts: Facts, clause: Clause) -> bool:
    """Whether a clause is the heading of what is counted below it: `Objective: no queue at the counter`."""
    return clause.opener == ":" and _HEADING.search(facts.clause_before(clause).text) is not None


def is_heading(facts: Facts, clause: Clause) -> bool:
    """`My targets for 2027:` names what stands below it."""
    behind = facts.clause_behind(clause)
    open_list = not clause.verb or bool(facts.within(behind))
    closed = open_list and facts.sketch.text[clause.end : clause.end + 3].lstrip(" ").startswith(":")
    return closed and behind is not clause and bool(behind.content or facts.within(behind))
