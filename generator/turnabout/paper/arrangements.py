"""Remember from run to run how agendas are arranged."""

import json
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

from ..whole_files import write_whole


@contextmanager
def remembered_arrangements(cache: Path | None, setting: str) -> Iterator[MutableMapping[str, object]]:
    """Give what earlier runs found with the same templates, and keep what this one adds; without a cache, nothing."""
    file = cache / f"arrangements-{setting}.json" if cache else None
    known = _read(file) if file else {}
    before = len(known)
    yield known
    if file and len(known) > before:
        write_whole(file, json.dumps(known).encode())


def _read(file: Path) -> dict[str, object]:
    return dict(json.loads(file.read_text())) if file.is_file() else {}
