"""Make the packs of pairs from their inputs, in memory."""

import weakref
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from ...planning.handbook import Handbook, handbook_for
from ...planning.pairs import Pair
from ...planning.paper_list import common_sheet
from ..press.failure import TypesettingError
from ..press.print_options import options_data
from ..press.typesetting import Press
from ..sheets import sheet_data
from .inputs import Inputs
from .invitations import invitations


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The files of one pack; `ics` is None where no day is known."""

    pdf: bytes
    ics: bytes | None


@dataclass(frozen=True, slots=True)
class Unmade:
    """Why there is no pack: what was found, and a hint where the way out is known."""

    message: str
    hint: str = ""


Made = PackFiles | Unmade


class PackMaker:
    """Makes packs one after another; what all have in common is read and drawn once."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs, self._presses = inputs, dict[str | None, Press]()
        self.arrangements = dict(inputs.arrangements)
        self._stack = ExitStack()
        # A worker of a cluster ends without a word; its press clears up all the same.
        weakref.finalize(self, self._stack.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def make(self, pair: Pair) -> Made:
        """Return the files of a pair, or why there are none: what is wrong with one pair stops no other."""
        try:
            pdf = self._press(pair.language).typeset(self._data(pair), timestamp=self._inputs.timestamp)
            ics = self._sessions(pair)
        except TypesettingError as error:
            return Unmade(error.message, error.hint)
        except Exception as error:  # a fault of ours must not cost the other pairs their packs
            return Unmade(f"making it ended with {type(error).__name__}: {error}", "report it")
        return PackFiles(pdf, ics)

    def arrange(self, pair: Pair) -> None:
        """Find out how the agendas of a pair are arranged; what does not fit is said when its pack is made."""
        with suppress(Exception):  # making the pack meets the same again, and says it with the name of the pair
            self._press(pair.language).arranged(self._data(pair))

    def _data(self, pair: Pair) -> Mapping[str, object]:
        sheet = common_sheet("pack", self._inputs.size)
        return {**sheet_data(self._handbook(pair), sheet), "finish": options_data(self._inputs.options)}

    def _sessions(self, pair: Pair) -> bytes | None:
        inputs = self._inputs
        return invitations(self._handbook(pair), pair, owner=inputs.owner, zone=inputs.zone, timestamp=inputs.timestamp)

    def _handbook(self, pair: Pair) -> Handbook:
        return handbook_for(self._inputs.handbooks[pair.language], pair)

    def _press(self, language: str | None) -> Press:
        if language not in self._presses:
            files = {**self._inputs.files, **self._inputs.brands[language]}
            self._presses[language] = self._stack.enter_context(Press((), files, self.arrangements))
        return self._presses[language]


def arranged_inputs(inputs: Inputs, pairs: Iterable[Pair]) -> Inputs:
    """Return inputs that know how the agendas of all these pairs are arranged, so that nobody searches twice."""
    kinds = {_kind(inputs, pair): pair for pair in pairs}
    with PackMaker(inputs) as maker:
        for pair in kinds.values():
            maker.arrange(pair)
        return replace(inputs, arrangements=maker.arrangements)


def _kind(inputs: Inputs, pair: Pair) -> tuple[str | None, bool]:
    """What of a pair the arrangement of an agenda depends on: its language, and whether there are clock times."""
    own = inputs.handbooks[pair.language].sessions
    start = pair.start or (own[0].start if own else None)
    return pair.language, bool(start and start.timed)
