"""Erasing a client for good: the practice, the files that were printed, and the backups.

What was copied elsewhere is out of reach: exports, PDFs that were handed out, backups on a stick.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from glob import escape
from pathlib import Path

from goalkit.store.backups import Backup, backups_of, kept_until
from goalkit.store.practice import Practice
from goalkit.store.settings import change_drafts
from goalkit.store.timestamps import now
from goalkit.wording import count_text, day_text

PRINTED_FILES = "printed files"
"""The name of the draft with the paths of what was printed of a client."""
OF_SEVERAL = ("reviews-*.html", "reviews-*.zip", "made-of.jsonl")
"""What a folder holds, beside the reviews of several clients, in which one of them is named."""


OUT_OF_REACH = "Not reached: exports, PDFs you handed out, and backups you put elsewhere."


@dataclass(frozen=True, kw_only=True)
class Remains:
    """Where a client still is, or may be: backups by the day until which each is kept, and other files.

    `others` are files that cannot be looked into, or could not be deleted.
    """

    backups: dict[Backup, date]
    others: tuple[Path, ...]

    def sentences(self, *, backups_too: str) -> tuple[str, ...]:
        """What is left, in words; `backups_too` says how the backups are rewritten."""
        said = []
        if self.backups:
            holding = count_text(len(self.backups), "backup")
            still = "holds" if len(self.backups) == 1 else "hold"
            until = day_text(max(self.backups.values()))
            said.append(
                f"{holding} still {still} this client. As newer ones are made they are deleted, the last "
                f"by {until} if goalkit is started every day, and later if it is not. {backups_too}"
            )
        if self.others:
            named = ", ".join(f"'{one}'" for one in self.others)
            said.append(f"Files that may hold this client too, for you to look at or delete: {named}.")
        return tuple(said)


def note_printed(practice: Practice, client_id: str, path: Path) -> None:
    """Keep in mind that a PDF of a client was printed to this place. Raises as `Practice.keep_draft`."""
    kept = practice.draft(client_id, PRINTED_FILES)
    if (noted := _with(path, kept)) != kept:
        practice.keep_draft(client_id, PRINTED_FILES, noted)


def note_all_printed(practice: Practice, files: Mapping[str, Path]) -> int:
    """Keep in mind the file of each of several clients; gives of how many it cannot be kept."""
    return change_drafts(practice, PRINTED_FILES, {one: partial(_with, path) for one, path in files.items()})


def _with(path: Path, kept: str) -> str:
    """The paths that are kept as a text, with another one."""
    return json.dumps(sorted({*json.loads(kept or "[]"), str(path.absolute())}))


def printed_files(practice: Practice, client_id: str) -> tuple[Path, ...]:
    """What was printed of a client, by a page or a command, and is still there."""
    noted = json.loads(practice.draft(client_id, PRINTED_FILES) or "[]")
    return tuple(path for one in noted if (path := Path(one)).is_file())


def _of_several(printed: Sequence[Path]) -> tuple[Path, ...]:
    """What lies beside these files and was printed of several clients at once."""
    folders = sorted({one.parent for one in printed})
    return tuple(path for folder in folders for name in OF_SEVERAL for path in sorted(folder.glob(name)))


def remains(practice: Practice, client_id: str, *, undeleted: Sequence[Path] = ()) -> Remains:
    """What still holds a client, or may, besides the practice itself. Raises FileError."""
    holding, unread = practice.backups_with(client_id)
    path = practice.path
    until = kept_until(backups_of(path), now()) if path else {}
    set_aside = _set_aside(path) if path else ()
    return Remains(
        backups={one: until[one.path] for one in holding if one.path in until},
        others=(*undeleted, *(one.path for one in unread), *set_aside),
    )


def _set_aside(practice: Path) -> tuple[Path, ...]:
    """What lies beside the practice because it was damaged, or belonged to another state of it."""
    damaged = practice.parent.glob(f"{escape(practice.stem)}-damaged-*Z{escape(practice.suffix)}")
    logs = practice.parent.glob(f"{escape(practice.name)}-*-*Z")
    return (*sorted(damaged), *sorted(logs))


def erase_client(practice: Practice, client_id: str, *, backups_too: bool = False) -> Remains:
    """Erase a client from the practice and delete the PDFs printed of them; tells what is left.

    With `backups_too` each backup is rewritten without the client, also where only backups know of them.
    Raises as `Practice.erase`, and what `Practice.erase_in_backup` raises: the client is gone from the
    practice then, and from the backups before that one.
    """
    printed = printed_files(practice, client_id)
    only_in_backups = backups_too and client_id not in {one.id for one in practice.clients()}
    try:
        if not (only_in_backups and practice.backups_with(client_id)[0]):
            practice.erase(client_id)
    finally:  # the client is gone also where the practice could not be cleaned up
        if client_id not in {one.id for one in practice.clients()}:
            for path in printed:
                with suppress(OSError):  # open in another program: it is told as left
                    path.unlink()
    if backups_too:
        for one in practice.backups_with(client_id)[0]:
            practice.erase_in_backup(one, client_id)
    left = [path for path in printed if path.exists()]
    return remains(practice, client_id, undeleted=[*left, *_of_several(printed)])
