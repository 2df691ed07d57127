"""A review in a country with other signs: no number is written in another way than there."""

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

from goalkit import sections
from goalkit.charts import Figure
from goalkit.formula_pages import FormulaPages
from goalkit.open_workbook import OpenWorkbook
from goalkit.store.settings import choose_locale
from tests.practices import example_practice
from tests.sections.test_full import TODAY

WITH_NUMBERS = ("one_page", "goals", "forecast", "goal_by_goal", "attainment", "balance")


def texts_in(locale: str) -> tuple[list[str], str]:
    """Each text of the review, those in charts included, and all that people wrote themselves."""
    with example_practice() as practice:
        choose_locale(practice, locale)
        book = OpenWorkbook(practice, "example", today=TODAY, known_on=TODAY)
        review = book.review("2026-Q3")
        parts = [part for name in WITH_NUMBERS for part in getattr(sections, name)(review).parts]
        own = [text for record in book.workbook.records() for text in strings(vars(record))]
    said = [text for part in parts if not isinstance(part, FormulaPages) for text in shown(part)]
    return said, " ".join(own)


def shown(part: Any) -> Iterator[str]:
    if isinstance(part, Figure):
        return strings(part.to_plotly_json())
    return BeautifulSoup(part._repr_mimebundle_()["text/html"], "html.parser").stripped_strings


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def test_signs_and_money_are_those_of_the_country_in_all_texts_and_charts() -> None:
    austrian, own = texts_in("de_AT")
    pointed = {word for text in austrian for word in text.split() if re.search(r"\d\.\d", word)}
    assert not {word for word in pointed if word not in own and not word.startswith("rgb")}
    assert any("USD\u00a024 M of USD\u00a030 M" in text for text in austrian)
    assert any("26,3 M" in text for text in austrian)
    assert not [text for text in austrian if re.search(r"\d( M)?\u00a0USD", text)]
