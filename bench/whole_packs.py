"""Measure the whole pack of the shipped programme."""

import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from bare_packs import TEMPLATES, bare_compiler, bare_pack, write_data

from turnabout.papers.packs.inputs import pack_inputs
from turnabout.papers.packs.making import PackMaker
from turnabout.papers.press.print_options import USUAL
from turnabout.planning.pairs import Pair
from turnabout.planning.schedule import Start
from turnabout.reading.pipeline import read_handbook

REPOSITORY = Path(__file__).parents[1]

Work = Callable[[int], object]


def whole_packs(packs: int) -> None:
    """Print milliseconds of CPU for the first pack and for a further one, beside bare Typst, and the memory in use."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "bare"
        write_data(read_handbook(REPOSITORY), _pairs(packs), place)
        ways = {name: _measured(make, place, packs) for name, make in (("bare Typst", _bare), ("turnabout", _ours))}
    bare = ways["bare Typst"]
    print(f"the whole pack of the shipped programme, {packs} pairs")
    print(f"  {'':12} {'ms, first':>10} {'ms, further':>12} {'ratio':>6} {'MB':>6}")
    for name, (first, further, megabytes) in ways.items():
        print(f"  {name:12} {first:10.0f} {further:12.0f} {further / bare[1]:6.2f} {megabytes:6.0f}")


def _pairs(packs: int) -> list[Pair]:
    first = datetime(2027, 1, 4, 8)
    return [
        Pair(f"pair {n}", f"Ada Number {n}", f"Bo Other {n}", f"Room {n}", Start(first + timedelta(n, n * 300), True))
        for n in range(packs)
    ]


def _bare(place: Path, _: int) -> Work:
    compiler = bare_compiler(place)
    return lambda number: bare_pack(compiler, number)


def _ours(_: Path, packs: int) -> Work:
    inputs = pack_inputs(
        {None: read_handbook(REPOSITORY)},
        (TEMPLATES,),
        size="a4",
        options=USUAL,
        timestamp=None,
        zone="Europe/London",
    )
    maker, pairs = PackMaker(inputs), _pairs(packs)
    return lambda number: maker.make(pairs[number])


def _measured(make: Callable[[Path, int], Work], place: Path, packs: int) -> tuple[float, float, float]:
    """A process of its own: Typst remembers across compilers."""
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    context.Process(target=_serve, args=(theirs, make, place, packs), daemon=True).start()
    spent, megabytes = ours.recv()
    return spent[0], statistics.median(spent[1:]), megabytes


def _serve(line: Connection, make: Callable[[Path, int], Work], place: Path, packs: int) -> None:
    work, spent = make(place, packs), []
    for number in range(packs):
        start = time.process_time()
        work(number)
        spent.append((time.process_time() - start) * 1000)
    line.send((spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
