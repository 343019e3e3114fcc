"""The consultant's guide is true: its commands are run in order, its files are written, and it prints what it says."""

import importlib
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from acme import make_acme
from house import REPOSITORY, Run, files_of, make_workspace, run_turnabout, share_papers

GUIDE = ("clients", "changes", "base-updates")
"""The pages that lead through a workspace, in the order in which they are read."""

FOLDER = REPOSITORY / "content" / "consultant"
LAST_BUILD = ("base-updates", "turnabout build --client acme")
"""The one build that is made whole as well, by itself; all run in a small workspace, whose client has the same name."""

TO_BUILD = "to-build"
"""Where the workspace is kept as it stood at that build."""

_FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"(?:`|^(?:\$ )?)turnabout ([a-z][^`\n]*)", re.MULTILINE)
_IN_BASE = re.compile(r"(curricula/(?:reverse-mentoring|…)/[\w/.-]+):\d+:\d+")
_PROBLEM = re.compile(r"^ *\S+:\d+:\d+  [a-z-]+$", re.MULTILINE)
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the guide has its reader do: a command with what it prints, or a file with what is written."""

    page: str
    kind: str
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a command."""

    step: Step
    code: int
    printed: str


def steps_of(page: str) -> Iterator[Step]:
    """Yield the steps of a page; other fenced blocks only show something."""
    text = (FOLDER / f"{page}.md").read_text("utf-8").replace("{{", "{").replace("}}", "}")
    for language, title, body in _FENCE.findall(text):
        if language == "console":
            yield from _commands(page, body)
        elif title:
            yield Step(page, "edit" if language == "diff" else "write", title, body)


def _commands(page: str, body: str) -> Iterator[Step]:
    for command, *printed in (part.splitlines() for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]):
        yield Step(page, "command", command, "\n".join(printed).strip())


STEPS = tuple(step for page in GUIDE for step in steps_of(page))


class Reader:
    """Somebody who does what the guide says, in a home of their own."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder = home, home
        self.small = share_papers(make_acme(make_workspace(home / "small")))
        (home / "turnabout").symlink_to(REPOSITORY)

    def does(self, step: Step) -> Done | None:
        """Write or edit a file, or run a command and tell what came of it."""
        if step.kind == "command":
            return self._runs(step)
        file = self.home / step.what.removeprefix("~/") if step.what.startswith("~/") else self.folder / step.what
        if step.kind == "edit":
            self._edits(file, step.text)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a", encoding="utf-8") as opened:
                opened.write(step.text)
        return None

    def _edits(self, file: Path, hunks: str) -> None:
        """Put the lines with a plus in the place of those with a minus, which must stand there once."""
        for blank, group in groupby(hunks.splitlines(), key=lambda line: not line.strip()):
            if blank:
                continue
            lines, text = tuple(group), file.read_text("utf-8")
            old, new = ("".join(f"{line[1:]}\n" for line in lines if line[0] != sign) for sign in "+-")
            assert text.count(old) == 1, f"{file.name} has {text.count(old)} times:\n{old}"
            file.write_text(text.replace(old, new), "utf-8")

    def _runs(self, step: Step) -> Done:
        words = shlex.split(step.what.replace("~/", f"{self.home}/"))
        if words[0] == "cd":
            self.folder /= words[1]
            return Done(step, 0, "")
        if words[0] != "turnabout":
            run = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, check=False)
            return Done(step, run.returncode, run.stdout + run.stderr)
        if (step.page, step.what) == LAST_BUILD:
            shutil.copytree(self.folder, self.home / TO_BUILD)
        ran = run_turnabout(*words[1:], cwd=self.small if words[1] == "build" else self.folder)
        err = ran.err if words[1] != "build" else _left_on_a_terminal(ran)
        return Done(step, ran.code, (ran.out + err).replace(f"{self.home}/", "~/"))


def _left_on_a_terminal(ran: Run) -> str:
    """Return what is left of the phases of a build on a terminal: where it was delivered."""
    return "".join(ran.err.splitlines(keepends=True)[-1:]) if ran.code == 0 else ""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the reader of the guide works."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def done(home: Path) -> tuple[Done, ...]:
    """All steps of the guide, done by one reader."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", "1798761600")
        reader = Reader(home)
        return tuple(result for step in STEPS if (result := reader.does(step)))


@pytest.mark.parametrize("page", GUIDE)
def test_each_command_prints_what_the_page_says(page: str, done: tuple[Done, ...]) -> None:
    wrong = [_shown(ran) for ran in done if ran.step.page == page and not _is_as_told(ran)]
    assert not wrong, "\n\n".join(wrong)


def test_a_command_ends_with_1_where_it_shows_a_problem_and_with_0_elsewhere(done: tuple[Done, ...]) -> None:
    wrong = [_shown(ran) for ran in done if ran.code != int(_PROBLEM.search(ran.printed) is not None)]
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("page", sorted(FOLDER.glob("*.md")), ids=lambda page: page.stem)
def test_each_command_named_on_a_page_is_one_that_there_is(page: Path) -> None:
    for name, *words in map(str.split, _NAMED.findall(page.read_text("utf-8"))):
        run = importlib.import_module(f"turnabout.cli.{name}_command").run
        run = getattr(run, "commands", {}).get(words[0] if words else "", run)
        options = {option for parameter in run.params for option in parameter.opts}
        assert options | {"--help"} >= {word for word in words if word.startswith("-")}, f"{name} {words}"


@pytest.mark.thorough
def test_the_client_of_the_guide_has_its_handbook_in_the_end(done: tuple[Done, ...], home: Path) -> None:
    (step,) = (ran.step for ran in done if (ran.step.page, ran.step.what) == LAST_BUILD)
    run = run_turnabout("build", "--client", "acme", cwd=home / TO_BUILD)
    assert (run.code, _is_as_told(Done(step, run.code, run.out + _left_on_a_terminal(run)))) == (0, True)
    made = files_of(home / TO_BUILD / "dist" / "acme")
    assert {path.partition("/")[0] for path in made} == {"handbook", "facilitator"}
    page = made["handbook/modules/lost-parcel.html"].decode()
    assert "Finding a lost parcel" in page
    assert "adviser" in page


def test_no_command_hides_in_a_block_that_is_not_run() -> None:
    for page in GUIDE:
        for language, title, body in _FENCE.findall((FOLDER / f"{page}.md").read_text("utf-8")):
            assert language == "console" or title, f"{page} shows something without saying where it goes:\n{body}"


def _is_as_told(ran: Done) -> bool:
    """Whether a command printed what its page shows; … is any words of a line, or any lines."""
    expected = (
        r"(?:.*\n)*?" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
        for line in _settled(ran.step.text).splitlines()
    )
    return re.fullmatch("".join(expected), _settled(ran.printed)) is not None


def _settled(text: str) -> str:
    """Leave out what any new word of the base changes: the lines of its files, and digests."""
    text = _DIGEST.sub("…", _IN_BASE.sub(r"\1", text)).strip()
    return f"{text}\n" if text else ""


def _shown(ran: Done) -> str:
    return f"$ {ran.step.what}   ({ran.code})\n{ran.printed}\n--- the page says ---\n{ran.step.text}"
