"""A matrix of ratings as a widget: a click or a key sets a cell, whose colour follows at once."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from traitlets import Int, List

from goalkit.forms.picture import Picture, script, style
from goalkit.forms.state import FieldState

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(frozen=True, kw_only=True)
class Level:
    """What can be put into a cell: the text of its field, its sign, what it means, its colours."""

    text: str
    sign: str
    words: str
    fill: str
    ink: str


class Matrix(Picture):
    """The fields of a matrix by their places; its value is the list of their texts.

    A row is a pair of the part to which it belongs, such as a question, and its name. The first of `levels`
    is what a click puts until another one is chosen. `chosen` is the number of the cell in hand, or -1.
    """

    _esm, _css = script("matrix"), style("matrix")
    rows: List[tuple[str, str]] = List().tag(sync=True)
    columns: List[str] = List().tag(sync=True)
    cells: List[Place] = List().tag(sync=True)
    levels: List[dict[str, str]] = List().tag(sync=True)
    chosen = Int(-1).tag(sync=True)

    def __init__(
        self,
        fields: Mapping[Place, FieldState],
        *,
        rows: Sequence[tuple[str, str]],
        columns: Sequence[str],
        levels: Sequence[Level],
        **settings: Any,
    ) -> None:
        self._states = list(fields.values())
        names = {"rows": [*rows], "columns": [*columns], "cells": [*fields]}
        super().__init__(self._states, levels=[asdict(one) for one in levels], **names, **settings)

    def read(self) -> list[str]:
        return [state.value for state in self._states]

    def write(self) -> None:
        for state, text in zip(self._states, self.value, strict=True):
            state.value = text
