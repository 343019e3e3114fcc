"""Measure what a personal agenda costs, beside bare Typst and other engines.

Run: python bench/agendas.py [PAIRS]
"""

import json
import multiprocessing
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import typst
from agenda_html import agenda_html

from turnabout.papers.press.typesetting import Press
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook
from turnabout.planning.pairs import Pair
from turnabout.planning.paper_list import SessionSheet, agenda_path
from turnabout.planning.schedule import Session, Start, plan_sessions
from turnabout.reading.pipeline import read_handbook

REPOSITORY = Path(__file__).parents[1]
TEMPLATES = REPOSITORY / "templates" / "print"
OTHERS = 5
"""Agendas that the slow engines print too."""

Paper = tuple[Handbook, SessionSheet]
Work = Callable[[int], object]


def main() -> None:
    """Print milliseconds of CPU an agenda and the ratio to bare Typst."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        count = _prepare(root, pairs)
        workers = {name: _Worker(make, root, pairs) for name, make in (("typst", _bare), ("turnabout", _pressed))}
        spent = [{name: worker.spent(number) for name, worker in workers.items()} for number in range(count)][1:]
        for worker in workers.values():
            worker.spent(None)
        data = [
            json.loads((root / "templates" / "data" / f"{n}.json").read_text("utf-8"))
            for n in range(count - OTHERS, count)
        ]
        slow = [_weasyprint(data), _chromium(root, data), _libreoffice(root, data)]
    first, further = spent[: len(spent) // pairs], spent[len(spent) // pairs :]
    bare = _mean(further, "typst")
    print(
        f"{len(spent)} agendas of 60 minutes, {pairs} pairs; milliseconds of CPU an agenda, and how often bare Typst's"
    )
    _row("bare Typst, arranged already", bare, bare)
    _row("turnabout", _mean(further, "turnabout"), bare)
    _row("turnabout, first pair", _mean(first, "turnabout"), _mean(first, "typst"))
    for name, milliseconds in slow:
        _row(name, milliseconds, bare)


def _mean(spent: Sequence[Mapping[str, float]], name: str) -> float:
    return statistics.mean(one[name] for one in spent)


def _row(name: str, milliseconds: float | str, bare: float) -> None:
    shown = milliseconds if isinstance(milliseconds, str) else f"{milliseconds:8.1f}   {milliseconds / bare:5.2f}"
    print(f"  {name:32} {shown}")


def _papers(pairs: int) -> Iterator[Paper]:
    """One agenda to warm up with; then every session of the shipped programme for each pair, on days of its own."""
    book = replace(read_handbook(REPOSITORY), site_url="https://example.org/handbook")
    yield book, _sheet(plan_sessions(book.curriculum, book.programme, length=45)[0])
    for pair in range(pairs):
        start = Start(datetime(2027, 1, 4, 8) + timedelta(days=pair, minutes=5 * pair), timed=True)
        names = Pair(f"pair-{pair}", f"Ada Lovelace {pair}", f"Grace Hopper {pair}", f"Room {pair}")
        sessions = plan_sessions(book.curriculum, book.programme, length=60, start=start)
        own = replace(book, sessions=sessions, pair=names)
        for session in own.sessions:
            yield own, _sheet(session)


def _sheet(session: Session) -> SessionSheet:
    path = agenda_path(session.agenda, session, session.agenda.length, "a4")
    return SessionSheet("agenda", path, "a4", session.agenda, session)


def _prepare(root: Path, pairs: int) -> int:
    """Write the templates and the data that bare Typst reads; the arrangement is part of the data."""
    shutil.copytree(TEMPLATES, root / "templates")
    (root / "templates" / "data").mkdir()
    papers = tuple(_papers(pairs))
    with Press([TEMPLATES]) as press:
        for number, (book, sheet) in enumerate(papers):
            text = json.dumps(press.arranged(sheet_data(book, sheet)), ensure_ascii=False)
            (root / "templates" / "data" / f"{number}.json").write_text(text, "utf-8")
    return len(papers)


def _bare(root: Path, _: int) -> Work:
    root = root / "templates"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[root / "fonts"])
    compiler = typst.Compiler(root=root, font_paths=fonts)

    def compile_one(number: int) -> object:
        text = f'#import "/lib.typ": render\n#render(json("/data/{number}.json"))'
        return compiler.compile(input=text.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=0)

    return compile_one


def _pressed(_: Path, pairs: int) -> Work:
    papers = tuple(_papers(pairs))
    press = Press([TEMPLATES]).__enter__()
    return lambda number: press.typeset(sheet_data(*papers[number]), timestamp=None)


class _Worker:
    """A process of its own: Typst remembers across compilers, so two ways in one process would help each other."""

    def __init__(self, make: Callable[[Path, int], Work], root: Path, pairs: int) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        context.Process(target=_serve, args=(theirs, make, root, pairs), daemon=True).start()

    def spent(self, number: int | None) -> float:
        """Return the milliseconds of CPU that one agenda takes; None ends the process."""
        self._pipe.send(number)
        return self._pipe.recv()


def _serve(pipe: Connection, make: Callable[[Path, int], Work], root: Path, pairs: int) -> None:
    work = make(root, pairs)
    while (number := pipe.recv()) is not None:
        start = time.process_time()
        work(number)
        pipe.send((time.process_time() - start) * 1000)
    pipe.send(0.0)


def _weasyprint(data: Sequence[Mapping[str, Any]]) -> tuple[str, float | str]:
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        return "WeasyPrint", "not installed"
    HTML(string=agenda_html(data[0])).write_pdf()
    start = time.process_time()
    for one in data:
        HTML(string=agenda_html(one)).write_pdf(pdf_variant="pdf/ua-1")
    return "WeasyPrint", (time.process_time() - start) * 1000 / len(data)


def _chromium(root: Path, data: Sequence[Mapping[str, Any]]) -> tuple[str, float | str]:
    name = "Chromium, a start for each"
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return name, "not installed"
    options = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    pages = _pages(root, data)
    return name, _children([[*options, f"--print-to-pdf={page.with_suffix('.pdf')}", page.as_uri()] for page in pages])


def _libreoffice(root: Path, data: Sequence[Mapping[str, Any]]) -> tuple[str, float | str]:
    name = "LibreOffice, a start for all"
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return name, "not installed"
    pages = _pages(root, data)
    home = f"-env:UserInstallation={(root / 'office').as_uri()}"
    options = [program, home, "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(root / "out")]
    return name, _children([[*options, *map(str, pages)]]) / len(pages)


def _pages(root: Path, data: Sequence[Mapping[str, Any]]) -> list[Path]:
    pages = [root / f"{number}.html" for number in range(len(data))]
    for page, one in zip(pages, data, strict=True):
        page.write_text(agenda_html(one), "utf-8")
    return pages


def _children(commands: Sequence[Sequence[str]]) -> float:
    """Return the milliseconds of CPU that a command takes with its children, on average."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000 / len(commands)


if __name__ == "__main__":
    main()
