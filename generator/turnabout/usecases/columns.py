"""A table as lines of a terminal."""

from collections.abc import Collection, Iterator, Sequence


def columns(rows: Sequence[Sequence[str]], right: Collection[int]) -> Iterator[str]:
    """Yield rows with their cells below each other; those of the columns `right` end at the same place."""
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:{'>' if at in right else '<'}{wide[at]}}" for at, cell in enumerate(row))
        yield "  ".join(cells).rstrip()
