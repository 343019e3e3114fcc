"""Fuzz the readers, or read one input again: `make fuzz SECONDS=60`, `make fuzz INPUT=build/fuzz/yaml/0123456789`."""

import argparse
import hashlib
import secrets
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzzing.campaign import Tally, smaller, tried
from fuzzing.judging import fault_in
from fuzzing.readers import READERS
from house import REPOSITORY


def main() -> int:
    """Return 1 where a reader did what it may not."""
    options = _options()
    return _again(options.input) if options.input else _campaign(options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fuzzing", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for all readers together")
    parser.add_argument("--inputs", type=int, help="at most so many for each reader")
    parser.add_argument("--seed", type=int, help="the same seed gives the same inputs")
    parser.add_argument("--reader", action="append", choices=READERS, help="this one alone; may be repeated")
    parser.add_argument("--save", type=Path, default=REPOSITORY / "build" / "fuzz", help="the folder for what is found")
    parser.add_argument("--input", type=Path, help="read this file again; its folder is the name of the reader")
    return parser.parse_args()


def _campaign(options: argparse.Namespace) -> int:
    seed = secrets.randbelow(1_000_000) if options.seed is None else options.seed
    names = options.reader or tuple(READERS)
    print(f"seed {seed}\n{'reader':<12}{'inputs':>10}{'faults':>8}", flush=True)
    tallies: dict[str, Tally] = {}
    for name in names:
        reader = READERS[name]
        tallies[name] = tried(name, reader, seed, seconds=options.seconds / len(names), inputs=options.inputs)
        print(_row(name, tallies[name]), flush=True)
    whole = Tally(sum(t.inputs for t in tallies.values()), {}, sum(t.times for t in tallies.values()))
    print(_row("all", whole), flush=True)
    for name, tally in tallies.items():
        _save(name, tally, options.save / name)
    return 1 if whole.times else 0


def _row(name: str, tally: Tally) -> str:
    return f"{name:<12}{tally.inputs:>10}{tally.times:>8}"


def _save(name: str, tally: Tally, folder: Path) -> None:
    """Write the shortest input found for each kind of fault, and say how to read it again."""
    for fault, data in tally.faults.items():
        less = data if fault.kind.startswith(("more than", "the process")) else smaller(READERS[name], data, fault)
        file = folder / hashlib.sha256(less).hexdigest()[:10]
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(less)
        print(f"\n{name}: {fault.kind}\n{fault.more}\nagain: make fuzz INPUT={_shown(file)}")
        print(f"when it is fixed, keep the file: tests/fuzzing/corpus/found/{name}/")


def _shown(file: Path) -> Path:
    return file.relative_to(REPOSITORY) if file.is_relative_to(REPOSITORY) else file


def _again(file: Path) -> int:
    reader = READERS[file.resolve().parent.name]
    with TemporaryDirectory() as folder:
        fault = fault_in(reader.opened(Path(folder)), file.read_bytes(), reader.shown)
    print(f"{fault.kind}\n{fault.more}" if fault else "read within all bounds")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
