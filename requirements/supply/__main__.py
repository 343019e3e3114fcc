"""List the licences of all parts, or write the bill of materials: `make licences`, `make sbom`."""

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from .licences import problems_of, with_licences
from .parts import REQUIREMENTS, Part, all_parts, read_list


def main() -> int:
    """Return 1 where a licence is unknown or not accepted, or the bill is not as CycloneDX wants it."""
    parser = argparse.ArgumentParser(prog="supply", description=__doc__)
    parser.add_argument("--accepted", type=Path, default=REQUIREMENTS / "licences.toml", help="the list of licences")
    parser.add_argument("what", choices=("licences", "sbom"))
    parser.add_argument("file", type=Path, nargs="?", help="where to write the bill")
    options = parser.parse_args()
    listed = read_list(options.accepted)
    found = all_parts(listed)
    parts = with_licences(found.parts, listed)
    problems = [*found.problems, *problems_of(parts, listed)]
    if options.what == "licences":
        print(_table(parts), flush=True)
    elif not problems:
        from .bill import bill_of, faults_of

        text = bill_of(parts, version("turnabout"))
        problems = faults_of(text)
        options.file.parent.mkdir(parents=True, exist_ok=True)
        options.file.write_text(text, "utf-8")
    print("".join(f"\n{problem}" for problem in problems), file=sys.stderr, end="\n" if problems else "")
    return 1 if problems else 0


def _table(parts: Sequence[Part]) -> str:
    heads = ("for", "part", "version", "licence", "stated by")
    rows = [heads, *((part.use, part.name, _version(part), part.licence or "unknown", part.source) for part in parts)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join("  ".join((*map(str.ljust, row, widths), row[4])).rstrip() for row in rows)


def _version(part: Part) -> str:
    return part.version or ("" if part.asked_by == ("turnabout",) else f"in {part.asked_by[0]}")


if __name__ == "__main__":
    sys.exit(main())
