"""What is drawn on a page, measured from its pixels, in millimetres from the top left corner."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

DOTS = 10
"""Pixels of a millimetre: a page is drawn at 254 dots an inch."""

_LIGHT, _DARK = re.compile(rb"[\xa8-\xc0]{120,}"), re.compile(rb"[\x00-\x68]+")
"""A stretch of a line to write on, 12 mm at least, and ink."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where something is drawn; `ink` is the part of it that is not blank."""

    left: float
    top: float
    right: float
    bottom: float
    ink: float = 0

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def pages_drawn(pdf: bytes) -> list[list[bytes]]:
    """Return the rows of pixels of each page, a byte a pixel from black to white."""
    command = ["pdftoppm", "-r", str(DOTS * 25.4), "-gray", "-aaVector", "no"]
    found = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return list(_pages(found))


def _pages(pictures: bytes) -> Iterator[list[bytes]]:
    while head := re.match(rb"P5\s+(\d+) (\d+)\s+255\s", pictures):
        width, height = int(head[1]), int(head[2])
        pixels, pictures = pictures[head.end() :][: width * height], pictures[head.end() + width * height :]
        yield [pixels[start : start + width] for start in range(0, width * height, width)]


def lines_of(page: list[bytes]) -> list[Box]:
    """Return the light lines of a page, from top to bottom."""
    found: list[Box] = []
    for y, row in enumerate(page):
        for line in _LIGHT.finditer(row):
            left, right, top = line.start() / DOTS, line.end() / DOTS, y / DOTS
            # What is round at its ends is not as long in each row of pixels.
            if not any(top - one.top < 0.6 and abs(left - one.left) + abs(right - one.right) < 2 for one in found):
                found.append(Box(left, top, right, top))
    return found


def marks_of(page: list[bytes]) -> list[Box]:
    """Return the boxes to tick and rings of a page: outlines as wide as tall, from 4 to 9 mm."""
    return [one for one in _shapes(page) if 4 < one.width < 9 and abs(one.width - one.height) < 0.3 and one.ink < 0.35]


def _shapes(page: list[bytes]) -> list[Box]:
    """Return what hangs together on a page, by its outer edges."""
    owner: list[int] = []
    runs: list[tuple[int, int, int]] = []

    def root(one: int) -> int:
        while owner[one] != one:
            owner[one] = one = owner[owner[one]]
        return one

    above = range(0)
    for y, row in enumerate(page):
        first, below = len(runs), above.start
        for found in _DARK.finditer(row):
            one, (start, end) = len(runs), found.span()
            runs.append((start, end, y))
            owner.append(one)
            # Those above stand in the same order, so that none is looked at twice but the last that reached here.
            while below < above.stop and runs[below][1] < start:
                below += 1
            other = below
            while other < above.stop and runs[other][0] <= end:
                owner[root(other)] = root(one)
                other += 1
        above = range(first, len(runs))
    shapes: dict[int, list[tuple[int, int, int]]] = {}
    for one, run in enumerate(runs):
        shapes.setdefault(root(one), []).append(run)
    return [_box(shape) for shape in shapes.values()]


def _box(runs: list[tuple[int, int, int]]) -> Box:
    left, right = min(run[0] for run in runs), max(run[1] for run in runs)
    top, bottom = runs[0][2], runs[-1][2] + 1
    ink = sum(end - start for start, end, _ in runs) / ((right - left) * (bottom - top))
    return Box(left / DOTS, top / DOTS, right / DOTS, bottom / DOTS, ink)
