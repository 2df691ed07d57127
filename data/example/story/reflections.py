"""Robin's own answers, about once a month."""

from collections.abc import Iterator

from goalkit.model import Reflection
from story.rows import Row, day, typed

ENERGY = "What gave me energy this month?"
PROUD = "What am I proud of?"
DIFFERENT = "What would I do differently?"
NOTICED = "What did I notice about myself?"
GRATEFUL = "For whom am I grateful, and why?"

WRITTEN = (
    ("2024-10-27", NOTICED, "I answer e-mails to feel useful. The useful work begins after that."),
    ("2024-11-24", ENERGY, "An hour with Sofia on the phone, listening to how she calms a customer."),
    ("2024-12-22", DIFFERENT, "I would hand over before I am tired, not because I am tired."),
    ("2025-01-26", ENERGY, "Lena's first week. Explaining our work made me like it again."),
    ("2025-02-23", PROUD, "One complaint was solved without me, and better than I would have done it."),
    ("2025-03-30", DIFFERENT, "In the last week of the quarter I forgot everything we had agreed on."),
    ("2025-04-27", NOTICED, "I ask questions to which I already have an answer."),
    ("2025-05-25", PROUD, "A whole day of hiking without looking at the phone, as promised."),
    ("2025-06-29", GRATEFUL, "My partner, who said that this quarter felt different, before I had noticed."),
    ("2025-07-27", ENERGY, "Sofia led a customer meeting while I sat beside her and took the notes."),
    ("2025-08-31", NOTICED, "After ten days I stopped composing messages in my head."),
    ("2025-09-28", DIFFERENT, "I saw that Anna had become quiet, and I did not ask."),
    ("2025-10-26", PROUD, "The career paths. Three people know now what comes next for them."),
    ("2025-11-30", NOTICED, "When somebody leaves, I work more so that I do not have to think about it."),
    ("2025-12-28", GRATEFUL, "The team, who divided Anna's customers among themselves on a Monday morning."),
    ("2026-01-25", PROUD, "The forecast held, and it was not my forecast any more."),
    ("2026-02-22", ENERGY, "The team chose a colleague, and I only had to agree."),
    ("2026-03-29", NOTICED, "The survey hurt in one place, and that place was the true one."),
    ("2026-04-26", DIFFERENT, "I would tell the team about a doubt a month earlier."),
    ("2026-05-31", ENERGY, "Three calm weeks, and new ideas on the bicycle instead of in meetings."),
    ("2026-06-28", PROUD, "A quarter ended and nobody worked at night."),
    ("2026-07-26", GRATEFUL, "Lena and Mehmet, who took the Monday round and made it shorter."),
    (
        "2026-08-30",
        NOTICED,
        "Nadia said that I explain less and ask more than in May. I had not seen it, and it made me happy.",
    ),
    (
        "2026-09-20",
        DIFFERENT,
        "I knew the date of the fair in June. I would plan that week as carefully as I plan our offers.",
    ),
)


def rows() -> Iterator[Row]:
    """Each reflection on the Sunday evening on which it was written."""
    for number, (written_on, prompt, text) in enumerate(WRITTEN, start=1):
        reflection = Reflection(id=f"x{number}", written_on=day(written_on), prompt=prompt, text=text)
        yield from typed(f"{written_on} 18:30", reflection)
