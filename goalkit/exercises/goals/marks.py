"""The sentence of a goal with the words marked that were read in it, below the letters of SMART."""

from collections.abc import Iterable, Iterator
from datetime import date

from goalkit.escaping import html_text
from goalkit.exercises.goals.offers import as_read
from goalkit.exercises.goals.smart import Letter

MEASURABLE, TIME_BOUND = "M", "T"
Passage = tuple[int, int, str]
"""Where words begin and end in the statement, and the letter they are read for."""


def passages(statement: str, today: date) -> list[Passage]:
    """The words from which amounts and rhythms were read, and those that speak of a time; none overlap."""
    found = as_read(statement, today)
    amounts = [
        words
        for measure in found.measures
        for name, words in measure.words.items()
        if name != "kind" and words != measure.words.get("kind")  # the whole clause marks nothing
    ]
    said = [*((words, TIME_BOUND) for words in found.due_words), *((words, MEASURABLE) for words in amounts)]
    return sorted(_placed(statement, said))


def _placed(statement: str, said: Iterable[tuple[str, str]]) -> Iterator[Passage]:
    taken: set[int] = set()
    for words, letter in sorted(said, key=lambda one: -len(one[0])):
        start = statement.find(words)
        while start >= 0 and taken & {*range(start, start + len(words))}:
            start = statement.find(words, start + 1)
        if start >= 0 and words:
            taken.update(range(start, start + len(words)))
            yield start, start + len(words), letter


def marked_statement(statement: str, today: date) -> str:
    """The statement as HTML with what was read in it marked; empty where nothing was."""
    parts, end = [], 0
    for start, stop, letter in passages(statement, today):
        read = html_text(statement[start:stop])
        parts += [
            html_text(statement[end:start]),
            f'<mark class="goalkit-mark">{read}<sup>{letter}</sup></mark>',
        ]
        end = stop
    return f'<p class="goalkit-marked">{"".join(parts)}{html_text(statement[end:])}</p>' if parts else ""


def letters_lit(letters: Iterable[Letter]) -> str:
    """The five letters as HTML, lit where the goal has them; a list beside it says the same in words."""
    looks = ((one, " goalkit-lit" if one.met else "") for one in letters)
    lit = "".join(
        f'<span class="goalkit-letter{look}" title="{one.word}">{one.letter}</span>' for one, look in looks
    )
    return f'<div class="goalkit-letters" aria-hidden="true">{lit}</div>' if lit else ""
