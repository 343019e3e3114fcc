"""Make packs with bare Typst: our templates, and data that are ready."""

import json
import multiprocessing
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import typst

from turnabout.papers.packs.pairs_file import read_pairs
from turnabout.papers.press.print_options import USUAL, options_data, options_files
from turnabout.papers.press.template_folder import add_files, read_templates
from turnabout.papers.press.typesetting import Press
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook, handbook_for
from turnabout.planning.pairs import Pair
from turnabout.planning.paper_list import common_sheet
from turnabout.reading.pipeline import read_handbook

TEMPLATES = Path(__file__).parents[1] / "templates" / "print"


def bare_seconds(root: Path, packs: int, jobs: int) -> float:
    """Return the seconds that so many processes take for the packs of a workspace, with their start."""
    place = root / "bare"
    if not place.exists():
        write_data(read_handbook(root), read_pairs(root / "pairs.csv", ("en-GB",)), place)
    context = multiprocessing.get_context("spawn")
    start = time.perf_counter()
    processes = [context.Process(target=_make, args=(place, range(job, packs, jobs))) for job in range(jobs)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return time.perf_counter() - start


def write_data(handbook: Handbook, pairs: Sequence[Pair], place: Path) -> None:
    """Write the templates, and a file with the data of each pack; the arrangement of its agendas is part of them."""
    (place / "data").mkdir(parents=True)
    (place / "out").mkdir()
    files = {**read_templates([TEMPLATES]), **options_files(USUAL)}
    add_files(files, place)
    with Press((), files) as press:
        for number, data in enumerate(pack_data(handbook, pairs)):
            text = json.dumps(press.arranged(data), ensure_ascii=False)
            (place / "data" / f"{number}.json").write_text(text, "utf-8")


def pack_data(handbook: Handbook, pairs: Sequence[Pair]) -> Iterator[dict[str, object]]:
    """Yield what the pack of each pair shows."""
    sheet = common_sheet("pack", "a4")
    for pair in pairs:
        yield {**sheet_data(handbook_for(handbook, pair), sheet), "finish": options_data(USUAL)}


def bare_compiler(place: Path) -> typst.Compiler:
    """Return a compiler over a folder that `write_data` wrote."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[place / "fonts"])
    return typst.Compiler(root=place, font_paths=fonts)


def bare_pack(compiler: typst.Compiler, number: int) -> bytes:
    """Make one pack."""
    text = f'#import "/lib.typ": render\n#render(json("/data/{number}.json"))'
    return compiler.compile(input=text.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=0)


def _make(place: Path, numbers: Sequence[int]) -> None:
    compiler = bare_compiler(place)
    for number in numbers:
        (place / "out" / f"{number}.pdf").write_bytes(bare_pack(compiler, number))
