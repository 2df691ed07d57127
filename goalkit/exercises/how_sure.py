"""What a person is told beside the slider of a confidence: how earlier statements of that height came out."""

from collections.abc import Callable

import pandas as pd

from goalkit import forms as ui
from goalkit.analysis.confidence import FEWEST_DECIDED, near
from goalkit.wording import share_text


def tell_how_it_came_out(form: ui.Form, name: str, judged: Callable[[], pd.DataFrame]) -> None:
    """Let a line below the confidence of this name follow what is stated there.

    `judged` gives the earlier statements, as in `goalkit.analysis.confidence`; it is asked once something is
    stated, and after the page has come.
    """
    draft, own = form.draft.locate(name)

    def look() -> None:
        stated = draft.read_or(own)
        form.controls[name].tell("" if stated is None else came_out(judged(), stated))

    draft.states[own].observe(lambda _: look(), names="value")
    ui.Debounce(look).ask()


def came_out(judged: pd.DataFrame, stated: float) -> str:
    """How many statements of about this height, a fraction, came true, and how much that says."""
    around = f"around {share_text(stated)}"
    found = near(judged, stated)
    many, true = len(found), int(found["reached"].sum())
    if not many:
        return f"No earlier statement {around} has been decided yet."
    if many == 1:
        came = "came" if true else "did not come"
        return f"The one earlier statement {around} {came} true: a hint, no more."
    said = f"{true} of {many} earlier statements {around} came true."
    about = len(found[["goal", "measure"]].drop_duplicates())
    if about >= FEWEST_DECIDED:
        return said
    which = "one goal or measure" if about == 1 else f"{about} goals or measures"
    return f"{said} All are about {which}: a hint, no more."
