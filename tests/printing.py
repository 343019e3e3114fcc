"""Print papers into memory, for tests that look into them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from turnabout.papers.press.print_options import USUAL, PrintOptions
from turnabout.papers.press.printing import PressRun, put_papers
from turnabout.papers.press.store import Cache
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import Sheet


def print_papers(
    handbook: Handbook,
    sheets: Iterable[Sheet],
    *,
    templates: tuple[Path, ...],
    cache: Cache | None = None,
    options: PrintOptions = USUAL,
) -> Mapping[str, bytes]:
    """Return each paper as PDF by its path, drawn in this process."""
    wanted = tuple(sheets)
    with TemporaryDirectory() as folder:
        run = PressRun(handbook, wanted, Path(folder), options)
        put_papers([run], templates=templates, cache=cache)
        return {path: (run.folder / path).read_bytes() for path in map(run.path, wanted)}
