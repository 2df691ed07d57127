"""A save of the check-in and the chart that follows from it, beside a plain button and a plain chart.

All in one page, in turns, and the page itself takes the times: from a click on "Save" until "Saved 14:03"
stands there, from the same click until the chart has the new reading; from a click on a plain button until
the text beside it is another one, and on another one until a bare plotly chart has its new point. The chart
of a save comes with the statuses and the forecast of all goals, which are computed anew: that is its limit.
"""

import argparse
import re
from statistics import median

from closing import Result, close
from in_lab import OpenedLab, opened_lab, with_cells
from playwright.sync_api import Page

SAVE_LIMIT, CHART_LIMIT = 2, 6
CHECK_IN, READING = "40_check_in.ipynb", "Team size"
PLAIN_CODE = """\
import ipywidgets
from plotly.graph_objects import Figure, Scatter
plain, told = ipywidgets.Button(description='Plain'), ipywidgets.HTML('0')
plain.on_click(lambda _: setattr(told, 'value', str(int(told.value) + 1)))
bare, place = ipywidgets.Button(description='Bare chart'), ipywidgets.Output()
def draw(_):
    figure = Figure(Scatter(y=[1, 2], mode='text', text=['', f'Point {told.value}']))
    data = {'application/vnd.plotly.v1+json': figure.to_plotly_json()}
    place.outputs = ({'output_type': 'display_data', 'data': data, 'metadata': {}},)
bare.on_click(draw)
ipywidgets.VBox([plain, told, bare, place]).add_class('plain')"""
CLICK_UNTIL = """([button, ends]) => new Promise(done => {
    const buttons = [...document.querySelectorAll('.goalkit-page button, .plain button')];
    const said = Object.fromEntries(Object.entries(ends).map(([name, [where, words]]) => [
        name, () => [...document.querySelectorAll(where)].some(
            one => new RegExp(words).test(one.textContent) && one.checkVisibility(inSight)
        )
    ]));
    const inSight = { visibilityProperty: true }, seconds = {};
    const look = () => {
        for (const [name, isThere] of Object.entries(said)) {
            if (!(name in seconds) && isThere()) seconds[name] = (performance.now() - begin) / 1000;
        }
        if (Object.keys(seconds).length < Object.keys(said).length) return;
        watching.disconnect();
        done(seconds);
    };
    const watching = new MutationObserver(look);
    const everything = { childList: true, subtree: true, characterData: true, attributes: true };
    watching.observe(document.body, everything);
    const begin = performance.now();
    buttons.find(one => one.textContent === button).click();
})"""
"""Clicks the button; for each name in `ends` gives the seconds until its words stand at its place."""


def main() -> None:
    """Measure, print the medians and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args().rounds
    with opened_lab() as opened:
        page = open_with_button(opened)
        times = [one_round(page, number) for number in range(rounds + 1)][1:]  # the first one warms up
    names = ("plain", "bare", "saved", "drawn")
    plain, bare, saved, drawn = (median(each[name] for each in times) for name in names)
    print(f"a plain button: {plain * 1000:.0f} ms; a bare chart: {bare * 1000:.0f} ms")
    print(f"a save: {saved * 1000:.0f} ms; its chart: {drawn * 1000:.0f} ms (medians of {rounds} rounds)")
    close(
        Result(name="chart after a save", ratio=drawn / bare, limit=CHART_LIMIT),
        Result(name="save", ratio=saved / plain, limit=SAVE_LIMIT),
    )


def open_with_button(opened: OpenedLab) -> Page:
    """The check-in with a plain button below it."""
    notebook = opened.lab.folder / CHECK_IN
    notebook.write_text(with_cells(notebook, PLAIN_CODE), encoding="utf-8")
    opened.show(CHECK_IN)
    opened.page.locator(".plain button").first.wait_for(timeout=60_000)
    return opened.page


def one_round(page: Page, number: int) -> dict[str, float]:
    """Seconds by what was waited for. Every round types another reading."""
    reading = f"{5 + number // 10 % 4}.{1 + number % 9}"
    page.get_by_label(READING, exact=True).fill(reading)
    page.get_by_text(re.compile("kept as a draft")).wait_for()
    ends = {
        "saved": [".goalkit-state", r"^Saved \d\d:\d\d"],
        "drawn": [".goalkit-page .js-plotly-plot text", f"^{re.escape(reading)}\\s"],
    }
    page.wait_for_timeout(SETTLED)
    times = page.evaluate(CLICK_UNTIL, ["Save", ends])
    page.wait_for_timeout(SETTLED)
    times |= page.evaluate(CLICK_UNTIL, ["Plain", {"plain": [".plain .widget-html", f"^{number + 1}$"]}])
    page.wait_for_timeout(SETTLED)
    point = f"^Point {number + 1}$"
    return times | page.evaluate(
        CLICK_UNTIL, ["Bare chart", {"bare": [".plain .js-plotly-plot text", point]}]
    )


SETTLED = 1500
"""Milliseconds from the last key to the click: a hand goes to the button, work of before is over."""


if __name__ == "__main__":
    main()
