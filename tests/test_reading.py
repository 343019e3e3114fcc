"""A workspace is read into a checked handbook."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from house import GOOD, MakeWorkspace, make_workspace
from turnabout.core.problems import Problem, WorkspaceError
from turnabout.planning.schedule import Start
from turnabout.reading.pipeline import read_handbook, read_workspace
from turnabout.reading.reading import handbook_of
from turnabout.reading.settings import parse_start

BASE = Path("curricula/baking-swap")
FILES = [file for file in (GOOD / "tiny").rglob("*") if file.suffix in (".yml", ".md") and "expected" not in file.parts]
Found = list[tuple[str, str, int]]


@pytest.fixture
def broken(workspace: MakeWorkspace) -> Callable[[Path | str, str, str], Found]:
    """Reads the tiny workspace after one text in one file was changed, and returns what is wrong: code, file, line."""

    def read(file: Path | str, old: str, new: str) -> Found:
        root = workspace()
        path = root / file
        text = path.read_text("utf-8") if path.is_file() else ""
        assert old in text
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else new, "utf-8")
        return [(p.code, p.location.path, p.location.line) for p in _problems_of(root)]

    return read


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("mkdocs.yml", "curriculum: baking-swap", "curriculum: baking-swop", ("unknown-reference", "mkdocs.yml", 55)),
        ("mkdocs.yml", "programme: weekend", "programme: weekday", ("unknown-reference", "mkdocs.yml", 56)),
        ("mkdocs.yml", "start: 2027-03-01T09:30", "start: soon", ("not-allowed", "mkdocs.yml", 57)),
        (
            BASE / "curriculum.yml",
            "programmes: [weekend]",
            "programmes: weekend",
            ("wrong-type", str(BASE / "curriculum.yml"), 10),
        ),
        (
            BASE / "curriculum.yml",
            "modules: [tea-round, sourdough]",
            "modules: [tea-round, sourdough, tea-round]",
            ("yaml-duplicate-key", str(BASE / "curriculum.yml"), 9),
        ),
        (
            BASE / "curriculum.yml",
            "modules: [tea-round, sourdough]\n",
            "",
            ("missing-key", str(BASE / "curriculum.yml"), 1),
        ),
        (BASE / "programmes/extra.yml", "", "title: Extra\n", ("not-listed", str(BASE / "programmes/extra.yml"), 1)),
        (
            "content/mentor/new.md",
            "",
            "---\ntitle: New\n---\n\nThe {mentro} asks.\n",
            ("unknown-term", "content/mentor/new.md", 5),
        ),
        ("content/mentor/new.md", "", "---\ntitle: New {mentro}\n---\n", ("unknown-term", "content/mentor/new.md", 2)),
        ("content/mentor/new.md", "", "---\ntitel: New\n---\n", ("unknown-key", "content/mentor/new.md", 2)),
        ("content/mentor/new.md", "", "---\nNew\n---\n", ("wrong-type", "content/mentor/new.md", 2)),
        ("content/mentor/new.md", "", "# No head\n", ("missing-key", "content/mentor/new.md", 1)),
        ("content/mentor/new.md", "", "---\ntitle: New\nNo end\n", ("missing-key", "content/mentor/new.md", 1)),
    ],
)
def test_a_mistake_in_any_file_is_reported_there(
    file: Path | str,
    old: str,
    new: str,
    expected: tuple[str, str, int],
    broken: Callable[[Path | str, str, str], Found],
) -> None:
    assert expected in broken(file, old, new)


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- b\n", "just text\n", "{\n", "\x00"])
@pytest.mark.parametrize("name", ["curriculum.yml", "sources.yml", "modules/tea-round.yml", "programmes/weekend.yml"])
def test_a_file_of_which_nothing_reads_is_reported_and_the_rest_still_checked(
    name: str, text: str, workspace: MakeWorkspace
) -> None:
    root = workspace()
    (root / BASE / name).write_text(text, "utf-8")
    problems = read_workspace(root).problems
    assert {p.location.path for p in problems if p.severity == "error"} >= {str(BASE / name)}
    assert len(problems) < 6, problems


def test_two_problems_in_a_file_that_reads_in_part_are_both_there(
    broken: Callable[[Path | str, str, str], Found],
) -> None:
    found = broken(BASE / "programmes/weekend.yml", "every: 7", "evry: 7\nlength: [")
    assert {code for code, _, _ in found} >= {"unknown-key"}


def test_a_handbook_holds_what_its_edition_may_hold(workspace: MakeWorkspace) -> None:
    root = workspace()
    for folder in ("hr", "mentor"):
        (root / "content" / folder).mkdir(exist_ok=True)
        (root / "content" / folder / "picture.png").write_bytes(b"png")
    (root / "content" / "hr" / "costs.md").write_text("---\ntitle: Costs of {a mentor}\n---\n{{x}}\n", "utf-8")
    reading = read_workspace(root)
    handbook, facilitator = handbook_of(reading, "handbook"), handbook_of(reading, "facilitator")
    assert [page.path for page in handbook.prose] == ["mentor/index.md"]
    assert [(page.path, page.title) for page in facilitator.prose] == [
        ("hr/costs.md", "Costs of an apprentice"),
        ("mentor/index.md", "For the apprentice"),
    ]
    assert facilitator.prose[0].markdown == "{x}\n"
    assert set(handbook.assets) == {"mentor/picture.png"}
    assert set(facilitator.assets) == {"hr/picture.png", "mentor/picture.png"}
    assert handbook.sources["modules/tea-round"] == str(BASE / "modules" / "tea-round.yml")


def test_a_curriculum_of_ones_own_comes_without_the_pages_that_ship(workspace: MakeWorkspace) -> None:
    assert [page.path for page in read_handbook(workspace(), "facilitator").prose] == ["mentor/index.md"]


def test_the_shipped_curriculum_comes_with_its_pages_and_no_files_to_edit(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [turnabout]\n")
    handbook = read_handbook(tmp_path)
    assert handbook.sources == {}
    assert "mentor/index.md" in {page.path for page in handbook.prose}


def test_a_page_of_ones_own_hides_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [turnabout]\n")
    (tmp_path / "content/mentor").mkdir(parents=True)
    (tmp_path / "content/mentor/index.md").write_text(
        "---\ntitle: Ours\njob: Lets you go.\nreview: 2027-06-30\n---\n## Do this next\n\nGo.\n"
    )
    handbook = read_handbook(tmp_path)
    pages = {page.path: page for page in handbook.prose}
    assert pages["mentor/index.md"].title == "Ours"
    assert handbook.sources["mentor/index.md"] == "content/mentor/index.md"


def test_a_handbook_is_refused_while_anything_is_wrong(workspace: MakeWorkspace) -> None:
    with pytest.raises(WorkspaceError, match="unknown-key"):
        read_handbook(workspace(bad="unknown-key"))


def test_warnings_do_not_stop_a_handbook(workspace: MakeWorkspace) -> None:
    assert read_handbook(workspace(bad="yaml-text-after-hash")).programme.purpose == "Bake two loaves"


def test_the_start_of_the_settings_gives_sessions_their_times() -> None:
    sessions = read_handbook(GOOD / "tiny").sessions
    assert [s.start for s in sessions] == [
        Start(datetime(2027, 3, 1, 9, 30), timed=True),
        Start(datetime(2027, 3, 2, 9, 30), timed=True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        ("2027-03-01", Start(datetime(2027, 3, 1), timed=False)),
        ("2027-03-01T09:30", Start(datetime(2027, 3, 1, 9, 30), timed=True)),
        ("2027-03-01 09:30", Start(datetime(2027, 3, 1, 9, 30), timed=True)),
        ("2027-03-01T09:30+02:00", Start(datetime(2027, 3, 1, 9, 30), timed=True)),
    ],
)
def test_a_start_is_a_day_or_a_day_and_time(text: str | None, expected: Start | None) -> None:
    assert parse_start(text) == expected


@given(st.text())
def test_any_start_is_read_or_refused_as_a_value(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse_start(text), Start)


def test_terms_that_are_no_terms_are_reported_and_nothing_breaks(
    broken: Callable[[Path | str, str, str], Found],
) -> None:
    found = broken(
        BASE / "curriculum.yml",
        "  mentor: {one: apprentice, many: apprentices, means: The one who has baked most lately.}",
        "  mentor: apprentice",
    )
    line = (GOOD / "tiny" / BASE / "curriculum.yml").read_text("utf-8").split("\n").index("terms:") + 2
    assert ("wrong-type", str(BASE / "curriculum.yml"), line) in found


def test_a_term_that_does_not_read_is_one_problem(broken: Callable[[Path | str, str, str], Found]) -> None:
    old = "  pair: {one: pair, many: pairs, means: Two people and one oven.}"
    for new in ("  pair: both", "  pair: {one: pair, means: Two.}", "  pair: {one: , many: pairs, means: Two.}"):
        assert len(broken(BASE / "curriculum.yml", old, new)) == 1


def test_one_byte_that_is_no_text_in_curriculum_yml_is_one_problem(shipped_workspace: Path) -> None:
    file = shipped_workspace / "curricula/reverse-mentoring/curriculum.yml"
    file.write_bytes(file.read_bytes().replace(b"title:", b"title: \xff", 1))
    assert [p.code for p in read_workspace(shipped_workspace).problems] == ["yaml-not-utf8"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"---\ntitle: Caf\xe9\n---\nText.\n", "yaml-not-utf8"),
        (b"---\ntitel: New\n---\nText.\n", "unknown-key"),
        (b"---\ntitle: New\nseeds: [four]\n---\nText.\n", "wrong-type"),
    ],
)
def test_a_page_whose_head_does_not_read_is_one_problem_and_not_what_it_lacks_too(
    text: bytes, code: str, workspace: MakeWorkspace
) -> None:
    root = workspace("rules")
    (root / "content/mentor/index.md").write_bytes(text)
    assert [p.code for p in read_workspace(root).problems] == [code]


def test_a_curriculum_may_do_without_sources(workspace: MakeWorkspace) -> None:
    root = workspace()
    (root / BASE / "sources.yml").unlink()
    codes = {(p.code, p.location.path) for p in read_workspace(root).problems}
    assert codes == {("unknown-reference", str(BASE / "modules/sourdough.yml"))}


def test_a_curriculum_may_do_without_forms_and_checks(workspace: MakeWorkspace) -> None:
    root = workspace("rules")
    base = root / "curricula/biscuit-tin"
    text = (base / "curriculum.yml").read_text("utf-8").replace("forms: [tin-card]\nchecks: [oven-check]\n", "")
    (base / "curriculum.yml").write_text(text.replace("requirements: 4\n", ""), "utf-8")
    for folder in ("forms", "checks"):
        rmtree(base / folder)
    reading = read_workspace(root)
    assert (reading.problems, dict(reading.curriculum.forms), dict(reading.curriculum.checks)) == ((), {}, {})


def test_a_curriculum_without_a_programme_is_said_to_have_none(tmp_path: Path, workspace: MakeWorkspace) -> None:
    root = workspace()
    (root / BASE / "programmes/weekend.yml").unlink()
    (root / BASE / "cost.yml").unlink()
    for file, old, new in (
        (BASE / "curriculum.yml", "programmes: [weekend]", "programmes: []"),
        (Path("mkdocs.yml"), "      programme: weekend\n", ""),
    ):
        (root / file).write_text((root / file).read_text("utf-8").replace(old, new), "utf-8")
    assert [(p.code, p.message) for p in read_workspace(root).problems] == [
        ("empty-value", "the curriculum has no programme")
    ]


@given(st.sampled_from(FILES), st.data())
@settings(max_examples=60)
def test_any_one_sign_changed_in_any_file_is_read_or_reported(file: Path, data: st.DataObject) -> None:
    text = file.read_text("utf-8")
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from([*":-#'\"{}[]&*!|>%@`?,= \t\n\0xX9é", ""]))
    with TemporaryDirectory() as folder:
        root = make_workspace(Path(folder) / "w")
        (root / file.relative_to(GOOD / "tiny")).write_text(text[:at] + sign + text[at + 1 :], "utf-8")
        problems = _problems_of(root)
        for problem in problems:
            assert (root / problem.location.path).is_file(), problem
        if not problems:
            assert read_handbook(root).sessions


def _problems_of(root: Path) -> tuple[Problem, ...]:
    try:
        return read_workspace(root).problems
    except WorkspaceError as error:
        return error.problems
