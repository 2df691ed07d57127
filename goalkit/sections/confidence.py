"""How sure the client was, beside what came of it."""

from goalkit import charts
from goalkit.analysis.confidence import FEWEST_STATEMENTS, brier_score, reliability
from goalkit.blocks import Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.sections.section import Section
from goalkit.tables import reliability_table
from goalkit.wording import count_text


def confidence(review: PeriodFacts) -> Section:
    """The reliability picture with its table and Brier score; a note below twenty judged statements."""
    judged = review.judged
    if len(judged) < FEWEST_STATEMENTS:
        return Section((Note(text=_waiting(len(judged))),))
    bins = reliability(judged)
    about = len(judged[["goal", "measure"]].drop_duplicates())
    score = brier_score(judged["confidence"].tolist(), judged["reached"].tolist())
    said = (
        f"The statements are about {count_text(about, 'goal or measure', 'goals and measures')} that "
        f"{'is' if about == 1 else 'are'} decided. Brier score {score:.2f}: 0 is perfect, and 0.25 is what "
        "somebody gets who always says 50\u00a0%."
    )
    picture = charts.reliability_picture(bins)
    return Section(
        (
            picture,
            reliability_table(bins),
            Paragraph(text=said, tone="muted"),
            FormulaPages(names=("confidence",)),
        )
    )


def _waiting(judged: int) -> str:
    so_far = f"so far {judged} of them" if judged else "none of them yet"
    return (
        f"How sure you were is told once {FEWEST_STATEMENTS} statements can be judged: {so_far}. "
        "Say how sure you are in each check-in; it is judged when the target is reached or the due day "
        "has passed."
    )
