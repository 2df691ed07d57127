"""`goalkit doctor` and what it looks at."""

import sys
from pathlib import Path

import pytest

from goalkit.cli import doctor
from goalkit.cli.doctor import Verdict
from goalkit.store import open_practice
from tests.cli.conftest import Goalkit

PASSPHRASE = "früh auf"


def test_a_computer_with_everything_is_found_fine(practice: Path, goalkit: Goalkit) -> None:
    done = goalkit("doctor", "--practice", practice)
    assert done.exit_code == 0
    for topic in ("Python", "Kernel", "Browser", "Fonts", "Write access", "Folder", "Practice"):
        assert topic in done.stdout
    assert "✕" not in done.stdout


def test_a_problem_is_told_and_gives_exit_code_2(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(home / "no-browser"))
    done = goalkit("doctor")
    assert done.exit_code == 2
    assert "✕" in done.stdout
    assert "BROWSER_PATH" in done.stdout


def test_an_old_python_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.python().verdict is Verdict.FINE
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (4, 0))
    assert doctor.python().verdict is Verdict.PROBLEM


def test_a_kernel_that_cannot_start_is_a_problem(home: Path) -> None:
    assert doctor.kernel(home / "no-such-folder").verdict is Verdict.PROBLEM


def test_missing_and_broken_fonts_are_a_problem(home: Path) -> None:
    assert doctor.fonts(home).verdict is Verdict.PROBLEM
    (home / "Some.ttf").write_bytes(b"not a font")
    assert "Some.ttf" in doctor.fonts(home).text


@pytest.mark.parametrize(
    "folder",
    [
        "Dropbox", "OneDrive - Some Company", "Google Drive", "My Drive", "Nextcloud",
        "Library/Mobile Documents/com~apple~CloudDocs", "Library/CloudStorage/Box-Box",
    ],
)  # fmt: skip
def test_a_synced_folder_is_advised_against(folder: str, home: Path) -> None:
    found = doctor.synced_folder(home / folder / "work" / "practice.goalkit")
    assert found.verdict is Verdict.ADVICE
    assert "synced folder" in found.text


def test_a_link_into_a_synced_folder_is_seen_through(home: Path) -> None:
    (home / "Dropbox").mkdir()
    try:
        (home / "mine").symlink_to(home / "Dropbox", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets only administrators make links")
    assert doctor.synced_folder(home / "mine" / "practice.goalkit").verdict is Verdict.ADVICE


def test_a_folder_of_ones_own_is_fine(home: Path) -> None:
    assert doctor.synced_folder(home / "practice.goalkit").verdict is Verdict.FINE


def test_a_folder_still_to_be_made_is_judged_by_the_one_above_it(home: Path) -> None:
    found = doctor.write_access(home / "new" / "deep" / "practice.goalkit")
    assert found.verdict is Verdict.FINE
    assert str(home) in found.text
    assert not (home / "new").exists()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder that takes no files, even from root")
def test_a_folder_that_takes_no_files_is_a_problem() -> None:
    assert doctor.write_access(Path("/proc/practice.goalkit")).verdict is Verdict.PROBLEM


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")
def test_a_practice_that_can_only_be_read_is_a_problem(
    practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice.chmod(0o400)
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everywhere
    assert "only be read" in doctor.write_access(practice).text


def test_encrypted_plain_and_missing_practices_are_told_apart(
    practice: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = home / "secret.goalkit"
    open_practice(secret, passphrase=PASSPHRASE, create=True).close()
    assert doctor.encryption(practice).verdict is Verdict.ADVICE
    assert "no passphrase was given" in doctor.encryption(secret).text
    assert "none yet" in doctor.encryption(home / "none.goalkit").text
    monkeypatch.setenv("GOALKIT_PASSPHRASE", PASSPHRASE)
    assert "opens" in doctor.encryption(secret).text
    monkeypatch.setenv("GOALKIT_PASSPHRASE", "wrong")
    assert doctor.encryption(secret).verdict is Verdict.PROBLEM
