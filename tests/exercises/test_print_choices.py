"""What is chosen for a PDF: something that there is, whatever was chosen the last time."""

from goalkit.exercises.print_review.choices import Offer, PrintChoices
from goalkit.report import Depth
from goalkit.terms import Audience

QUARTERS = (("Q2 2026, so far", "2026-Q2"), ("Q1 2026", "2026-Q1"), ("Q4 2025", "2025-Q4"))
MONTHS = (("May 2026, so far", "2026-05"),)
REVIEW = Offer(
    title="Review",
    parts={Depth.FULL: ("One page", "Appendix"), Depth.SHORT: ("One page",)},
    knows_readers=True,
    periods={"A quarter": QUARTERS, "A month": MONTHS},
)
BRIEF = Offer(title="Brief", parts={Depth.FULL: ("Promised",)})


def draft() -> PrintChoices:
    return PrintChoices({"review": REVIEW, "brief": BRIEF}, coach="Kim")


def test_the_first_report_is_about_the_newest_period_that_is_over() -> None:
    chosen = draft()
    assert (chosen["report"], chosen["length"], chosen["period"]) == ("review", "A quarter", "2026-Q1")
    assert chosen["paper"] == "a4"


def test_the_paper_is_that_of_the_practice_unless_another_one_was_chosen() -> None:
    chosen = PrintChoices({"brief": BRIEF}, coach="", paper="us-letter")
    assert chosen["paper"] == "us-letter"
    again = PrintChoices({"brief": BRIEF}, coach="", paper="a4")
    again.remember(chosen.remembered())
    assert again["paper"] == "a4"
    again["paper"] = "us-letter"
    chosen.remember(again.remembered())
    assert chosen["paper"] == "us-letter"


def test_where_none_is_over_it_is_the_running_one() -> None:
    chosen = draft()
    chosen["length"] = "A month"
    chosen.choose_period()
    assert chosen["period"] == "2026-05"


def test_a_report_about_today_has_no_period() -> None:
    chosen = draft()
    chosen["report"] = "brief"
    chosen.settle()
    assert (chosen["length"], chosen["period"]) == ("", "")


def test_a_sponsor_comes_first_and_takes_the_short_report_anybody_else_the_full_one() -> None:
    chosen = draft()
    assert (chosen["audience"], chosen["depth"], chosen.titles) == (Audience.SPONSOR, "short", ("One page",))
    chosen["audience"] = Audience.CLIENT
    chosen.choose_depth()
    assert chosen["depth"] == Depth.FULL
    chosen["audience"] = Audience.SPONSOR
    chosen.choose_depth()
    assert chosen["depth"] == Depth.SHORT


def test_a_report_that_knows_no_readers_and_no_depths_is_printed_whole() -> None:
    chosen = draft()
    chosen["report"] = "brief"
    chosen.settle()
    chosen.choose_depth()
    assert (chosen["audience"], chosen["depth"], chosen.titles) == ("", "full", ("Promised",))


def test_what_is_left_out_of_the_full_report_stays_left_out_when_the_short_one_is_looked_at() -> None:
    chosen = draft()
    chosen["depth"] = Depth.FULL
    chosen.tick("Appendix", printed=False)
    chosen["depth"] = Depth.SHORT
    chosen.tick("One page", printed=False)
    chosen.tick("One page", printed=True)
    assert chosen.without == ()
    chosen["depth"] = Depth.FULL
    assert chosen.without == ("Appendix",)


def test_parts_are_left_out_of_one_report_and_printed_again() -> None:
    chosen = draft()
    chosen["depth"] = Depth.FULL
    chosen.tick("Appendix", printed=False)
    chosen.tick("One page", printed=False)
    assert chosen.prints_nothing
    chosen.tick("One page", printed=True)
    assert chosen.without == ("Appendix",)
    chosen["report"] = "brief"
    assert chosen.without == ()


def test_what_is_remembered_and_still_there_is_chosen_again() -> None:
    before, after = draft(), draft()
    before["report"], before["paper"], before["coach"] = "brief", "us-letter", ""
    before.tick("Promised", printed=False)
    after.remember(before.remembered())
    assert (after["report"], after["paper"], after["coach"], after.without) == (
        "brief",
        "us-letter",
        "",
        ("Promised",),
    )


def test_what_is_remembered_and_gone_is_forgotten() -> None:
    chosen = draft()
    chosen.remember({"report": "gone", "length": "A decade", "paper": "a3", "left_out": {"review": ["Gone"]}})
    assert (chosen["report"], chosen["length"], chosen["paper"], chosen.without) == (
        "review",
        "A quarter",
        "a4",
        (),
    )
