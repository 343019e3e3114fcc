"""Papers show whose programme it is and whom to ask, and stay accessible."""

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from house import sampled
from printing import print_papers
from turnabout.content.contacts import ask_line
from turnabout.media.contrast import TEXT, contrast, nearest_passing
from turnabout.media.pictures import Picture
from turnabout.papers.brand import brand_data, brand_files
from turnabout.papers.press.store import Cache
from turnabout.papers.press.typesetting import Press
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import print_run

from .conftest import TEMPLATES
from .samples import curriculum, everything_else, handbook, module, pages_of, sheet_of, text_of
from .test_conformance import assert_conforms

BRAND = {"name": "Ladle & Sons", "colour": "#8a2a5b"}
CONTACT = {"name": "Berta", "how": "Ring [the kitchen](tel:01632960199)."}
SVG = Picture("svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 9"><rect width="40" height="9"/></svg>')


def _png() -> Picture:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head, drawn = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0), zlib.compress(b"\0\x8a\x2a\x5b")
    chunks = chunk(b"IHDR", head) + chunk(b"IDAT", drawn) + chunk(b"IEND", b"")
    return Picture("png", b"\x89PNG\r\n\x1a\n" + chunks)


def branded(brand: Mapping[str, str] | None = BRAND, logo: Picture | None = None, **options: Any) -> Handbook:
    """The sample handbook with a brand."""
    from dataclasses import replace

    return replace(handbook(brand=brand, **options), logo=logo)


def papers_of(book: Handbook) -> Mapping[str, bytes]:
    """Every paper of a handbook by its path."""
    return print_papers(book, print_run(book), templates=(TEMPLATES,))


@pytest.mark.parametrize("logo", sampled(["no logo", "svg", "png"], "svg"))
def test_papers_with_a_brand_conform(logo: str, tmp_path: Path) -> None:
    book = branded(
        logo={"svg": SVG, "png": _png()}.get(logo),
        edition="facilitator",
        modules={"first": module()},
        contacts={"desk": CONTACT},
        **everything_else(),
    )
    files = []
    for path, pdf in papers_of(book).items():
        files.append(tmp_path / path.replace("/", "-"))
        files[-1].write_bytes(pdf)
    assert_conforms(files)


def test_every_paper_names_the_organisation(press: Press) -> None:
    book = branded(edition="facilitator", modules={"first": module()}, **everything_else())
    for path, pdf in papers_of(book).items():
        assert "Ladle & Sons · Sample programme" in text_of(pdf), path


def test_each_part_of_a_brand_changes_a_paper() -> None:
    wholes = (
        branded(None),
        branded({}),
        branded({"name": "Ladle"}),
        branded({"colour": "#8a2a5b"}),
        branded({}, SVG),
        branded({}, _png()),
    )
    papers = [_worksheet_of(book) for book in wholes]
    assert papers[0] == papers[1]
    assert len(set(papers)) == 5


def test_a_paper_of_one_logo_is_not_taken_for_that_of_another(tmp_path: Path) -> None:
    thin = Picture("svg", SVG.data.replace(b'height="9"', b'height="2"'))
    cache = Cache(tmp_path, None, 200)
    made, again = ([_worksheet_of(branded({}, logo), cache) for logo in (SVG, thin, None)] for _ in range(2))
    assert len(set(made)) == 3
    assert made == again


def _worksheet_of(book: Handbook, cache: Cache | None = None) -> bytes:
    sheets = [sheet_of(book, "a4/worksheet-first-tally")]
    (pdf,) = print_papers(book, sheets, templates=(TEMPLATES,), cache=cache).values()
    return pdf


def test_a_brand_without_a_colour_leaves_ours() -> None:
    assert brand_data(branded({"name": "L"})) == {
        "draft": None, "name": "L", "colour": None, "tint": None, "logo": None, "fonts": {},
    }  # fmt: skip
    assert brand_data(branded(None)) is None
    assert brand_files(branded(None)).keys() == {"words.json"}


def test_the_palest_colour_can_be_read_on_its_tint() -> None:
    data = brand_data(branded({"colour": nearest_passing("#ffa000")}))
    assert data
    assert contrast(str(data["colour"]), str(data["tint"])) >= TEXT


def test_forms_and_agendas_say_whom_to_ask(press: Press) -> None:
    book = handbook(contacts={"desk": CONTACT}, **everything_else())
    for ending in ("form-ask", "agenda-meet-first-60"):
        text = text_of(press.typeset(sheet_data(book, sheet_of(book, ending)), timestamp=None))
        assert "Whom to ask: Berta: Ring the kitchen (01632960199)." in text, ending
    silent = handbook(**everything_else())
    assert "Whom to ask" not in text_of(press.typeset(sheet_data(silent, sheet_of(silent, "form-ask")), timestamp=None))


def test_an_agenda_with_a_contact_keeps_to_two_pages(press: Press) -> None:
    book = handbook(contacts={"desk": CONTACT})
    for sheet in print_run(book):
        if sheet.kind == "agenda":
            assert pages_of(press.typeset(sheet_data(book, sheet), timestamp=None)) == 2, sheet.path


@pytest.mark.parametrize(
    ("contacts", "line"),
    [
        ([], None),
        ([("Ann", "Ring 1.")], "Ann: Ring 1."),
        ([("Ann", "Ring 1."), ("Ben", "Ring 2.")], "Ann: Ring 1. Ben: Ring 2."),
        ([("Ann", "Ring 1."), ("Ben", "Ring. " * 20), ("Cyd", "Ring 3.")], "Ann: Ring 1."),
        ([("Ann", "Ring. " * 30), ("Ben", "Ring 2.")], "Ann: " + ("Ring. " * 30).strip()),
        ([("Ann", "Write to [a@b.example](mailto:a@b.example).")], "Ann: Write to a@b.example."),
        ([("Ann", "See [this](https://b.example/c).")], "Ann: See this (b.example/c)."),
        ([("Ann", "See [https://b.example](https://b.example).")], "Ann: See https://b.example."),
        ([("Ann", "See [the page](../contacts.md).")], "Ann: See the page."),
    ],
)
def test_the_line_holds_the_first_contact_and_others_that_fit(
    contacts: list[tuple[str, str]], line: str | None
) -> None:
    made = curriculum(
        {"first": module()}, contacts={f"c{n}": {"name": name, "how": how} for n, (name, how) in enumerate(contacts)}
    )
    found = ask_line(made)
    assert (found and _shown(found)) == line


def _shown(pieces: Any) -> str:
    return "".join(
        " " if piece["kind"] == "space" else piece.get("text", "") + _shown(piece.get("children", []))
        for piece in pieces
    ).strip()
