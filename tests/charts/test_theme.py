import pytest

from goalkit import charts, look
from goalkit.charts import kept, theme


def luminance(colour: str) -> float:
    """Relative luminance of a hex colour as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_a_figure_carries_its_sentence() -> None:
    figure = theme.figure(sentence="Team size is 7 of 10 people.", height=100)
    assert charts.sentence_of(figure) == "Team size is 7 of 10 people."


def test_a_long_text_is_cut_with_an_ellipsis_and_a_short_one_is_kept() -> None:
    assert theme.shortened("Hire two account executives", 12) == "Hire two…"
    assert theme.shortened("To internationalise", 12) == "To internat…"
    assert theme.shortened("  Hire   two ", 12) == "Hire two"


def test_an_ideograph_takes_the_room_of_two_letters() -> None:
    assert theme.text_width("山田 a") == 6
    assert theme.shortened("山田太郎", 7) == "山田太…"


def test_text_is_wrapped_between_words_and_cut_in_the_last_line() -> None:
    assert theme.wrapped("Agree the sales handbook with Legal", 12, 2) == "Agree the<br>sales handb…"


@pytest.mark.parametrize(
    "colour",
    [look.INK, look.MUTED, look.ACCENT, look.GREEN, look.VERMILION, look.PURPLE, look.GREY],
)
def test_every_line_colour_has_a_contrast_of_three_to_one_on_white(colour: str) -> None:
    assert contrast(colour, look.PAPER) >= 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (kept.KEPT.fill, kept.NOT_KEPT.fill),
        (kept.KEPT.fill, kept.UNREAD.fill),
        (look.GREY, look.ACCENT),
        (look.INK, look.ACCENT),
        (look.RATING_FILLS[-2], look.RATING_FILLS[0]),
        (look.RATING_FILLS[2], look.RATING_FILLS[0]),
    ],
)
def test_what_stands_side_by_side_is_told_apart_in_grey(one: str, other: str) -> None:
    assert contrast(one, other) >= 1.5


@pytest.mark.parametrize("rating", [-2, -1, 0, 1, 2])
def test_the_number_in_a_cell_can_be_read_on_its_colour(rating: int) -> None:
    ink = look.PAPER if abs(rating) == 2 else look.INK
    assert contrast(look.RATING_FILLS[rating], ink) >= 4.5
