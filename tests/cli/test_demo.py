"""`goalkit demo`."""

import json
from pathlib import Path

import pytest

from goalkit.api.example import AS_OF, CLIENT, PERIOD, write_example
from goalkit.errors import ExampleTakenError, PracticeForeignError
from goalkit.model import Client
from goalkit.period import Period
from goalkit.shipped import EXAMPLE_CLIENT, shipped
from goalkit.store import export_client, open_practice
from tests.books import START
from tests.cli.conftest import Goalkit, Started, handed_over_to, make_practice
from tests.cli.test_process import POSIX


def test_it_writes_practice_and_review_and_says_where(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a passphrase is set: the example is plain."""
    monkeypatch.setenv("GOALKIT_PASSPHRASE", "of another practice")
    done = goalkit("demo")
    assert done.exit_code == 0, done.output
    folder = home / "goalkit-demo"
    printed = folder / f"{CLIENT}-{PERIOD}.pdf"
    assert str(folder / "example.goalkit") in done.stdout
    assert str(printed) in done.stdout
    opening = f" start --practice {Path('goalkit-demo', 'example.goalkit')}"
    assert f"Open it:  goalkit{opening}" in done.stdout
    first = printed.read_bytes()
    assert first.startswith(b"%PDF")
    monkeypatch.setenv("GOALKIT_STARTED_AS", "python3 start.py")
    assert f"Open it:  python3 start.py{opening}" in goalkit("demo").stdout
    assert printed.read_bytes() == first


@POSIX
@pytest.mark.usefixtures("hand_over")
def test_it_opens_its_client_when_it_is_asked_to(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the passphrase of another practice: the example has none."""
    monkeypatch.setenv("GOALKIT_PASSPHRASE", "of another practice")
    with pytest.raises(Started) as started:
        goalkit("demo", "--open")
    assert started.value.environment["GOALKIT_PRACTICE"] == str(home / "goalkit-demo" / "example.goalkit")
    assert handed_over_to(started.value) is None


def test_the_period_shown_is_the_last_full_quarter_of_the_example() -> None:
    example = json.loads(shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8"))
    assert example["client"] == CLIENT
    assert Period.parse(PERIOD).last_day == AS_OF
    assert max(check_in["on"] for check_in in example["records"]["check_ins"]) <= AS_OF.isoformat()


def test_the_example_is_put_back_as_it_was(home: Path) -> None:
    path = home / "example.goalkit"
    write_example(path)
    with open_practice(path) as practice:
        before = export_client(practice, CLIENT)
        practice.record(CLIENT, Client(id=CLIENT, name="Somebody Else"))
    write_example(path)
    with open_practice(path) as practice:
        assert export_client(practice, CLIENT) == before


def test_a_practice_with_other_clients_is_left_as_it_is(home: Path) -> None:
    path = make_practice(home / "example.goalkit", Client(id="c1", name="Robin"))
    before = path.read_bytes()
    with pytest.raises(ExampleTakenError):
        write_example(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_practice_is_left_as_it_is(home: Path) -> None:
    path = home / "example.goalkit"
    path.write_text(f"Dear diary, it is {START}" * 1000, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(PracticeForeignError):
        write_example(path)
    assert path.read_bytes() == before
