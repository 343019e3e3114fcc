"""Measure what checking all clients costs, beside reading each of them as if it were alone.

Run: python bench/check_clients.py [CLIENTS]
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from many_clients import write_workspace

from turnabout.clients.customising import Customiser
from turnabout.reading.pipeline import read_workspace
from turnabout.sources.workspace import open_workspace
from turnabout.usecases.checking import Checker

ALONE = 5
"""Clients that are also read on their own: that is slow, and each takes about as long."""


def main() -> None:
    """Print milliseconds of CPU a client, for loading, for checking, and for the slow way."""
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root, clients)
        checker = Checker(Customiser(open_workspace(root)[0]), None)
        names = checker.customiser.names()
        checker.problems_of(names[0])  # the base is read and checked once, for all
        loading = _spent(lambda: [checker.customiser.clients.read(name) for name in names])
        every = _spent(lambda: [checker.problems_of(name) for name in names])
        alone = _spent(lambda: [read_workspace(root, name) for name in names[:ALONE]])
    load, check, slow = loading / clients, (every - loading) / clients, alone / ALONE
    print(f"{clients} clients, 25 changes each, 40 modules; milliseconds of CPU a client")
    print(f"  loading its file        {load * 1000:8.2f}")
    print(f"  checking, beyond that   {check * 1000:8.2f}   (10 at most)")
    print(f"  read and checked alone  {slow * 1000:8.2f}   {slow / (load + check):.0f} times as much")


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


main()
