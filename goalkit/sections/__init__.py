"""The parts of a review: each takes the facts of a period and gives what a notebook shows and prints."""

from goalkit.sections.alignment import alignment, alignment_results
from goalkit.sections.appendix import appendix
from goalkit.sections.balance import attainment, balance
from goalkit.sections.check_in import check_in_results, what_is_next
from goalkit.sections.coaching_session import (
    brief_head,
    last_time,
    own_words,
    promised,
    suggestions,
    what_changed,
    worth_asking,
)
from goalkit.sections.cover import cover, one_page
from goalkit.sections.dashboard import JUST_REACHED_DAYS, PARTS, dashboard_part, just_reached, standing
from goalkit.sections.forecast import confidence, forecast
from goalkit.sections.goals import goal_by_goal, goals
from goalkit.sections.looking_back import lessons, next_steps, words
from goalkit.sections.people import feedback, feedback_results, milestones, pulse_results
from goalkit.sections.section import Section
from goalkit.sections.vision import vision
from goalkit.sections.year import (
    carried_over,
    decisions_of_the_year,
    goals_over_the_year,
    milestones_of_the_year,
    year_on_one_page,
)

__all__ = [
    "JUST_REACHED_DAYS", "PARTS", "Section", "alignment", "alignment_results", "appendix", "attainment",
    "balance", "brief_head", "carried_over", "check_in_results", "confidence", "cover", "dashboard_part",
    "decisions_of_the_year", "feedback", "feedback_results", "forecast", "goal_by_goal", "goals",
    "goals_over_the_year", "just_reached", "last_time", "lessons", "milestones", "milestones_of_the_year",
    "next_steps", "one_page", "own_words", "promised", "pulse_results", "standing", "suggestions", "vision",
    "what_changed", "what_is_next", "words", "worth_asking", "year_on_one_page",
]  # fmt: skip
