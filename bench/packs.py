"""Measure packs of many pairs: how time and memory grow, what two processes bring, and what a killed run loses.

Run: python bench/packs.py [--packs 10000] [--compare 1000] [--killed 500] [--whole 20]; 0 leaves a part out.
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bare_packs import bare_seconds
from small_workspace import write_pairs, write_small_workspace
from whole_packs import whole_packs

_RECORDS = ".packs.jsonl"


def main() -> None:
    """Print one small table for each part."""
    parser = argparse.ArgumentParser(description="Measure packs of many pairs.")
    for name, number in (("packs", 10_000), ("compare", 1_000), ("killed", 500), ("whole", 20)):
        parser.add_argument(f"--{name}", type=int, default=number)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = write_small_workspace(Path(folder) / "workspace", 1)
        for part, number in ((_grow, asked.packs), (_compare, asked.compare), (_kill, asked.killed)):
            if number:
                write_pairs(root, number)
                part(root, number)
    if asked.whole:
        whole_packs(asked.whole)


def _grow(root: Path, packs: int) -> None:
    """How long each tenth takes, and how much memory there is in use by then."""
    run = Run(root, "grown", "--jobs", "2")
    steps = [packs * step // 10 for step in range(1, 11)]
    print(f"{packs} packs with --jobs 2\n  {'packs':>8} {'ms a pack':>10} {'MB, parent':>11} {'MB, a worker':>13}")
    before = (0, run.start)
    for done in run.until(steps):
        now = (done, time.perf_counter())
        each = (now[1] - before[1]) / max(1, now[0] - before[0]) * 1000
        parent, worker = run.memory()
        print(f"  {done:8} {each:10.1f} {parent:11.0f} {worker:13.0f}")
        before = now
    print(f"  {run.end():.0f} seconds in all\n")


def _compare(root: Path, packs: int) -> None:
    """What two processes bring, beside Typst alone with the same templates and data."""
    bare = {jobs: bare_seconds(root, packs, jobs) for jobs in (1, 2)}
    ours = {jobs: Run(root, f"by-{jobs}", "--jobs", str(jobs)).end() for jobs in (1, 2)}
    again = Run(root, "by-2", "--jobs", "2").end()
    print(f"{packs} packs{'':24} {'seconds':>8} {'ratio':>6}")
    _row("bare Typst, arranged already", bare[1], 1.0)
    _row("bare Typst in two processes", bare[2], bare[2] / bare[1])
    _row("turnabout, to bare Typst", ours[1], ours[1] / bare[1])
    _row("turnabout --jobs 2, to --jobs 1", ours[2], ours[2] / ours[1])
    _row("a second run, to the first", again, again / ours[2])
    print(f"  same files from one process and from two: {_same(root / 'by-1', root / 'by-2')}\n")


def _kill(root: Path, packs: int) -> None:
    """A run that is killed in the middle with all its processes, and the one after it."""
    whole = Run(root, "whole", "--jobs", "2").end()
    run = Run(root, "killed", "--jobs", "2")
    next(run.until([packs // 2]))
    run.kill()
    there = sorted((root / "killed").glob("*/pack.pdf"))
    broken = [pdf for pdf in there if not pdf.read_bytes().rstrip().endswith(b"%%EOF")]
    again = Run(root, "killed", "--jobs", "2")
    seconds = again.end()
    print(f"{packs} packs, killed in the middle")
    print(f"  {len(there)} packs were there, {len(broken)} of them broken; an undisturbed run takes {whole:.1f} s")
    print(f"  the next run: {again.said}, in {seconds:.1f} s")
    print(f"  the same files as an undisturbed run: {_same(root / 'whole', root / 'killed')}\n")


@dataclass(slots=True)
class Run:
    """A run of turnabout packs in a session of its own."""

    root: Path
    out: str
    options: tuple[str, ...]
    start: float = field(init=False)
    said: str = field(init=False, default="")
    _process: subprocess.Popen[str] = field(init=False)

    def __init__(self, root: Path, out: str, *options: str) -> None:
        self.root, self.out, self.options, self.said = root, out, options, ""
        command = [sys.executable, "-m", "turnabout", "packs", "pairs.csv", "--timezone", "Europe/London"]
        self.start = time.perf_counter()
        self._process = subprocess.Popen(
            [*command, "--out", out, *options], cwd=root, stdout=subprocess.PIPE, text=True, start_new_session=True
        )

    def until(self, steps: list[int]) -> Iterator[int]:
        """Yield how many packs there are, as soon as there are as many as each step says."""
        for step in steps:
            while (done := self._done()) < step and self._process.poll() is None:
                time.sleep(0.05)
            yield done

    def memory(self) -> tuple[float, float]:
        """Return the megabytes in use by the parent, and by the largest of its workers."""
        own = self._process.pid
        used = {pid: _megabytes(pid) for pid in _session(own)}
        parent = used.pop(own, 0.0)
        return parent, max(used.values(), default=0.0)

    def end(self) -> float:
        """Wait for the end and return the seconds since the start."""
        out, _ = self._process.communicate()
        if self._process.returncode:
            sys.exit(f"turnabout packs ended with {self._process.returncode}")
        self.said = out.partition(", in ")[0]
        return time.perf_counter() - self.start

    def kill(self) -> None:
        """Kill all processes of the run at once."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _done(self) -> int:
        file = self.root / self.out / _RECORDS
        return file.read_bytes().count(b"\n") if file.is_file() else 0


def _session(leader: int) -> list[int]:
    """The processes of a session, as /proc has them."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader:
            found.append(int(stat.parent.name))
    return found


def _megabytes(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", text)
    return int(found[1]) / 1024 if found else 0.0


def _same(one: Path, other: Path) -> str:
    mine, theirs = (
        {file.relative_to(folder): file.read_bytes() for file in folder.glob("*/*")} for folder in (one, other)
    )
    return "yes" if mine == theirs else "NO"


def _row(name: str, seconds: float, ratio: float) -> None:
    print(f"  {name:34} {seconds:8.1f} {ratio:6.2f}")


if __name__ == "__main__":
    main()
