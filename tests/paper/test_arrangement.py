"""How agendas are arranged: found once for all pairs, and as roomy as two pages allow."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from printing import print_papers
from turnabout.model.settings import Edition
from turnabout.papers.press.store import Cache
from turnabout.papers.press.typesetting import Press
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook
from turnabout.planning.paper_list import print_run
from turnabout.reading.pipeline import read_handbook

from .conftest import TEMPLATES
from .samples import handbook, pages_of, sheet_of, text_of

REPOSITORY = Path(__file__).parents[2]
BELOW = "What we take away"


def _typeset(press: Press, book: Handbook) -> bytes:
    return press.typeset(sheet_data(book, sheet_of(book, "agenda-meet-first-60")), timestamp=None)


def test_pairs_who_meet_on_other_days_share_an_arrangement() -> None:
    found: dict[str, object] = {}
    with Press([TEMPLATES], arrangements=found) as press:
        for start in (datetime(2027, 3, 1, 9, 30), datetime(2028, 11, 29, 20, 5)):
            _typeset(press, handbook(start=start))
    assert len(found) == 1


def test_both_editions_share_an_arrangement() -> None:
    editions: tuple[Edition, ...] = ("handbook", "facilitator")
    found: dict[str, object] = {}
    with Press([TEMPLATES], arrangements=found) as press:
        for edition in editions:
            _typeset(press, handbook(edition=edition))
    assert len(found) == 1


def test_a_paper_is_the_same_whoever_was_arranged_for_before() -> None:
    late = handbook(start=datetime(2028, 11, 29, 20, 5))
    with Press([TEMPLATES]) as press:
        alone = _typeset(press, late)
    with Press([TEMPLATES]) as press:
        _typeset(press, handbook(start=datetime(2027, 3, 1, 9, 30)))
        assert _typeset(press, late) == alone


def test_arrangements_outlive_a_run_where_there_is_a_cache(tmp_path: Path) -> None:
    book = handbook(start=datetime(2027, 3, 1, 9, 30))
    sheets = [sheet_of(book, "agenda-meet-first-60")]
    cache = Cache(tmp_path, None, 200)
    (first,) = print_papers(book, sheets, templates=(TEMPLATES,), cache=cache).values()
    (kept,) = cache.folder.glob("arrangements-*.json")
    (arrangement,) = json.loads(kept.read_text()).values()
    assert sorted(arrangement) == ["columns", "lines", "rows", "rule-columns", "style", "tall"]
    next(cache.folder.glob("*.pdf")).unlink()
    written = kept.stat().st_mtime_ns
    assert print_papers(book, sheets, templates=(TEMPLATES,), cache=cache) == {sheets[0].path: first}
    assert kept.stat().st_mtime_ns == written


@pytest.mark.thorough
def test_every_shipped_agenda_has_two_full_pages_on_both_sizes(press: Press) -> None:
    book = replace(read_handbook(REPOSITORY), papers=("a4", "letter"))
    agendas = [sheet for sheet in print_run(book) if sheet.kind == "agenda"]
    for sheet in agendas:
        pdf = press.typeset(sheet_data(book, sheet), timestamp=None)
        second = text_of(pdf).split("Page 1 of")[1].split("Page 2 of")[0]
        assert pages_of(pdf) == 2, sheet.path
        assert BELOW in second, sheet.path
        assert len(second.split()) > 100, sheet.path
