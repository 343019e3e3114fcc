"""Keep the packs of a folder whole, and record which of them are up to date."""

import hashlib
import json
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from ...system.locking import alone
from ...system.whole_files import sweep_files, write_all_whole

_RECORDS = ".packs.jsonl"
_PACKS = "*/pack*.pdf"


@dataclass(frozen=True, slots=True)
class _Record:
    """What a pack was made of, and the digest of each of its files by name."""

    made_of: str
    files: Mapping[str, str]


class PackStore:
    """A folder with one folder for each pack; a pack is noted only when its files are whole and in their places."""

    def __init__(self, folder: Path, records: BinaryIO) -> None:
        self._folder, self._file = folder, records
        self._records = _read(records)

    @classmethod
    @contextmanager
    def opened(cls, folder: Path) -> Iterator[Self]:
        """Open a folder, clear what a killed run left half written, and keep other runs out; raises `InUse`."""
        with alone(folder), (folder / _RECORDS).open("a+b") as records:
            sweep_files(folder.glob("*/.*"))
            yield cls(folder, records)

    def has(self, name: str, file: str, made_of: str) -> bool:
        """Tell whether a pack is there, whole, and made of just that; `file` is the first of its files."""
        record = self._records.get(_key(name, [file]))
        return (
            record is not None
            and record.made_of == made_of
            and all(_digest_of(self._folder / name / own) == digest for own, digest in record.files.items())
        )

    def content(self, name: str, file: str) -> bytes:
        """Return what a file of a pack holds so far, or nothing where it is not there; raises `OSError`."""
        place = self._folder / name / file
        return place.read_bytes() if place.is_file() else b""

    def put(self, name: str, files: Mapping[str, bytes], made_of: str) -> None:
        """Write the files of a pack, each there whole or not at all, and note it; raises `OSError`."""
        place, key = self._folder / name, _key(name, files)
        write_all_whole({place / file: content for file, content in files.items()})
        before = self._records.get(key)
        for file in before.files.keys() - files.keys() if before else ():
            (place / file).unlink(missing_ok=True)
        self._note(
            key, _Record(made_of, {file: hashlib.sha256(content).hexdigest() for file, content in files.items()})
        )

    def others(self, name: str, file: str) -> tuple[str, ...]:
        """Return the packs of a pair, by their paths in the folder, that were made with other options."""
        return tuple(
            f"{name}/{one.name}" for one in sorted((self._folder / name).glob("pack*.pdf")) if one.name != file
        )

    def strangers(self, names: Collection[str]) -> tuple[str, ...]:
        """Return the folders of packs whose names are none of these."""
        known = {unicodedata.normalize("NFC", name) for name in names}
        found = {file.parent.name for file in self._folder.glob(_PACKS)}
        return tuple(sorted(name for name in found if unicodedata.normalize("NFC", name) not in known))

    def _note(self, key: str, record: _Record) -> None:
        line = {"pack": key, "made-of": record.made_of, "files": record.files}
        self._file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        self._records[key] = record


def _key(name: str, files: Iterable[str]) -> str:
    """The first file tells a pack in large print from the usual one in the same folder."""
    return f"{name}/{next(iter(files))}"


def _read(file: BinaryIO) -> dict[str, _Record]:
    """The last line about a pack holds; a line that a killed run did not finish is cut off."""
    file.seek(0)
    text = file.read()
    whole = text[: text.rfind(b"\n") + 1]
    if len(whole) < len(text):
        file.truncate(len(whole))
    return dict(filter(None, map(_record_of, whole.splitlines())))


def _record_of(line: bytes) -> tuple[str, _Record] | None:
    """A line that somebody edited counts as none, so that the pack is made again."""
    try:
        data = json.loads(line)
        return str(data["pack"]), _Record(data["made-of"], dict(data["files"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _digest_of(file: Path) -> str | None:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None
