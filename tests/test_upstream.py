"""What happens to a client when the base changes: somebody is told, or the change follows, or the news arrives."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from house import Turnabout, files_of, make_shipped_workspace, sampled
from turnabout.clients.customising import Customised, Customiser
from turnabout.core.nodes import find
from turnabout.core.plain import plain_data
from turnabout.reading.pipeline import read_workspace
from turnabout.reading.reading import TO_DECIDE
from turnabout.sources.address import path_of
from turnabout.sources.workspace import open_workspace
from upstream import rename, reword, silently_wrong
from upstream_rows import ROWS, Row


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory, turnabout: Turnabout) -> Path:
    """A workspace with the shipped base and the example clients, in which everything was accepted."""
    root = make_shipped_workspace(tmp_path_factory.mktemp("upstream") / "accepted")
    run = turnabout("accept", "--all", cwd=root)
    assert (run.code, run.err) == (0, "")
    return root


@pytest.fixture(scope="module")
def before(accepted: Path) -> dict[str, Customised]:
    """The example clients over the base that they accepted."""
    return {name: _customised(accepted, name) for name in ("ashgrove", "tamar-vale")}


def _first_of_each() -> Iterator[Row]:
    """Yield the rows that come to something for the first time: to an outcome, or to a code that is told."""
    seen: set[tuple[str, str]] = set()
    for row in ROWS:
        comes_to = {(row.outcome, code) for code in row.told or ("",)}
        if comes_to - seen:
            yield row
        seen |= comes_to


@pytest.mark.parametrize("row", sampled(ROWS, *_first_of_each()), ids=lambda row: row.name)
def test_a_change_of_the_base_is_told_or_followed_or_arrives(
    row: Row, accepted: Path, before: dict[str, Customised], turnabout: Turnabout, tmp_path: Path
) -> None:
    root = shutil.copytree(accepted, tmp_path / "changed")
    row.change(root / "curricula" / "reverse-mentoring")
    run = turnabout("update", "--client", row.client, "--format", "json", cwd=root)
    told = json.loads(run.out)["clients"][0]
    codes = sorted(problem["code"] for key in ("decide", "not-needed", "followed") for problem in told[key])
    after = _customised(root, row.client)
    assert codes == sorted(row.told), told
    assert run.code == (1 if row.outcome == "flagged" else 0)
    assert silently_wrong(before[row.client], after) == []
    for address, text in row.there:
        assert plain_data(find(after.tree, path_of(address))) == text
    if row.outcome == "lands":
        assert told["taken"] + told["new"] + told["reordered"]
    if row.outcome == "flagged":
        _accepting_makes_it_clean_or_is_refused(root, row, turnabout)


def _accepting_makes_it_clean_or_is_refused(root: Path, row: Row, turnabout: Turnabout) -> None:
    files = files_of(root / "curricula")
    run = turnabout("accept", "--client", row.client, cwd=root)
    problems = (*read_workspace(root).problems, *read_workspace(root, row.client).problems)
    wrong = {problem.code for problem in problems if problem.severity == "error"}
    if wrong <= TO_DECIDE:
        assert (run.code, run.err) == (0, "")
        assert _customised(root, row.client).problems == ()
        accepted = files_of(root / "curricula")
        assert turnabout("accept", "--client", row.client, cwd=root).out.count("as it was") == run.out.count(".lock")
        assert files_of(root / "curricula") == accepted
    else:
        assert (run.code, run.err) == (1, "")
        assert files_of(root / "curricula") == files


def test_the_table_has_the_changes_that_the_model_was_chosen_by() -> None:
    assert len(ROWS) >= 28
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_a_worksheet_that_an_activity_of_the_client_names_gets_another_id(
    accepted: Path, turnabout: Turnabout, tmp_path: Path
) -> None:
    root = shutil.copytree(accepted, tmp_path / "changed")
    base = root / "curricula" / "reverse-mentoring"
    rename("active-listening/worksheets/six-behaviours", "behaviours", formerly=True)(base)
    file = base / "modules" / "active-listening.yml"
    file.write_text(file.read_text("utf-8").replace("worksheet: six-behaviours", "worksheet: behaviours"), "utf-8")
    run = turnabout("check", "--client", "ashgrove", "--format", "json", cwd=root)
    problems = json.loads(run.out)["problems"]
    assert run.code == 1
    codes = [problem["code"] for problem in problems if "six-behaviours" in problem["message"]]
    assert codes == ["base-changed", "unknown-reference"], problems


def test_without_a_lock_the_table_would_see_what_nobody_is_told(
    accepted: Path, before: dict[str, Customised], tmp_path: Path
) -> None:
    root = shutil.copytree(accepted, tmp_path / "changed")
    (root / "curricula" / "clients" / "ashgrove" / "client.lock").unlink()
    reword("programmes/six-sessions/summary", "Six meetings.")(root / "curricula" / "reverse-mentoring")
    assert silently_wrong(before["ashgrove"], _customised(root, "ashgrove")) == [
        "set programmes/six-sessions/summary hides a change of the base"
    ]


def _customised(root: Path, client: str) -> Customised:
    workspace, problems = open_workspace(root)
    assert problems == ()
    return Customiser(workspace).customised(client)
