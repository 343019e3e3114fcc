"""Papers drawn in processes of their own: the same papers, and nobody waits for one that cannot be drawn."""

import re
from collections.abc import Mapping
from multiprocessing import active_children
from pathlib import Path

import pytest

from turnabout.core.problems import WorkspaceError
from turnabout.papers.press.print_options import PrintOptions
from turnabout.papers.press.printing import PressRun, put_papers
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import print_run

from .conftest import TEMPLATES
from .samples import handbook, module

FAULTS = Path(__file__).parents[1] / "faults"


def _put(book: Handbook, folder: Path, jobs: int) -> Mapping[str, bytes]:
    sheets = print_run(book)
    forms = tuple(sheet for sheet in sheets if sheet.kind in ("worksheet", "pack"))
    runs = [PressRun(book, sheets, folder), PressRun(book, forms, folder, PrintOptions(fillable=True))]
    put_papers(runs, templates=(TEMPLATES,), jobs=jobs)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.pdf")}


def test_processes_draw_the_same_papers_as_one_alone(tmp_path: Path) -> None:
    book = handbook()
    alone = _put(book, tmp_path / "alone", 0)
    assert len(alone) > 12
    assert _put(book, tmp_path / "two", 2) == alone
    assert not active_children()


def test_a_paper_that_ends_its_process_is_named_and_the_others_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(FAULTS))
    book = handbook({"first": module(), "second": module(prompts={"mentor": {"q1": "Typst crashes here"}})})
    wanted = re.compile(r"first|cards-second\.pdf$|pack\.pdf$")
    sheets = tuple(sheet for sheet in print_run(book) if wanted.search(sheet.path))
    with pytest.raises(WorkspaceError) as error:
        put_papers([PressRun(book, sheets, tmp_path)], templates=(TEMPLATES,), jobs=2)
    assert len(error.value.problems) == 2
    for problem in error.value.problems:
        assert "the process that drew it ended, and so did the next" in problem.message
    assert len([*tmp_path.rglob("*.pdf")]) == len(sheets) - 2
