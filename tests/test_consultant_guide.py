"""The consultant's guide is true: its commands are run in order, its files are written, and it prints what it says."""

import importlib
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from house import REPOSITORY, files_of, make_workspace, run_turnabout

GUIDE = ("clients", "changes", "base-updates")
"""The pages that lead through a workspace, in the order in which they are read."""

PAGES = {name: REPOSITORY / "content" / "consultant" / f"{name}.md" for name in GUIDE}
LAST_BUILD = ("base-updates", "turnabout build --client acme")
"""The one build that is made whole; the others run in a small workspace, whose client has the same name."""

_FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(turnabout [a-z][^`]*)`")
_IN_BASE = re.compile(r"(curricula/reverse-mentoring/[\w/.-]+):\d+:\d+")
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
    text = PAGES[page].read_text("utf-8").replace("{{", "{").replace("}}", "}")
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
        self.small = make_workspace(home / ".small", "clients")
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
            lines = () if blank else tuple(group)
            old, new = ("".join(f"{line[1:]}\n" for line in lines if line[0] != sign) for sign in "+-")
            text = file.read_text("utf-8")
            assert not lines or text.count(old) == 1, f"{file.name} has {text.count(old)} times:\n{old}"
            file.write_text(text.replace(old, new) if lines else text, "utf-8")

    def _runs(self, step: Step) -> Done:
        words = shlex.split(step.what.replace("~/", f"{self.home}/"))
        if words[0] == "cd":
            self.folder /= words[1]
            return Done(step, 0, "")
        if words[0] != "turnabout":
            run = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, check=False)
            return Done(step, run.returncode, run.stdout + run.stderr)
        is_small = words[1] == "build" and (step.page, step.what) != LAST_BUILD
        ran = run_turnabout(*words[1:], cwd=self.small if is_small else self.folder)
        return Done(step, ran.code, (ran.out + ran.err).replace(f"{self.home}/", "~/"))


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Done, ...]:
    """All steps of the guide, done by one reader."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", "1798761600")
        reader = Reader(tmp_path_factory.mktemp("home"))
        return tuple(result for step in STEPS if (result := reader.does(step)))
