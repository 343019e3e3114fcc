"""The good workspaces have nothing to fix, use everything there is, and make what is expected."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from house import GOOD, REPOSITORY, Golden, MakeWorkspace, Turnabout, files_of
from turnabout.model.base import Entry, Lead, Record
from turnabout.model.check import Check
from turnabout.model.cost import Cost
from turnabout.model.form import Form
from turnabout.model.module import Kind, Tier
from turnabout.model.programme import Track
from turnabout.model.rulebook import Waiver
from turnabout.model.running import Message, Step
from turnabout.model.wording import Avoided, PageRules
from turnabout.model.worksheet import Answer, CellAnswer, Visibility
from turnabout.reading.pipeline import read_workspace

NAMES = sorted(folder.name for folder in GOOD.iterdir())
WITH_PAGES = [name for name in NAMES if (GOOD / name / "expected").is_dir()]


@pytest.fixture(autouse=True)
def _first_day_of_2027(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")


@pytest.mark.parametrize("name", NAMES)
def test_a_good_workspace_has_nothing_to_fix(name: str, workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout("check", cwd=workspace(name))
    assert (run.code, run.out, run.err) == (0, "", "")


def test_the_shipped_curriculum_has_nothing_to_fix(turnabout: Turnabout) -> None:
    run = turnabout("check", cwd=REPOSITORY)
    assert (run.code, run.out, run.err) == (0, "", "")


@pytest.mark.parametrize("name", WITH_PAGES)
def test_plans_are_as_expected(name: str, workspace: MakeWorkspace, turnabout: Turnabout, golden: Golden) -> None:
    root = workspace(name)
    text, data = turnabout("plan", cwd=root), turnabout("plan", "--format", "json", cwd=root)
    assert (text.code, data.code) == (0, 0)
    assert json.loads(data.out)["sessions"]
    golden({"plan.txt": text.out, "plan.json": data.out}, GOOD / name / "expected" / "plan")


@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
@pytest.mark.parametrize("name", WITH_PAGES)
def test_pages_are_as_expected(
    name: str, edition: str, workspace: MakeWorkspace, turnabout: Turnabout, golden: Golden, tmp_path: Path
) -> None:
    run = turnabout("pages", str(tmp_path / "pages"), "--edition", edition, cwd=workspace(name))
    assert run.code == 0, run.err
    shutil.rmtree(tmp_path / "pages" / "docs" / "assets")
    made = files_of(tmp_path / "pages")
    papers = {path: made.pop(path) for path in sorted(made) if path.endswith((".pdf", ".docx"))}
    assert all(paper.startswith((b"%PDF-", b"PK")) for paper in papers.values())
    golden(made | {"papers.txt": "\n".join(papers) + "\n"}, GOOD / name / "expected" / edition)


def test_the_good_workspaces_use_every_field_and_every_word_that_an_author_can_write() -> None:
    curricula = [read_workspace(GOOD / name).curriculum for name in NAMES]
    used = {pair for curriculum in curricula for pair in _used(curriculum)}
    kinds = {type(record) for curriculum in curricula for record in _records(curriculum)}
    assert kinds >= {Form, Check, Cost, Message, Step, Track, Waiver, Avoided, PageRules}
    for record in kinds:
        for field in record.model_fields.keys() - Entry.model_fields.keys():
            assert (record.__name__, field) in used, f"{record.__name__} never has {field}"
    modules = [module for curriculum in curricula for module in curriculum.modules.values()]
    activities = [a for module in modules for a in module.activities.values()]
    fields = [f for module in modules for sheet in module.worksheets.values() for f in sheet.fields.values()]
    assert {a.kind for a in activities} == set(get_args(Kind))
    assert {a.lead for a in activities} == set(get_args(Lead))
    assert {a.tier for a in activities} == set(get_args(Tier))
    assert {lead for a in activities for lead in a.say} == set(get_args(Lead))
    assert {f.answer for f in fields} == set(get_args(Answer))
    assert {f.visibility for f in fields} == set(get_args(Visibility))
    assert {c.answer for f in fields for c in f.columns.values()} == set(get_args(CellAnswer))


def _records(value: object) -> Iterator[Record]:
    if isinstance(value, Record):
        yield value
        for name in type(value).model_fields:
            yield from _records(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _records(item)


def _used(curriculum: Record) -> Iterator[tuple[str, str]]:
    for record in _records(curriculum):
        for name in record.model_fields_set:
            if getattr(record, name) not in (None, (), {}):
                yield type(record).__name__, name
