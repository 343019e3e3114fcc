"""A workspace whose packs are made in a moment, and lists of pairs for it."""

import re
from collections.abc import Iterable
from pathlib import Path

import pypdfium2

from house import make_workspace

HEADER = "pair,mentor,mentoree,place,start\n"


def make_small_workspace(folder: Path, pairs: int = 3) -> Path:
    """Make a workspace of one session, whose pack is a cover, an agenda and a worksheet, with a list of pairs."""
    root = make_workspace(folder, "tiny")
    curriculum = root / "curricula" / "baking-swap"
    _replace(curriculum / "curriculum.yml", r"(?m)^pack: .*$", "pack: {}")
    _replace(curriculum / "programmes" / "weekend.yml", r"(?m)^  second: .*\n", "")
    _replace(curriculum / "modules" / "tea-round.yml", r"serves: \[one-taste\], steps: \{s1: Taste",
             "serves: [one-taste], worksheet: taste-card, steps: {s1: Taste")  # fmt: skip
    _replace(root / "mkdocs.yml", r"papers: \[a4\]", "papers: [a4]\n      timezone: Europe/London")
    write_pairs(root, (row_of(number) for number in range(pairs)))
    return root


def write_pairs(root: Path, rows: Iterable[str]) -> Path:
    """Write the list of pairs of a workspace."""
    file = root / "pairs.csv"
    file.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return file


def row_of(number: int, mentor: str | None = None) -> str:
    """Return the row of a pair."""
    day = f"2027-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    return f"pair {number:05},{mentor or f'Ada Number {number}'},Bo Other {number},Room {number},{day}T09:30"


def files_of_packs(folder: Path) -> dict[str, bytes]:
    """Return the files that pairs get, by their paths."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.glob("*/*") if file.suffix in (".pdf", ".ics")
    }  # fmt: skip


def is_whole(pdf: Path) -> bool:
    """Tell whether a file is a PDF with all its pages."""
    content = pdf.read_bytes()
    with pypdfium2.PdfDocument(content) as document:
        return content.rstrip().endswith(b"%%EOF") and all(page.get_textpage().count_chars() for page in document)


def _replace(file: Path, pattern: str, text: str) -> None:
    before = file.read_text("utf-8")
    after, count = re.subn(pattern, lambda _: text, before)
    assert count == 1, f"{file}: {pattern}"
    file.write_text(after, "utf-8")
