"""What can be read off the files that turnabout made, and where two sets of them differ."""

from collections.abc import Callable, Iterable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2

# Of the rest of a page and of its scripts, another release of the theme may think otherwise.
_ADDRESSES = ("href", "src", "id")


def results_in(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """What a reader gets of each page, paper, Word file and calendar in a folder, keyed by path."""
    readers: dict[str, Callable[[Path], Iterable[str]]] = {
        ".html": _of_page, ".pdf": _of_paper, ".docx": _of_word_file, ".ics": _of_calendar,
    }  # fmt: skip
    files = [file for file in folder.rglob("*") if file.suffix in readers]
    return {file.relative_to(folder).as_posix(): tuple(readers[file.suffix](file)) for file in sorted(files)}


def differences(expected: Mapping[str, tuple[str, ...]], found: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A line for each file that is missing, of no use, or not the same, with the first thing that differs."""
    names = sorted(expected.keys() | found.keys())
    pairs = ((name, expected.get(name, ("no file",)), found.get(name, ("no file",))) for name in names)
    return [f"{name}: {_first(before, after)}" for name, before, after in pairs if before != after]


def _first(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    longest = max(len(before), len(after))
    filled = [(*each, *("nothing",) * (longest - len(each))) for each in (before, after)]
    one, other = next((one, other) for one, other in zip(*filled, strict=True) if one != other)
    return f"{other[:200]!r} in the place of {one[:200]!r}"


def _of_paper(file: Path) -> Iterable[str]:
    """The words of each page, then whether it is tagged, and each field with its kind."""
    with pypdfium2.PdfDocument(file) as pages:
        yield from (" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    with pikepdf.open(file) as pdf:
        yield f"language {pdf.Root.get('/Lang')}, tagged {'/StructTreeRoot' in pdf.Root}"
        fields = pdf.Root.get("/AcroForm", {}).get("/Fields", [])
        yield from sorted(f"field {field.get('/T')} {field.get('/FT')}" for field in fields)


def _of_word_file(file: Path) -> Iterable[str]:
    with ZipFile(file) as archive:
        yield from sorted(archive.namelist())
        yield archive.read("word/document.xml").decode("utf-8")


def _of_calendar(file: Path) -> Iterable[str]:
    lines = file.read_bytes().decode("utf-8").replace("\r\n ", "").splitlines()
    return [line for line in lines if not line.startswith("PRODID")]


def _of_page(file: Path) -> Iterable[str]:
    page = _Article()
    page.feed(file.read_text("utf-8"))
    return page.seen


class _Article(HTMLParser):
    """Keeps the words of an article, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an element names."""
        self._inside = self._inside or tag == "article"
        if self._inside:
            self.seen += [f"{name}={value}" for name, value in attrs if name in _ADDRESSES]

    def handle_endtag(self, tag: str) -> None:
        """Stop where the article ends."""
        self._inside = self._inside and tag != "article"

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if self._inside:
            self.seen += data.split()
