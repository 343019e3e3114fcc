"""Measure what a check costs, beside the start of its libraries and the way that makes every page first.

Run: python bench/check.py [RUNS]
"""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
MAKING = """
from pathlib import Path
from turnabout.model.settings import EDITIONS
from turnabout.reading.pipeline import read_workspace
from turnabout.reading.reading import handbook_of
from turnabout.usecases.checking import problems_in_making
reading = read_workspace(Path.cwd())
for edition in EDITIONS:
    assert problems_in_making(reading, handbook_of(reading, edition)) == ()
"""
COMMANDS = {
    "python -c 'import yaml, pydantic'": ("-c", "import yaml, pydantic"),
    "turnabout --version": ("-m", "turnabout", "--version"),
    "turnabout --help": ("-m", "turnabout", "--help"),
    "turnabout check": ("-m", "turnabout", "check"),
    "turnabout check --client ashgrove": ("-m", "turnabout", "check", "--client", "ashgrove"),
    "turnabout check --client tamar-vale": ("-m", "turnabout", "check", "--client", "tamar-vale"),
    "read, then make every page": ("-c", MAKING),
}


def main() -> None:
    """Print the median of the seconds of CPU, user and system, of whole processes that take turns."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    spent: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):
        for name, arguments in COMMANDS.items():
            spent[name].append(_spent(arguments))
    medians = {name: statistics.median(seconds) for name, seconds in spent.items()}
    start, check = next(iter(medians.values())), medians["turnabout check"]
    print(f"the shipped workspace, median of {runs} runs, seconds of CPU, and in starts of the libraries")
    for name, seconds in medians.items():
        print(f"  {name:38}{seconds:6.2f}{seconds / start:8.1f}")
    print(f"  making every page takes {medians['read, then make every page'] / check:.1f} times as long as a check")


def _spent(arguments: tuple[str, ...]) -> float:
    before = _of_children()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


main()
