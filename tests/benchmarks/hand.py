"""What is set on a picture by hand, until the field in Python has it, beside a bare slider.

All in one page, in turns, and the page itself takes the times: from the key that sets a value until Python,
which has it in its field, has said so. The way back is part of it: the value is in Python sooner still.
"""

import argparse
from statistics import median

from closing import Result, close
from in_lab import OpenedLab, only_cells, opened_lab
from playwright.sync_api import Page

LIMIT, LONGEST_MS = 2, 100
NOTEBOOK = "hand.ipynb"
CODE = """\
from datetime import UTC, datetime
import ipywidgets
from goalkit.exercises.vision.values import PILES, ValueCardsDraft, value_cards
from goalkit.forms import FieldState
from goalkit.forms.cards import Cards
from goalkit.forms.matrix import Level, Matrix
from goalkit.forms.wheel import Spoke, Wheel
from goalkit.model import Client, Workbook

told = ipywidgets.HTML('0')
def tell(_):
    told.value = str(int(told.value) + 1)
def field(text=''):
    state = FieldState(value=text, base=text)
    state.observe(tell, names='value')
    return state
slider = ipywidgets.IntSlider()
slider.observe(tell, names='value')
wheel = Wheel([Spoke(name=field(f'Area {n}'), now=field('5'), wanted=field('8')) for n in range(8)])
levels = [Level(text=text, sign=text, words='', fill='#FFF', ink='#000') for text in ('2', '1', '')]
places = {(row, column): field() for column in range(6) for row in range(7)}
rows, columns = [('Why?', f'Aim {n}') for n in range(7)], [f'Goal {n}' for n in range(6)]
matrix = Matrix(places, rows=rows, columns=columns, levels=levels, label='Matrix')
deck = ValueCardsDraft(Workbook(client=Client(id='c', name='C'), known_at=datetime.now(UTC)), value_cards())
deck.states['ranked'].observe(tell, names='value')
cards = Cards(deck, piles=PILES, label='Cards')
ipywidgets.VBox([told, slider, wheel, matrix, cards]).add_class('by-hand')"""
HANDS = {
    "slider": (".by-hand .noUi-handle", ("ArrowRight", "ArrowLeft")),
    "wheel": (".by-hand .goalkit-wheel [role=slider]", ("ArrowUp", "ArrowDown")),
    "matrix": (".by-hand [role=gridcell]", ("1", "2")),
    "cards": (".by-hand .goalkit-cards .face", ("1", "0")),
}
"""Where each is set, and the keys that set it and set it back."""
KEY_UNTIL_TOLD = """([where, key]) => new Promise(done => {
    const told = document.querySelector('.by-hand .widget-html-content');
    const watching = new MutationObserver(() => {
        watching.disconnect();
        done(performance.now() - begin);
    });
    watching.observe(told, { childList: true, subtree: true, characterData: true });
    const begin = performance.now();
    document.querySelector(where).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
})"""
"""Presses a key on the first element there; gives the milliseconds until Python has said that it knows."""


def main() -> None:
    """Measure, print the medians and the ratios, the largest last."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args().rounds
    with opened_lab() as opened:
        page = opened_page(opened)
        turns = [
            [page.evaluate(KEY_UNTIL_TOLD, [where, key]) for where, keys in HANDS.values() for key in keys]
            for _ in range(rounds + 1)
        ][1:]  # the first one warms up
    both = {name: [ms for turn in turns for ms in turn[2 * at : 2 * at + 2]] for at, name in enumerate(HANDS)}
    slider, *others = (median(each) for each in both.values())
    print(f"a bare slider: {slider:.1f} ms (medians of {rounds} rounds in turns, there and back)")
    for name, each in zip([*HANDS][1:], others, strict=True):
        print(f"{name}: {each:.1f} ms")
    close(
        Result(name="hand, of 100 ms", ratio=max(others) / LONGEST_MS, limit=1),
        Result(name="hand", ratio=max(others) / slider, limit=LIMIT),
    )


def opened_page(opened: OpenedLab) -> Page:
    """A page with nothing but the slider and the pictures, once all can be set."""
    folder = opened.lab.folder
    (folder / NOTEBOOK).write_text(only_cells(folder / "40_check_in.ipynb", CODE), encoding="utf-8")
    opened.show(NOTEBOOK)
    for where, _ in HANDS.values():
        opened.page.locator(where).first.wait_for(timeout=60_000)
    return opened.page


if __name__ == "__main__":
    main()
