"""Many reports in one go: what one sees of another, what is made again, what a failure or a kill leaves."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from goalkit.report import ReportRequest, render_review
from goalkit.report.batch import MADE_OF, Asked, Done, fingerprint, here, render_all, write_zip
from goalkit.report.press import WarmPress
from tests.report.made import AS_OF, read_pdf, text_of

SPY = """
import os, plotly.graph_objects as go
assert client not in ("broken", "third broken")
os.environ["WORD"] = word = "the-secret-of-" + client
print(word)
def seen_in(held, sign, others):  # makes none of the words that it looks for
    return [one for rest in held.split(sign)[1:] for one in others if rest.startswith(one)]
others = [one for one in ("one", "two", "three") if one != client]
seen = [one for place in (globals(), os.environ, get_ipython().history_manager.input_hist_raw)
        for one in seen_in(str(place), "the-secret-of-", others)]
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as memory:
    for line in maps:
        place, rights, *_ = line.split()
        if rights.startswith("rw") and "[v" not in line:
            begin, end = (int(one, 16) for one in place.split("-"))
            memory.seek(begin)
            seen += seen_in(memory.read(end - begin), b"the-secret-of-", [one.encode() for one in others])
print("seen of others:", seen)
go.Figure(go.Scatter(x=[1, 2], y=[1111, 2222], name=word), layout={"meta": {"sentence": word}})
"""
"""A notebook that keeps a word, and looks for those of others wherever it can."""
CHART = "import plotly.graph_objects as go; go.Figure(layout={'meta': {'sentence': 'A chart.'}})"
PROGRAM = """
import sys
from pathlib import Path
from goalkit.report.press import WarmPress
from goalkit.report.batch import here, render_all
from tests.report.test_batch import asked_for
with WarmPress() as press:
    render_all([asked_for(Path(sys.argv[1]), one) for one in sys.argv[2:]], here(press, 2), on_done=print)
"""


def asked_for(folder: Path, whose: str, source: str = "print(client)", facts: str = "") -> Asked:
    notebook = folder / "own.ipynb"
    if not notebook.exists():
        cells = [new_code_cell('client = ""', metadata={"tags": ["parameters"]}), new_code_cell(source)]
        nbformat.write(new_notebook(cells=cells), notebook)
    request = ReportRequest(
        notebook=notebook, parameters={"client": whose}, out=folder / "out" / f"{whose}.pdf", as_of=AS_OF
    )
    return Asked(whose=whose, request=request, fingerprint=fingerprint(request, facts))


@pytest.fixture(scope="module")
def press() -> Iterator[WarmPress]:
    with WarmPress() as press:
        press.start()
        yield press


@pytest.fixture
def made(press: WarmPress) -> Callable[..., dict[str, Done]]:
    """Makes reports, two at a time; gives what became of them."""

    def made(*asked: Asked, workers: int = 2) -> dict[str, Done]:
        done: dict[str, Done] = {}
        render_all(asked, here(press, workers), on_done=lambda one: done.update({one.whose: one}))
        return done

    return made


def new_ones(done: dict[str, Done]) -> list[str]:
    return sorted(one.whose for one in done.values() if one.is_new)


@pytest.mark.skipif(sys.platform != "linux", reason="a process looks at its memory in /proc")
def test_no_report_sees_another_and_each_is_the_one_that_is_made_alone(
    made: Callable[..., dict[str, Done]], tmp_path: Path
) -> None:
    asked = [asked_for(tmp_path, whose, SPY) for whose in ("one", "two", "three")]
    assert new_ones(made(*asked, workers=1)) == ["one", "three", "two"]
    for one in asked:
        text = text_of(read_pdf(one.request.out.read_bytes()))
        assert f"the-secret-of-{one.whose}" in text
        assert "seen of others: []" in text
        alone = render_review(replace(one.request, out=tmp_path / "alone.pdf"))
        assert alone.read_bytes() == one.request.out.read_bytes()


def test_only_what_is_not_there_or_made_of_something_else_is_made(
    made: Callable[..., dict[str, Done]], tmp_path: Path
) -> None:
    def asked(**facts: str) -> list[Asked]:
        return [asked_for(tmp_path, whose, facts=facts.get(whose, "")) for whose in ("a", "b", "c")]

    assert new_ones(made(*asked())) == ["a", "b", "c"]
    assert new_ones(made(*asked())) == []
    assert new_ones(made(*asked(b="one more record"))) == ["b"]
    (tmp_path / "out" / "a.pdf").unlink()
    (tmp_path / "out" / "c.pdf").write_bytes(b"something else")
    assert new_ones(made(*asked(b="one more record"))) == ["a", "c"]
    with (tmp_path / "out" / MADE_OF).open("a") as notes:
        notes.write('{"file": "a.pd')  # the computer was switched off
    assert new_ones(made(*asked(b="one more record"))) == []
    assert new_ones(made(*asked(b="and one"))) == ["b"]
    assert new_ones(made(*asked(b="and one"))) == []


@pytest.mark.parametrize(
    "change", [{"language": "de"}, {"without": ("Part",)}, {"parameters": {"client": "b"}}], ids=str
)
def test_a_fingerprint_is_of_options_too_and_of_no_place(change: dict[str, Any], tmp_path: Path) -> None:
    request = asked_for(tmp_path, "a").request
    elsewhere = replace(request, out=tmp_path / "elsewhere" / "a.pdf", passphrase="früh auf")
    assert fingerprint(elsewhere, "") == fingerprint(request, "")
    assert fingerprint(replace(request, **change), "") != fingerprint(request, "")


def test_what_will_be_locked_is_always_made_anew(tmp_path: Path) -> None:
    assert fingerprint(replace(asked_for(tmp_path, "a").request, lock="öffne dich"), "") == ""


def test_one_that_fails_stops_no_other(made: Callable[..., dict[str, Done]], tmp_path: Path) -> None:
    source = "assert client != 'b'; import os; client == 'c' and os._exit(1); print(client)"
    done = made(*(asked_for(tmp_path, whose, source) for whose in "abcd"))
    assert new_ones(done) == ["a", "d"]
    assert done["b"].problem.startswith("cell 2 of the notebook stopped with AssertionError: open the")
    assert "Python stopped at cell 2" in done["c"].problem
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.pdf", "d.pdf", MADE_OF]


def test_what_ended_while_nobody_needed_it_is_started_again(
    made: Callable[..., dict[str, Done]], tmp_path: Path
) -> None:
    asked = [asked_for(tmp_path, whose, CHART) for whose in "ab"]
    assert new_ones(made(asked[0])) == ["a"]
    for one in (kept := psutil.Process().children()):
        one.kill()
    assert psutil.wait_procs(kept, timeout=60)[1] == []
    assert new_ones(made(asked[1])) == ["b"]


def test_after_a_kill_in_the_middle_only_the_missing_ones_are_made(
    made: Callable[..., dict[str, Done]], tmp_path: Path, times: Callable[[int], int]
) -> None:
    """Three hundred with GOALKIT_RELIABILITY=full; one in ten fails."""
    source = "assert not client.endswith('7'); print(client)"
    names = [f"c{number:03}" for number in range(times(300))]
    asked = [asked_for(tmp_path, one, source) for one in names]
    out = tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path), *names], stdout=subprocess.DEVNULL
    ) as program:
        while program.poll() is None and len([*out.glob("*.pdf")]) < len(names) // 2:
            time.sleep(0.02)
        kernels = [one for one in psutil.process_iter(["cwd"]) if one.info["cwd"] == str(tmp_path)]
        program.send_signal(signal.SIGKILL)
    assert psutil.wait_procs(kernels, timeout=60)[1] == []
    there = {json.loads(line)["file"] for line in (out / MADE_OF).read_text().split("\n") if line}
    assert len(names) // 3 < len(there) < len(names) * 2 // 3
    done = made(*asked)
    broken = [one for one in names if one.endswith("7")]
    assert sorted(whose for whose, one in done.items() if one.problem) == broken
    assert {f"{one}.pdf" for one in new_ones(done)} == {f"{one}.pdf" for one in names} - there - {
        f"{one}.pdf" for one in broken
    }
    assert {path.stem for path in out.glob("*.pdf")} == {*names} - {*broken}
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in out.glob("*.pdf"))


def test_a_zip_has_a_copy_of_each_and_nobody_else_can_read_it(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a")
    write_zip(tmp_path / "all.zip", [tmp_path / "a.pdf"])
    if os.name != "nt":
        assert (tmp_path / "all.zip").stat().st_mode & 0o077 == 0
