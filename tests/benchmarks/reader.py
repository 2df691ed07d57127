"""How long the goal reader takes a sentence: at most 20 ms, and at most 20 times the date parser of dateutil.

`dateutil.parser.parse(..., fuzzy=True)` looks through the same sentences for one date and for nothing
else. The slowest sentence counts for the first limit, the median of all for the second.
"""

from contextlib import suppress
from datetime import date
from statistics import median

from closing import Result, close, medians_in_turns
from dateutil.parser import ParserError, parse

from goalkit.reader import parse_goal

TODAY, ROUNDS, MOST_MS, MOST_TIMES = date(2026, 11, 21), 15, 20, 20
SENTENCES = (
    "Be a calmer boss",
    "Become head of logistics by 2029",
    "Grow my sales crew from 6 to 15 people by June 2028",
    "At most 45 hours of work a week, with two days at home",
    "Hold a 20-minute review with each of my 9 engineers at both plants every month",
    "Find a successor by March, train her over the summer and hand over in October 2027",
    "Attrition is 18 % today; I want 12 % by the end of next year so that we need no agency staff",
    "Grow revenue to 4.5 million euros while keeping margin above 12 % and sick days below 4 a head by 2028",
)


def peer(statement: str) -> None:
    """One date, if dateutil finds one."""
    with suppress(ParserError):
        parse(statement, fuzzy=True)


def milliseconds(statement: str) -> tuple[float, float]:
    """The medians of the reader and its peer for one sentence."""
    ours, theirs = medians_in_turns(
        lambda: parse_goal(statement, TODAY), lambda: peer(statement), rounds=ROUNDS
    )
    return ours * 1000, theirs * 1000


def main() -> None:
    """Measure, print each sentence, the medians and both ratios."""
    taken = [milliseconds(statement) for statement in SENTENCES]
    for statement, (ours, theirs) in zip(SENTENCES, taken, strict=True):
        print(f"{ours:6.2f} ms, dateutil {theirs:5.2f} ms: {statement}")
    ours, theirs = (median(column) for column in zip(*taken, strict=True))
    print(
        f"median of {len(SENTENCES)} sentences: reader {ours:.2f} ms, dateutil's date parser {theirs:.2f} ms"
    )
    close(
        Result(name="reader, beside dateutil's date parser", ratio=ours / theirs, limit=MOST_TIMES),
        Result(name="reader, slowest sentence", ratio=max(each for each, _ in taken) / MOST_MS, limit=1),
    )


if __name__ == "__main__":
    main()
