"""A round of feedback by files: one to send to each person asked, and the answers that come back.

Who a code stands for, and in which round, is kept in the practice alone.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.exercises.feedback.asking import page_to_fill_in, page_words, words_with_file
from goalkit.exercises.feedback.draft import NO_ANSWER, RoundDraft, days_of
from goalkit.exercises.print_review import usual_folder
from goalkit.exercises.print_review.printing import open_button
from goalkit.model import Client, Feedback
from goalkit.open_workbook import OpenWorkbook
from goalkit.report.job import file_name, write_atomically
from goalkit.store.answer_files import Answer, Sheet, csv_template, new_code, read_answers, same_question
from goalkit.tables.facts import answers_table
from goalkit.terms import Group
from goalkit.wording import count_text, day_text, signed_text

CODES = "feedback codes"
"""The name of the draft that holds by code whom it stands for, and the day of the round."""
FOLDER = "feedback"
SHOW, HIDE = "Send files to fill in, or bring in answers", "Hide the files and the answers"
MAKE, BRING_IN = "Make the files", "Bring in this text"
CHOOSE = "Choose the files that came back"
WHY_FILES = (
    "Each person gets a file of their own and opens it in any browser, without an account or the internet. "
    "It holds the questions above and a code by which their answers are known here: no name and nothing else "
    "of this workbook, unless a question says it."
)
WHOSE_FILE = "Send each file to the person it is named after: the code in it is theirs alone."
FOR_YOU = (
    "for you alone. It has the codes of all of them, for answers on paper or from another survey: write the "
    "numbers into the column “answer”, then bring the file in below."
)
WORD_FOR_WORD = "What stands in each file, word for word; only the code differs"
MESSAGE = "Words to send it with: copy them, change them as you like"
PASTED = "Or paste the text of a mail, or of several"
THE_TEXT = "pasted text"
NOTHING_PASTED = "There is no text yet: copy the whole mail, and paste it into the field above."
FOREIGN_CODE = "nobody was asked with its code here. Is this the page of the client they are for?"
GONE = "whoever was asked with its code is no longer among the people of step 1."
OTHER_ROUND = "Choose that round above, then bring this in again."


class Came(NamedTuple):
    """What one person's sheet did to the fields: the answers that were filled in, and what is to be said."""

    filled: tuple[Feedback, ...]
    said: tuple[str, ...]


class ByFile:
    """Files to send and answers that came back, for the round that is typed. `view` is what is shown.

    Answers are filled into fields that are empty, and into no other; the form saves them. `asker` signs the
    words to send a file with.
    """

    def __init__(self, draft: RoundDraft, book: OpenWorkbook, asker: Client) -> None:
        self._draft, self._book = draft, book
        self._people = {one.id: one for one in draft.people}
        self._files, self._answers = ui.Place(), ui.Place()
        self._upload = ipw.FileUpload(
            description=CHOOSE, tooltip=CHOOSE, accept=".json,.csv,.txt", multiple=True
        )
        self._upload.observe(lambda change: self._chosen(change["new"]), names="value")
        self._message = ipw.Textarea(description=MESSAGE, value=words_with_file(asker), rows=6)
        self._pasted = ipw.Textarea(description=PASTED, rows=3)
        inside = ui.box(
            "place",
            ui.words("Files to send", "part", "h4"),
            WHY_FILES,
            ui.box("line", ui.button(MAKE, lambda: self._files.open(self._made))),
            self._files,
            ui.words("Answers that came back", "part", "h4"),
            ui.box("line", self._upload),
            ui.box("field", ui.box("line", self._pasted)),
            ui.box("line", ui.button(BRING_IN, self._paste)),
            self._answers,
        )
        is_asked = any(self._is_of_round(day) for _, day in self._codes().values())
        self.view = ui.Collapsible(inside, (HIDE, SHOW), hidden=not is_asked, then=lambda _: None).view

    # ---- files to send

    def _made(self) -> tuple[Any, ...]:
        """The files, written; before they are there it is noted where: an erasure finds them then."""
        if wrong := [text for text in self._draft.own_problems().values() if text != NO_ANSWER]:
            return tuple(map(_alert, wrong))
        folder, day = usual_folder() / FOLDER, self._draft.day.isoformat()
        questions = list(self._draft.behaviours.values())
        codes = self._codes_of_all()
        files = {}
        for code, person in codes.items():
            name = self._people[person].name
            path = folder / file_name("feedback", day, "html", name, code[:4])
            self._write(path, page_to_fill_in(questions, code).encode())
            files[name, code] = path
        table = folder / file_name("feedback", day, "csv", "all-codes", next(iter(codes))[:4])
        rows = ((code, question, name) for name, code in files for question in questions)
        self._write(table, csv_template(rows))
        first = next(iter(files.values()))
        words = page_words(first.read_text(encoding="utf-8"))
        return (
            ui.words(f"{count_text(len(files), 'file')} in the folder {folder}", "place-name", "p"),
            ui.html(_list(f"{name}: {path.name}" for (name, _), path in files.items())),
            WHOSE_FILE,
            ui.html(f"<details><summary>{WORD_FOR_WORD}</summary>{_list(words)}</details>"),
            open_button(first),
            ui.box("field", ui.box("line", self._message)),
            f"{table.name}: {FOR_YOU}",
        )

    def _write(self, path: Path, content: bytes) -> None:
        self._book.note_printed(path)
        write_atomically(path, content)

    def _codes(self) -> dict[str, tuple[str, date]]:
        """By code the id of a person and the day of the round, of all rounds of this client."""
        kept = self._book.draft(CODES)
        return {
            code: (person, date.fromisoformat(day))
            for code, (person, day) in (json.loads(kept) if kept else {}).items()
        }

    def _codes_of_all(self) -> dict[str, str]:
        """By code the id of each person asked in this round; whoever has none gets one, which is kept."""
        codes, day = self._codes(), self._draft.day
        known = {person: code for code, (person, of) in codes.items() if of == day}
        asked = [one.id for one in self._draft.people if one.group is not Group.SELF]
        mine = {known.get(person) or new_code(): person for person in asked}
        codes |= {code: (person, day) for code, person in mine.items()}
        kept = {code: (person, of.isoformat()) for code, (person, of) in codes.items()}
        self._book.keep_draft(CODES, json.dumps(kept))
        return mine

    def _is_of_round(self, day: date) -> bool:
        """Whether people who were asked in the round of a day answer in this one.

        Where that day has no round, it was not saved yet or has been moved: then it is the newest one.
        """
        days, mine = days_of(self._book.workbook), self._draft.round_on
        is_newest = mine in (None, max(days, default=None))
        return day in (self._draft.day, mine) or (is_newest and day not in days)

    # ---- answers that came back

    def _chosen(self, files: Sequence[Any]) -> None:
        if files:
            self.bring_in([(one["name"], bytes(one["content"])) for one in files])
            self._upload.value = ()

    def _paste(self) -> None:
        if self._pasted.value.strip():
            self.bring_in([(THE_TEXT, self._pasted.value.encode("utf-8", "replace"))])
            self._pasted.value = ""
        else:
            self._answers.open(lambda: _alert(NOTHING_PASTED))

    def bring_in(self, sources: Sequence[tuple[str, bytes]]) -> None:
        """Fill in the answers of files or texts, each with its name, and show what came and what did not."""
        self._answers.open(lambda: self._brought_in(sources))

    def _brought_in(self, sources: Sequence[tuple[str, bytes]]) -> tuple[Any, ...]:
        codes, filled, said = self._codes(), list[Feedback](), list[str]()
        for arrived in read_answers(sources):
            said += arrived.problems
            for sheet in arrived.sheets:
                came = self._fill(sheet, *codes.get(sheet.code, ("", self._draft.day)))
                filled += came.filled
                said += (f"'{arrived.name}': {one}" for one in came.said)
        many = count_text(len({one.stakeholder_id for one in filled}), "person", "people")
        told = f"New answers of {many}, filled in below and not saved yet: look at them, then save."
        return (
            ui.html(ui.alert(told if filled else "No new answers came in.", "state")),
            [_alert(one) for one in said],
            ui.Showcase(answers_table(filled, self._people)) if filled else None,
        )

    def _fill(self, sheet: Sheet, person: str, day: date) -> Came:
        """Fill in the sheet of a person asked in the round of a day; "" stands for a code not known."""
        name = self._people[person].name if person in self._people else ""
        if not name:
            return Came((), (GONE if person else FOREIGN_CODE,))
        if not self._is_of_round(day):
            return Came((), (f"{name} answers in the round of {day_text(day)}. {OTHER_ROUND}",))
        if not sheet.answers:
            return Came((), (f"{name} could not say anything about it, so nothing is filled in.",))
        taken = [self._take(answer, person) for answer in sheet.answers]
        filled = tuple(one for one in taken if isinstance(one, Feedback))
        said = tuple(f"{name} {one}" for one in taken if isinstance(one, str))
        is_known = not filled and not said
        return Came(filled, (f"the answers of {name} are here already.",) if is_known else said)

    def _take(self, answer: Answer, person: str) -> Feedback | str | None:
        """Fill an answer into its field; else why not, or None where it stands there already."""
        asked = self._draft.behaviours.items()
        place = next((place for place, text in asked if same_question(text, answer.question)), None)
        if place is None:
            return f"answers “{answer.question}”, which this round does not ask: write it above, then again."
        part, suggestion = self._draft.parts[f"{person} {place}"], " ".join(answer.suggestion.split())
        there, came = (part["rating"], part["suggestion"].strip()), (str(answer.rating), suggestion)
        if there == came:
            return None
        if any(there):
            return f"answers “{answer.question}” anew: {_told(*came)}. {_told(*there)} stands here and stays."
        part["rating"], part["suggestion"] = came
        return Feedback(
            id=f"{person}-{place}",
            stakeholder_id=person,
            round_on=self._draft.day,
            behaviour=self._draft.behaviours[place],
            rating=answer.rating,
            suggestion=suggestion,
        )


def _told(rating: str, suggestion: str) -> str:
    said = signed_text(int(rating)) if rating else "No number"
    return f"{said}, “{suggestion}”" if suggestion else said


def _alert(sentence: str) -> ipw.Widget:
    return ui.html(ui.alert(sentence, "message"))


def _list(lines: Iterable[str]) -> str:
    """Lines as a list in HTML."""
    return f'<ul class="goalkit-list">{"".join(ui.marked(one, "help", "li") for one in lines)}</ul>'
