"""`pages: n` of a worksheet or form is a promise that the command keeps, or says by how much it cannot."""

import json
import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from house import MakeWorkspace, Run, Turnabout
from turnabout.model.settings import PaperSize

from .samples import pages_of

TEA = "curricula/baking-swap/modules/tea-round.yml"
FORM = "curricula/baking-swap/forms/swap-form.yml"
SIZES: tuple[PaperSize, ...] = ("a4", "letter")
NAMES = {"a4": "A4", "letter": "Letter"}

LINE, ROW = 4.34, 8.0
"""How tall a line of text and the least row of a table are, in millimetres."""

Fields = dict[str, Any]
Print = Callable[..., Run]


@pytest.fixture
def root(workspace: MakeWorkspace) -> Path:
    """A workspace with one worksheet and one form that tests fill."""
    return workspace()


@pytest.fixture
def printed(root: Path, turnabout: Turnabout) -> Print:
    """Prints the worksheet with the fields given, on one size of paper."""
    module = (root / TEA).read_text("utf-8")

    def print_one(fields: Fields, size: PaperSize, pages: int = 1) -> Run:
        written = "\n".join(f"      {name}: {json.dumps(field)}" for name, field in fields.items())
        text = re.sub(r"^      taste: .*$", lambda _: written, module, flags=re.MULTILINE)
        (root / TEA).write_text(text.replace("    for: pair\n", f"    for: pair\n    pages: {pages}\n"), "utf-8")
        return turnabout("print", "worksheet", "--session", "1", "--paper", size, "--quiet", cwd=root)

    return print_one


def _text(lines: int) -> Fields:
    return {"label": "Words", "answer": "fixed", "text": "\\\n".join(["Some words."] * lines)}


def _lines_of_text(number: int) -> Fields:
    """Several texts, as many lines in all, so that none is taller than a page."""
    return {f"t{part}": _text(number // 5 + (part < number % 5)) for part in range(5)}


def _last_text(number: int) -> Fields:
    """Texts for more than a page, and one of so many lines."""
    return {**_lines_of_text(80), "last": _text(number)}


def _rows_on_two_pages(number: int) -> Fields:
    return _rows(number, filled=34)


def _rows(number: int, filled: int = 6) -> Fields:
    """A table with some rows that come filled in, and so many more that are blank."""
    table = {
        "label": "Rows",
        "answer": "table",
        "row-label": "What",
        "columns": {"why": {"label": "Why"}},
        "rows": {f"r{n}": {"text": "Words in a row. " * (n % 3 * 3 + 1)} for n in range(filled)},
        "blank-rows": number,
    }
    return {"first": {"label": "First", "answer": "line"}, "rows": table}


def _private(number: int) -> Fields:
    return {
        "open": {"label": "Open", "answer": "line"},
        **{name: {**field, "visibility": "private"} for name, field in _lines_of_text(number).items()},
    }


def _beyond(run: Run) -> int:
    found = re.search(r"it ends (\d+) mm too low", run.out)
    assert found, run.out
    return int(found[1])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("build", "number", "pages", "step"),
    [
        (_lines_of_text, 52, 1, LINE),
        (_last_text, 22, 2, LINE),
        (_rows, 25, 1, ROW),
        (_rows_on_two_pages, 28, 2, ROW),
        (_private, 56, 1, LINE),
    ],
    ids=["text", "text-on-two-pages", "rows", "rows-on-two-pages", "private"],
)
def test_so_many_millimetres_less_and_it_fits(
    printed: Print,
    build: Callable[[int], Fields],
    number: int,
    pages: int,
    step: float,
    size: PaperSize,
) -> None:
    too_long = printed(build(number), size, pages)
    assert (too_long.code, too_long.err) == (1, "")
    beyond = _beyond(too_long)
    fits = printed(build(number - math.ceil(beyond / step)), size, pages)
    assert (fits.code, fits.err) == (0, "")
    still = math.ceil((beyond - 2) / step) - 1
    if still > 0:
        assert printed(build(number - still), size, pages).code == 1


@pytest.mark.parametrize("size", SIZES)
def test_a_worksheet_without_room_is_reported_at_its_line(printed: Print, root: Path, size: PaperSize) -> None:
    run = printed(_private(70), size)
    line = _line(root / TEA, "  taste-card:")
    assert f"{TEA}:{line}:3  does-not-print" in run.out
    assert f"does not fit the one page of {NAMES[size]} paper" in run.out
    assert "'Words' is the first field beyond the page" in run.out
    assert "ask for fewer lines or rows, or promise more pages" in run.out
    assert not (root / "dist").exists()


def test_a_form_without_room_is_reported_at_the_line_of_the_field(root: Path, turnabout: Turnabout) -> None:
    burnt = "  burnt: {label: Burnt, answer: list, lines: 30, visibility: pair}"
    text = (root / FORM).read_text("utf-8")
    (root / FORM).write_text(re.sub("^  burnt: .*$", burnt, text, flags=re.MULTILINE), "utf-8")
    run = turnabout("print", "form", "--paper", "letter", "--quiet", cwd=root)
    assert (run.code, run.err) == (1, "")
    assert f"{FORM}:{_line(root / FORM, '  burnt:')}:3  does-not-print" in run.out
    assert "does not fit the one page of Letter paper" in run.out
    assert "'Burnt' is the first field beyond the page" in run.out


def test_a_build_fails_where_a_worksheet_has_no_room(root: Path, turnabout: Turnabout, printed: Print) -> None:
    printed(_rows(30), "a4")
    run = turnabout("build", cwd=root)
    assert run.code == 1
    assert "'Rows' is the first field beyond the page" in run.out
    assert not [*(root / "dist").rglob("*.pdf")]


CLIENT = """\
client: acme
base: baking-swap@0.1
changes:
  - set: tea-round/worksheets/taste-card/title
    to: A card of tastes
  - {change}
"""
CHANGES: Mapping[str, tuple[str, str]] = {
    "a field made longer": (
        "replace: tea-round/worksheets/taste-card/fields/taste\n    with: {label: Tastes, answer: list, lines: 30}",
        "7:11",
    ),
    "a field more": (
        "add: tea-round/worksheets/taste-card/fields\n    item: {id: more, label: More, answer: list, lines: 30}",
        "7:16",
    ),
    "words above the fields": (
        "set: tea-round/worksheets/taste-card/how\n    to: |-"
        + f"\n      {'Write as much as you can, and then some. ' * 16}" * 10,
        "5:9",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_client_that_lengthens_a_worksheet_of_the_base_is_told_where(
    root: Path, turnabout: Turnabout, change: str
) -> None:
    text, place = CHANGES[change]
    file = root / "curricula/clients/acme/client.yml"
    file.parent.mkdir(parents=True)
    file.write_text(CLIENT.format(change=text), "utf-8")
    run = turnabout("print", "worksheet", "--client", "acme", "--quiet", cwd=root)
    assert (run.code, run.err) == (1, "")
    assert f"curricula/clients/acme/client.yml:{place}  does-not-print" in run.out
    assert turnabout("print", "worksheet", cwd=root).code == 0


@pytest.mark.parametrize("size", SIZES)
def test_a_sheet_has_no_more_pages_than_it_promises(printed: Print, root: Path, size: PaperSize) -> None:
    for build, number, pages in ((_rows, 12, 1), (_rows, 24, 2), (_lines_of_text, 80, 2)):
        run = printed(build(number), size, pages)
        assert run.code == 0
        assert pages_of((root / run.out.split()[0]).read_bytes()) == pages


def _line(file: Path, start: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(start))
