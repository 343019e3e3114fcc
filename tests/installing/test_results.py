"""The comparison that the bounds rest on sees what can go wrong in silence."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from installing.results import differences, results_in

PAGE = "<title>{title}</title><article><p>Monday, {date}</p><a href='{link}'>next</a></article>"
FACTS = {"title": "Session 1", "date": "1 March", "link": "session-2.html"}


def _write(
    folder: Path, *, page: str = PAGE.format(**FACTS), fields: tuple[str, ...] = ("why",), pages: int = 1
) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(page, "utf-8")
    (folder / "sessions.ics").write_bytes(b"PRODID:one\r\nDTSTART:20270301T0930\r\n 00Z\r\n")
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        named = [pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String(name), FT=pikepdf.Name.Tx)) for name in fields]
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(named))
        pdf.save(folder / "form.pdf")
    return folder


def _drop_calendar(folder: Path) -> None:
    (folder / "sessions.ics").unlink()


def _move_session(folder: Path) -> None:
    file = folder / "sessions.ics"
    file.write_bytes(file.read_bytes().replace(b"0930", b"1030"))


def test_two_equal_sets_of_files_do_not_differ(tmp_path: Path) -> None:
    assert differences(results_in(_write(tmp_path / "a")), results_in(_write(tmp_path / "b"))) == []


def test_what_is_outside_the_article_and_the_name_of_the_library_do_not_count(tmp_path: Path) -> None:
    other = _write(tmp_path / "b", page=PAGE.format(**{**FACTS, "title": "Session one"}))
    calendar = other / "sessions.ics"
    calendar.write_bytes(calendar.read_bytes().replace(b"PRODID:one", b"PRODID:two"))
    assert differences(results_in(_write(tmp_path / "a")), results_in(other)) == []


@pytest.mark.parametrize(
    ("changed", "difference"),
    [
        ({"fields": ()}, "form.pdf: 'nothing' in the place of 'field why /Tx'"),
        ({"pages": 2}, "form.pdf: '' in the place of 'language None, tagged False'"),
        ({"page": PAGE.format(**{**FACTS, "date": "2 March"})}, "index.html: '2' in the place of '1'"),
        (
            {"page": PAGE.format(**{**FACTS, "link": "gone.html"})},
            "index.html: 'href=gone.html' in the place of 'href=session-2.html'",
        ),
    ],
)
def test_a_lost_field_a_page_too_many_another_date_and_another_link_are_found(
    tmp_path: Path, changed: dict[str, object], difference: str
) -> None:
    assert differences(results_in(_write(tmp_path / "a")), results_in(_write(tmp_path / "b", **changed))) == [
        difference
    ]


@pytest.mark.parametrize(
    ("spoil", "difference"),
    [
        (_drop_calendar, "sessions.ics: 'no file' in the place of 'DTSTART:20270301T093000Z'"),
        (_move_session, "sessions.ics: 'DTSTART:20270301T103000Z' in the place of 'DTSTART:20270301T093000Z'"),
    ],
)
def test_a_missing_calendar_and_another_hour_are_found(
    tmp_path: Path, spoil: Callable[[Path], None], difference: str
) -> None:
    other = _write(tmp_path / "b")
    spoil(other)
    assert differences(results_in(_write(tmp_path / "a")), results_in(other)) == [difference]
