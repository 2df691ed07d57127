"""Comparisons: `at least`, `never above`, `or fewer`."""

import re

from goalkit.reader.patterns import one_of
from goalkit.reader.sketch import CADENCE, NUMBER
from goalkit.terms import Direction

_LESS = one_of(r"""
    at most | atmost | at the most | no more than | not more than | a maximum of | maximum(?: of)?
    | max\.?(?: of)? | up ?to | (?:is |are |stay |to )?at or (?:below|under) | under | below
    | beneath | less than | fewer than | lower than | shorter than | no longer than
    | no higher than | capped at | cap of | limited to | a limit of
    | within (?:an?|the|my|our) (?:[\w-]+ )?(?:budget|limit|cap) of | within | inside
    | not exceed(?:ing)? | <=? | \u2264
""")
_MORE = one_of(r"""
    at least | atleast | a minimum of | minimum(?: of)? | min\.?(?: of)? | at or above | above | more than
    | over | no less than | no fewer than | not less than | not fewer than | higher than
    | greater than | longer than | better than | north of | upwards of | exceed(?:s|ing)? | beyond | past
    | as many as | (?<![-=])>=? | \u2265
""")
_AROUND = r"(?:(?:about|around|roughly|an average of|a|some|the|say)\s+)*"
_AHEAD = re.compile(rf"(?:^|(?<=[\s(:,/-]))(?:(?P<less>{_LESS})|(?P<more>{_MORE}))\s*{_AROUND}$")
_DENIED = re.compile(
    r"\b(?:never|not|don't|doesn't|won't|nor|without)\b(?:\s[\w']+){0,3}\s*$|\bno\s+(?:[\w-]+\s){0,2}$"
)
_DENIED_BEFORE = re.compile(
    rf"\b(?:never|without|don't|do not|nobody|no one|no-one|none)\b[^.;,:\n{NUMBER}]*$"
)
_OR_MORE = one_of(r"""
    or more | or higher | or better | or above | and above | and more | upwards | minimum | min\b
    | at least
""")
_OR_LESS = one_of(r"""
    or less | or fewer | or lower | or below | or under | or faster | maximum | max\b | at most
    | at the most | tops
""")
_BEHIND = re.compile(
    rf"^\s*(?:\+|(?:[{CADENCE}\w-]+\s){{0,3}}?(?:(?P<more>{_OR_MORE})|(?P<less>{_OR_LESS}))(?!\s*(?:once|twice|an?\b|{NUMBER})))"
)


def side_ahead(before: str) -> tuple[int, Direction] | None:
    """What the words before a number compare, and how many characters they take; `never above` is at most."""
    found = _AHEAD.search(before)
    if found is None:
        return None
    head = before[: found.start()]
    denied = None if found[0].startswith(("no ", "not ")) else _DENIED.search(head)
    begin = denied.start() if denied else found.start()
    turned = denied is not None or _DENIED_BEFORE.search(head) is not None
    return len(before) - begin, _side(less=(found["less"] is not None) != turned)


def side_behind(behind: str) -> tuple[int, Direction] | None:
    """What the words behind a number compare, and how many characters they take: `or more`."""
    found = _BEHIND.match(behind)
    return (found.end(), _side(less=found["less"] is not None)) if found else None


def _side(*, less: bool) -> Direction:
    return Direction.AT_MOST if less else Direction.AT_LEAST
