"""Print papers into memory, for tests that look into them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from turnabout.paper.finish import USUAL, Finish
from turnabout.paper.press_run import PressRun, put_papers
from turnabout.paper.store import Cache
from turnabout.planning.handbook import Handbook
from turnabout.planning.printing import Sheet


def print_papers(
    handbook: Handbook,
    sheets: Iterable[Sheet],
    *,
    templates: tuple[Path, ...],
    cache: Cache | None = None,
    finish: Finish = USUAL,
) -> Mapping[str, bytes]:
    """Return each paper as PDF by its path, drawn in this process."""
    wanted = tuple(sheets)
    with TemporaryDirectory() as folder:
        run = PressRun(handbook, wanted, Path(folder), finish)
        put_papers([run], templates=templates, cache=cache)
        return {path: (run.folder / path).read_bytes() for path in map(run.path, wanted)}
