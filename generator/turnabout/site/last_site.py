"""Take the pages of the last build where the same programs would make them of the same bytes again."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..system.versions import installed
from ..system.whole_files import write_whole
from .staging import CONFIG, DOCS, build_staged

_CODE = Path(__file__).parents[1]
_PROGRAMS = ("site/*.py", "text/**/*.py")
"""Our own code between a staged folder and its site."""

_PLUGINS = frozenset({"search", "offline", "material/search", "material/offline"})
_FUNCTION = re.compile(r'!!python/name:([\w.]+) ""')
_OF_OTHERS = re.compile(r'"(?:custom_dir|custom_icons|jieba_dict\w*)"|!!python/name:(?!material\.|pymdownx\.)')
"""Settings by which files or programs outside the staged folder take part in a site."""


@dataclass(frozen=True, slots=True)
class LastSite:
    """The folder of the site that was delivered last, and one with records of sites by all that they were made of."""

    folder: Path
    records: Path


def build_unless_same(staged: Path, site: Path, last: LastSite) -> tuple[str, ...]:
    """Build a staged folder, or take over the pages of the last site; return what is wrong, nothing if all is well.

    A site in which a theme, plugins or functions of somebody's own take part is always built: nobody knows what these
    look at.
    """
    record = last.records / f"{_made_of(staged)}.site" if _is_ours(staged) else None
    if record and _take_over(last.folder, _recorded(record), staged, site):
        return ()
    complaints = build_staged(staged, site)
    if record and not complaints:
        with suppress(OSError):  # it is built again
            write_whole(record, json.dumps(dict(_files(staged, site))).encode())
    return complaints


def _is_ours(staged: Path) -> bool:
    text = (staged / CONFIG).read_text("utf-8")
    config = json.loads(_FUNCTION.sub(r'"\1"', text))
    theme, plugins = config.get("theme"), (one if isinstance(one, dict) else {one: {}} for one in config["plugins"])
    name = theme.get("name") if isinstance(theme, dict) else theme
    return name == "material" and all(map(_PLUGINS.issuperset, plugins)) and not _OF_OTHERS.search(text)


def _made_of(staged: Path) -> str:
    """Return what tells a site from every other: staged files, programs, and the day that the map of a site bears."""
    day = os.environ.get("SOURCE_DATE_EPOCH") or datetime.now(UTC).date().isoformat()
    digest = hashlib.sha256(json.dumps([installed(), day]).encode())
    for folder, patterns in ((_CODE, _PROGRAMS), (staged, ("**/*",))):
        for path in sorted(file.relative_to(folder) for name in patterns for file in folder.glob(name)):
            content = (folder / path).read_bytes() if (folder / path).is_file() and not _is_paper(path) else b""
            digest.update(f"{path.as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _is_paper(path: Path) -> bool:
    """Papers pass through a build as they are."""
    return path.parts[:2] == (DOCS, "print") and path.suffix in (".pdf", ".docx")


def _files(staged: Path, site: Path) -> Iterator[tuple[str, str | None]]:
    """Yield each file of a site with its digest, or None for a paper."""
    for file in site.rglob("*"):
        path = file.relative_to(site)
        if file.is_file():
            is_paper = _is_paper(DOCS / path) and (staged / DOCS / path).is_file()
            yield path.as_posix(), None if is_paper else _digest(file.read_bytes())


def _take_over(last: Path, recorded: Mapping[str, str | None], staged: Path, site: Path) -> bool:
    """Put the pages of the last site, and new papers, into a folder; nothing where one of these pages has changed."""
    try:
        pages = {path: (last / path).read_bytes() for path, digest in recorded.items() if digest}
    except OSError:
        return False
    if not pages or any(_digest(page) != recorded[path] for path, page in pages.items()):
        return False
    for path, digest in recorded.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        if digest:
            (site / path).write_bytes(pages[path])
        else:
            shutil.copyfile(staged / DOCS / path, site / path)
    return True


def _recorded(record: Path) -> Mapping[str, str | None]:
    with suppress(OSError, ValueError, TypeError):  # there is none, or a disk was full
        return dict(json.loads(record.read_bytes()))
    return {}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
