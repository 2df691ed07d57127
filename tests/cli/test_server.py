"""A practice on a server, by the commands: coaches, a client handed over, and the way there and back."""

from pathlib import Path

import pytest

from goalkit.api.example import CLIENT, write_example
from goalkit.model import Client, Objective
from goalkit.shipped import EXAMPLE_CLIENT, shipped
from goalkit.store import Practice, export_client, open_practice
from goalkit.store.settings import choose_practice_rule, practice_rule
from goalkit.terms import DayCount, Rule
from tests.cli.conftest import Goalkit
from tests.servers import OWNER, Cluster

RATIO = Rule.RATIO, DayCount.INCLUSIVE


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The file of a practice with the example client, a client with a past, a draft, and a setting."""
    file = tmp_path / "practice.goalkit"
    write_example(file)
    with open_practice(file) as practice:
        practice.record("c1", Client(id="c1", name="Ünal 😀"), Objective(id="o", title="Grow"))
        practice.record("c1", Objective(id="o", title="Grow slowly"))
        practice.undo("c1")
        practice.keep_draft("c1", "goal", "Lead")
        choose_practice_rule(practice, *RATIO)
    return file


def told(practice: Practice) -> tuple[object, ...]:
    """All that a practice tells: what is known and was, what can be undone, drafts, and settings."""
    steps = [practice.steps(client) for client in (CLIENT, "c1")]
    drafts = {name: practice.draft("c1", name) for name in practice.drafts("c1")}
    whole = [export_client(practice, one) for one in (CLIENT, "c1")]
    return whole, steps, drafts, practice_rule(practice)


def test_a_practice_goes_to_a_server_and_back_and_nothing_is_lost(
    goalkit: Goalkit, example: Path, at_server: str, tmp_path: Path
) -> None:
    with open_practice(example) as practice:
        before = told(practice)
    there = goalkit("move", example, at_server)
    assert there.exit_code == 0, there.stderr
    assert "2 clients moved" in there.stdout
    assert "still has them" in there.stderr
    with open_practice(at_server) as practice:
        assert told(practice) == before
    back = tmp_path / "back.goalkit"
    assert goalkit("move", at_server, back, "--plain").exit_code == 0
    for place in (example, at_server, back):
        with open_practice(place) as practice:
            assert told(practice) == before
            assert practice.redo("c1")
            assert practice.load("c1").objectives[0].title == "Grow slowly"


def test_a_move_is_whole_or_not_at_all(goalkit: Goalkit, example: Path, at_server: str) -> None:
    with open_practice(at_server) as practice:
        practice.record("c1", Client(id="c1", name="Somebody else"))
    refused = goalkit("move", example, at_server)
    assert refused.exit_code == 2
    assert "'c1' is a client already" in refused.stderr
    with open_practice(at_server) as practice:
        assert [one.name for one in practice.clients()] == ["Somebody else"]


def test_the_commands_work_on_a_server_as_on_a_file(goalkit: Goalkit, at_server: str) -> None:
    of_server = ("--practice", at_server)
    assert goalkit("import", shipped(EXAMPLE_CLIENT), *of_server).exit_code == 0
    assert CLIENT in goalkit("clients", *of_server).stdout
    assert "Team size" in goalkit("status", CLIENT, *of_server).stdout
    assert goalkit("practice", *of_server).exit_code == 0
    assert goalkit("check", *of_server).exit_code == 0
    assert goalkit("export", CLIENT, *of_server).stdout.startswith('{\n"format"')
    erased = goalkit("erase", CLIENT, "--yes", *of_server)
    assert "its administrator knows" in erased.stderr
    assert "No client yet" in goalkit("clients", *of_server).stderr


@pytest.mark.parametrize("words", [["backup"], ["backups"], ["restore", "x"], ["encrypt"], ["passphrase"]])
def test_what_only_a_file_has_is_refused_in_words(goalkit: Goalkit, at_server: str, words: list[str]) -> None:
    refused = goalkit(*words, "--practice", at_server)
    assert refused.exit_code == 2
    assert "is on a server, whose administrator sees to that" in refused.stderr


def test_the_owner_makes_a_practice_with_its_coaches_and_one_hands_a_client_over(
    goalkit: Goalkit, server: Cluster
) -> None:
    server.ask(f"CREATE DATABASE other OWNER {OWNER}")
    of_owner = ("--practice", server.address(OWNER, "other"))
    of_anna, of_bert = (("--practice", server.address(name, "other")) for name in ("anna", "bert"))
    assert "holds no practice yet" in goalkit("clients", *of_anna).stderr
    assert "sees the own clients alone" in goalkit("coach", "anna", *of_owner).stdout
    assert "does not know you as a coach" in goalkit("clients", *of_bert).stderr
    assert "reads those of all" in goalkit("coach", "bert", "--supervisor", *of_owner).stdout
    assert "only that account" in goalkit("coach", "bert", *of_anna).stderr
    assert goalkit("import", shipped(EXAMPLE_CLIENT), *of_anna).exit_code == 0
    words = ("hand-over", CLIENT, "bert", "--consent", "Yes, gladly.", "--given-on")
    assert "later than today" in goalkit(*words, "2999-01-01", *of_anna).stderr
    done = goalkit(*words, "2026-11-27", *of_anna)
    assert (
        done.stdout
        == f"'{CLIENT}' is with 'bert' now. The words of 27 Nov 2026 are in the client's history.\n"
    )
    assert "No client yet" in goalkit("clients", *of_anna).stderr
    assert "Yes, gladly." in goalkit("export", CLIENT, *of_bert).stdout
    server.ask("DROP DATABASE other")


def test_a_file_has_one_coach(goalkit: Goalkit, example: Path) -> None:
    for words in (("coach", "anna"), ("hand-over", CLIENT, "anna", "--consent", "Yes")):
        refused = goalkit(*words, "--practice", example)
        assert refused.exit_code == 2
        assert "is a file, which has one coach" in refused.stderr
