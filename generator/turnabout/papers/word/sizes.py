"""Say how large a page is, in twentieths of a point as Word counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...model.settings import PaperSize


@dataclass(frozen=True, slots=True)
class WordPage:
    """A sheet of paper: its width and height, and its margin at both sides."""

    width: int
    height: int
    margin: int = 1020

    @property
    def room(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.margin


PAGES: Mapping[PaperSize, WordPage] = {"a4": WordPage(11906, 16838), "letter": WordPage(12240, 15840)}


def widths(shares: Sequence[float], least: Sequence[int], room: int) -> tuple[int, ...]:
    """Part a room by shares, where nothing is narrower than its least as far as there is room."""
    wide = [max(share * room / sum(shares), need) for share, need in zip(shares, least, strict=True)]
    over = sum(wide) - room
    loose = sum(wide) - sum(least)
    if over > 0:
        part = min(over / loose, 1) if loose > 0 else 0
        wide = [width - (width - need) * part for width, need in zip(wide, least, strict=True)]
        wide = [width * min(1, room / sum(wide)) for width in wide]
    *first, _ = (round(width) for width in wide)
    return (*first, room - sum(first))
