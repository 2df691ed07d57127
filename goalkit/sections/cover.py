"""The cover: whose review it is, over which period, and what it rests on."""

from goalkit.blocks import COACH, Cover
from goalkit.facts.period import PeriodFacts
from goalkit.sections.section import Section
from goalkit.wording import day_text

CONFIDENTIAL = "Confidential. For the client and the people named in the agreement."


def cover(review: PeriodFacts) -> Section:
    """The cover page of a review."""
    client = review.workbook.client
    facts = [
        ("Client", f"{client.name}, {client.role}" if client.role else client.name),
        ("Organisation", client.organisation),
        (COACH, client.coach),
        ("Period", f"{day_text(review.period.start)} to {day_text(review.period.last_day)}"),
        ("Facts count on", day_text(review.as_of)),
        ("Data as known on", day_text(review.known_on)),
        ("Rule for statuses", " ".join(rule.sentence for rule in review.rules)),
    ]
    page = Cover(
        title=_title(review),
        client=client.name,
        period=review.period.label,
        vision=review.vision.statement if review.vision else "",
        facts=tuple((label, value) for label, value in facts if value),
        confidential=CONFIDENTIAL,
    )
    return Section((page,))


def _title(review: PeriodFacts) -> str:
    spans = {1: "Monthly review", 3: "Quarterly review", 12: "Year in review"}
    return spans[review.period.months]
