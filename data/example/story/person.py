"""Who Robin is, what was agreed, and the vision."""

from collections.abc import Iterator
from dataclasses import replace

from goalkit.model import Agreement, Client, Consent, FacetPicture, Objective, Vision
from goalkit.terms import Facet, Topic
from story.rows import Row, day, typed

CLIENT = Client(
    id="example",
    name="Robin Example",
    role="Head of Inside Sales, DACH",
    organisation="Example Instruments AG",
    coach="Kim Sample",
)

AGREEMENT = Agreement(
    id="ag1",
    purpose=(
        "Support Robin in growing from the leader of a small team into the head of a sales department, "
        "at a pace that health and family can carry."
    ),
    signed_on=day("2024-10-01"),
    ends_on=day("2027-09-30"),
    sponsor="Vera Muster, Vice President Sales EMEA",
    may_see=(
        "Robin and Kim see everything. Vera sees the summary of each quarterly review once Robin has "
        "approved it. Nobody sees who gave which feedback."
    ),
)

FIRST_CONSENT = Consent(
    id="co1",
    given_on=day("2024-10-01"),
    topics=(Topic.REVIEWS, Topic.ALIGNMENT),
    goal_ids=("g1", "g5", "g6"),
)
CONSENT = Consent(
    id="co2",
    given_on=day("2025-10-06"),
    topics=tuple(Topic),
    goal_ids=("g1", "g2", "g3", "g4", "g5", "g6"),
)

FIRST_VISION = Vision(
    id="vi1",
    statement=(
        "In five years I lead an inside sales organisation that people join in order to learn, "
        "and I am home for dinner on most evenings."
    ),
    written_on=day("2024-10-01"),
    horizon=day("2029-12-31"),
    facets=(
        FacetPicture(facet=Facet.ROLE, picture="Vice President Inside Sales, with a seat where we plan."),
        FacetPicture(facet=Facet.SCOPE, picture="Thirty people in two locations and a budget of my own."),
        FacetPicture(facet=Facet.IMPACT, picture="Laboratories get a clear answer within one day."),
        FacetPicture(facet=Facet.SKILL, picture="I decide calmly and I delegate whole outcomes."),
    ),
)

VISION = replace(
    FIRST_VISION,
    id="vi2",
    statement=(
        "In five years I lead an inside sales organisation that people join in order to learn and that "
        "customers call first, and I am home for dinner on most evenings."
    ),
    written_on=day("2025-10-06"),
    facets=(
        FacetPicture(
            facet=Facet.ROLE,
            picture="Vice President Inside Sales for DACH and one more region, with a voice in planning.",
        ),
        FacetPicture(
            facet=Facet.SCOPE,
            picture="Forty people in three locations, led by team leads whom I have helped to grow.",
        ),
        FacetPicture(
            facet=Facet.IMPACT,
            picture="Mid-size laboratories get a clear answer within one day and stay with us for years.",
        ),
        FacetPicture(
            facet=Facet.SKILL,
            picture="I decide calmly on incomplete information, and I delegate outcomes instead of tasks.",
        ),
    ),
)

OBJECTIVES = (
    Objective(id="o1", title="Grow revenue in DACH by half until 2028", owner="Sales EMEA"),
    Objective(id="o2", title="Be an employer people stay with: turnover below 8 %", owner="Human Resources"),
    Objective(id="o3", title="Cut emissions from business travel by 30 % until 2028", owner="Operations"),
    Objective(id="o4", title="Serve small orders through digital self-service", owner="Digital Services"),
)


def rows() -> Iterator[Row]:
    """The client, the agreement, what the sponsor may see, both visions and the organisation's objectives."""
    yield from typed("2024-10-01 08:00", CLIENT)
    yield from typed("2024-10-01 09:10", AGREEMENT, FIRST_CONSENT, FIRST_VISION, *OBJECTIVES)
    yield from typed("2025-10-06 15:20", VISION)
    yield from typed("2025-10-06 15:50", CONSENT)
