"""The steps of the Sales department, with what was promised as a reward and who helped."""

from collections.abc import Iterator
from dataclasses import replace

from goalkit.model import Milestone
from story.rows import Row, day, typed

PLANNED_AT = {
    "2024-10-15 15:00": (
        ("k1", "Sales playbook written together with the team", "2025-02-28", "A long lunch with the team"),
        ("k2", "Weekly coaching talks with every team member", "2025-05-30", "A day of hiking"),
        ("k3", "Career paths for three roles agreed with HR", "2025-09-30", "Dinner with my partner"),
        ("k4", "Forecast within 10 % in two quarters running", "2026-01-31", "A concert evening"),
    ),
    "2025-10-06 16:20": (
        ("k5", "Customer feedback read and answered every month", "2026-05-29", "New cycling shoes"),
        ("k6", "Two team leads named and trained", "2026-07-15", "Breakfast in the garden with both of them"),
        ("k7", "Handover to Service agreed and in use", "2026-08-31", "A free Friday afternoon"),
    ),
    "2026-01-14 10:30": (
        (
            "k8",
            "First department day, run by the team leads",
            "2026-09-15",
            "A photo of the day for the wall",
        ),
        ("k9", "Training path of six modules open to newcomers", "2026-11-06", "A weekend in the mountains"),
        ("k10", "Three-year plan of the department accepted", "2027-06-30", "A week away, all five of us"),
    ),
}

# milestone: the day it was reached, the moment that was recorded, who helped
REACHED = {
    "k1": ("2025-03-14", "2025-03-17 08:15", "Ines, who edited every chapter"),
    "k2": ("2025-05-23", "2025-05-23 15:40", "Lena, who went first"),
    "k3": ("2025-10-17", "2025-11-03 09:00", "Jonas and the HR team"),
    "k4": ("2026-01-16", "2026-01-16 16:20", "Tomasz, who built the forecast sheet with us"),
    "k5": ("2026-05-22", "2026-05-26 07:45", "Sofia, who answers first and asks later"),
    "k6": ("2026-07-17", "2026-07-17 15:30", "Vera, who gave both of them a mentor"),
    "k8": ("2026-09-11", "2026-09-14 07:50", "Lena and Mehmet, who ran the whole day"),
}


def rows() -> Iterator[Row]:
    """Each milestone as planned, and once more when it was known to be reached."""
    for moment, plans in PLANNED_AT.items():
        for name, title, due, reward in plans:
            planned = Milestone(id=name, goal_id="g5", title=title, due=day(due), reward=reward)
            yield from typed(moment, planned)
            if name in REACHED:
                reached_on, recorded_at, helped_by = REACHED[name]
                reached = replace(planned, reached_on=day(reached_on), helped_by=helped_by)
                yield from typed(recorded_at, reached)
