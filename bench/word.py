"""Measure what a Word file costs, beside one with the same texts made by python-docx.

Run: python bench/word.py [ROUNDS]
"""

import io
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import docx

from turnabout.papers.sheets import sheet_data
from turnabout.papers.word.documents import document_values
from turnabout.papers.word.office import Office
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import Sheet, print_run
from turnabout.reading.pipeline import read_handbook

REPOSITORY = Path(__file__).parents[1]
PAPERS = ("agenda-active-listening-60", "worksheet-active-listening-turn-tally", "form-mentoring-agreement")
_BY_HAND = 3
"""Rounds of python-docx, which is slow."""


def main() -> None:
    """Print milliseconds of CPU a document, from the handbook to the bytes, and the ratio to ours."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    handbook = read_handbook(REPOSITORY, "handbook")
    office = Office((REPOSITORY / "templates" / "word",), None)
    print("milliseconds of CPU a document, median | turnabout | python-docx | ratio")
    for name in PAPERS:
        (sheet,) = [sheet for sheet in print_run(handbook) if sheet.path == f"print/a4/{name}.pdf"]
        ours = _median(partial(_written, office, handbook, sheet), rounds)
        theirs = _median(partial(_by_hand, handbook, sheet), _BY_HAND)
        print(f"{name} | {ours:.1f} | {theirs:.0f} | {theirs / ours:.0f}")


def _written(office: Office, handbook: Handbook, sheet: Sheet) -> bytes:
    return office.write(document_values(handbook, sheet), timestamp=0)


def _median(work: Callable[[], bytes], rounds: int) -> float:
    """The first run, which reads templates, does not count."""
    work()
    return statistics.median(_spent(work) for _ in range(rounds)) * 1000


def _spent(work: Callable[[], bytes]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def _by_hand(handbook: Handbook, sheet: Sheet) -> bytes:
    """Write every text of a paper as a paragraph or a row, without room to write: less than ours has."""
    data = dict(sheet_data(handbook, sheet))
    document = docx.Document()
    document.add_heading(str(data.get("title") or data.get("module")), 0)
    for name, value in data.items():
        if isinstance(value, list) and value and name not in ("fillers", "seers", "people", "rule_ids"):
            document.add_heading(name, 1)
            _add(document, value)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _add(document: Any, values: Iterable[Any]) -> None:
    """Add texts in their order; a piece of Markdown is a run."""
    for value in values:
        if isinstance(value, list):
            _add_line(document, value)
        elif isinstance(value, Mapping) and "kind" in value:
            _add_line(document, [value])
        elif isinstance(value, Mapping):
            _add_record(document, value)


def _add_record(document: Any, record: Mapping[str, Any]) -> None:
    rows = [row for row in record.get("rows", ()) if isinstance(row, Mapping)]
    if rows:
        table = document.add_table(rows=len(rows) + 1, cols=1 + len(record["columns"]))
        for cell, column in zip(table.rows[0].cells[1:], record["columns"], strict=True):
            cell.text = column["label"]
        for row, made in zip(rows, table.rows[1:], strict=True):
            _add_runs(made.cells[0].paragraphs[0], row["text"])
        return
    for value in record.values():
        if isinstance(value, str) and value:
            document.add_paragraph(value)
        elif isinstance(value, Mapping):
            _add_record(document, value)
        elif isinstance(value, list) and value:
            _add(document, [value] if isinstance(value[0], Mapping) and "kind" in value[0] else value)


def _add_line(document: Any, pieces: Iterable[Mapping[str, Any]]) -> None:
    _add_runs(document.add_paragraph(), pieces)


def _add_runs(paragraph: Any, pieces: Iterable[Mapping[str, Any]]) -> None:
    for piece in pieces:
        if "text" in piece or piece["kind"] == "space":
            paragraph.add_run(piece.get("text", " "))
        _add_runs(paragraph, piece.get("children", ()))


if __name__ == "__main__":
    main()
