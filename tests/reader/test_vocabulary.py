"""The words of the reader are one file of data, read when a sentence is, and each of its lists is used."""

import re
import subprocess
import sys
import tomllib

import pytest

from goalkit.reader.vocabulary import english, one_of, stems
from tests.project import HOME

PACKAGE = HOME / "goalkit"
WORDS = (PACKAGE / "reader" / "english.toml").read_text(encoding="utf-8")
TABLES = tomllib.loads(WORDS)
CODE = "".join(
    path.read_text(encoding="utf-8")
    for path in (*PACKAGE.glob("reader/*.py"), PACKAGE / "exercises/goals/smart.py")
)


@pytest.mark.parametrize("name", sorted({name for table in TABLES.values() for name in table}))
def test_each_list_of_words_is_used(name: str) -> None:
    assert re.search(rf"\.{name}\b|\{{{name}(?:_meant)?\}}", CODE + WORDS)


@pytest.mark.parametrize("kind", ["verbs", "words"])
def test_no_word_stands_twice_in_a_list(kind: str) -> None:
    twice = {name for name, text in TABLES[kind].items() if len(text.split()) != len(set(text.split()))}
    assert twice == set()


def test_lists_come_in_the_type_of_their_kind() -> None:
    found = english()
    assert "keep" in found.verbs.keeping
    assert found.rows.weekdays[0] == "mon"
    assert "be change" not in found.rows.soft_phrases
    assert "be the change" in found.rows.soft_phrases
    assert found.meanings.units["hrs"] == "h"
    assert re.fullmatch(found.phrases.or_more, "or better")
    assert found.values.fixed_holidays["christmas"] == 1225


def test_a_list_that_is_not_there_is_named() -> None:
    with pytest.raises(AttributeError, match="keepin"):
        _ = english().verbs.keepin


def test_phrases_are_parted_by_a_bar_between_blanks() -> None:
    assert one_of("""
        a(?:b|c)
        | d e""") == "(?:a(?:b|c)|d e)"  # fmt: skip


def test_a_name_in_a_phrase_stands_for_its_words() -> None:
    known = {"coin": "(?:cent|dime)", "NUMBER": "#"}
    assert one_of("{NUMBER}{2} {coin}s? | no {coin}", known) == "(?:#{2} (?:cent|dime)s?|no (?:cent|dime))"


def test_a_line_break_is_no_part_of_a_phrase() -> None:
    assert one_of("""
        more
        (?: often)? | less""") == "(?:more(?: often)?|less)"  # fmt: skip


def test_a_phrase_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="mony"):
        one_of("{mony}", {"money": "euro"})


@pytest.mark.parametrize(
    ("form", "base"), [("tried", "try"), ("managing", "manage"), ("stopped", "stop"), ("focuses", "focus")]
)
def test_a_form_leads_to_its_base(form: str, base: str) -> None:
    assert base in set(stems(form, ("es", "d", "ed", "ing")))


def test_nothing_is_loaded_before_a_sentence_is_read() -> None:
    code = "import sys, goalkit.reader; print(*[name for name in sys.modules if 'goalkit.reader.' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["goalkit.reader.goal"]
