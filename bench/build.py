"""Measure whole builds: time, processor time and the most memory that any process held.

Run: python bench/build.py [--pages 200]; with --pages also the same with so many more pages in the handbook.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
_LOOK_EVERY = 0.02


@dataclass
class Measured:
    """What one command cost: seconds, and megabytes at most of the process itself and of each that it began."""

    wall: float = 0.0
    cpu: float = 0.0
    own: int = 0
    begun: dict[int, int] = field(default_factory=dict)

    def row(self, what: str) -> str:
        largest = max(self.begun.values(), default=0)
        return f"{what:44} {self.wall:7.1f} {self.cpu:7.1f} {self.own:9} {largest:9}"


def main() -> None:
    """Print a table: the first build, one after a title was edited, one with nothing edited, and one without papers."""
    parser = argparse.ArgumentParser(description="Measure whole builds.")
    parser.add_argument("--pages", type=int, default=0)
    asked = parser.parse_args()
    print(f"{'':44} {'wall s':>7} {'CPU s':>7} {'MB, own':>9} {'MB, most':>9}")
    with tempfile.TemporaryDirectory() as folder:
        root = shipped_workspace(Path(folder) / "workspace")
        for what, measured in _builds(root):
            print(measured.row(what), flush=True)
        print(f"\nmegabytes on the disk: dist {_megabytes(root / 'dist')}, .cache {_megabytes(root / '.cache')}")
        if asked.pages:
            write_pages(root, asked.pages)
            print(measured_build(root).row(f"with {asked.pages} more pages"))


def _builds(root: Path) -> Iterator[tuple[str, Measured]]:
    yield "the first build", measured_build(root)
    yield "with nothing edited", measured_build(root)
    file = root / "curricula" / "reverse-mentoring" / "modules" / "active-listening.yml"
    title = next(line for line in file.read_text("utf-8").splitlines() if line.startswith("title:"))
    file.write_text(file.read_text("utf-8").replace(title, f"{title} well", 1), "utf-8")
    yield "with the title of a module edited", measured_build(root)
    yield "without papers", measured_build(root, "--no-papers")


def measured_build(root: Path, *options: str) -> Measured:
    """Build a workspace and look at all processes until it ends."""
    before, start, found = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), Measured()
    command = [sys.executable, "-m", "turnabout", "build", "--quiet", *options]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        for one in _family(process.pid):
            most = _most_megabytes(one)
            if one == process.pid:
                found.own = max(found.own, most)
            else:
                found.begun[one] = max(found.begun.get(one, 0), most)
        time.sleep(_LOOK_EVERY)
    if process.returncode:
        raise SystemExit(f"turnabout build ended with {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found.wall = time.perf_counter() - start
    found.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return found


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        for thread in os.listdir(f"/proc/{process}/task"):
            for child in Path(f"/proc/{process}/task/{thread}/children").read_text("ascii").split():
                yield from _family(int(child))
    except OSError:  # it has just ended
        return


def _most_megabytes(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), 0)


def shipped_workspace(root: Path) -> Path:
    """Copy the shipped workspace into a folder, and return it."""
    for name in ("content", "curricula"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    return root


def write_pages(root: Path, number: int) -> None:
    """Write long pages for one audience, so that its booklet and both handbooks grow."""
    example = max((root / "content" / "mentor").glob("*.md"), key=lambda file: file.stat().st_size).read_text("utf-8")
    for at in range(number):
        (root / "content" / "mentor" / f"more-{at}.md").write_text(example.replace("# ", f"# {at}: ", 1), "utf-8")


def _megabytes(folder: Path) -> int:
    """What a folder takes on the disk; a file of two names counts once."""
    sizes = {file.stat().st_ino: file.stat().st_size for file in folder.rglob("*") if file.is_file()}
    return sum(sizes.values()) // 1_000_000


if __name__ == "__main__":
    main()
