"""Read the paragraphs of Word files, slides and spreadsheets, whose words are cut into runs."""

from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element, ParseError, fromstring

from .word_runs import BREAK

_OFFICE = b"schemas.openxmlformats.org"
_BLANKS = frozenset({"br", "cr", "tab", "noBreakHyphen"})
_TEXTS = frozenset({"t", "delText", "instrText"})
_BLOCKS = frozenset({"p", "si", "is"})


def is_office(data: bytes) -> bool:
    """Tell whether a part of an archive is of Office Open XML (ISO/IEC 29500)."""
    return _OFFICE in data[:4096]


def paragraphs(data: bytes) -> Iterator[str]:
    """Yield what stands in a part: its paragraphs as they read, where something was struck out also as they read
    before, and what its attributes say. There is nothing where it is broken."""
    try:
        root = fromstring(data)  # noqa: S314 - expat refuses entities that grow (2.4.1)
    except (ParseError, LookupError, ValueError):
        return
    names, values = set[str](), dict[str, None]()
    for element in root.iter():
        names.add(element.tag)
        values.update(dict.fromkeys(element.attrib.values()))
    yield _read(root, "delText")
    if any(_local(name) == "delText" for name in names):
        yield _read(root, "ins")
    yield BREAK.join(values)


def _read(root: Element, left_out: str) -> str:
    """A paragraph inside another, as in a box of text, does not cut it in two: it is read after it."""
    words: list[str] = []
    blocks = [root]
    while blocks:
        block = blocks.pop()
        words += (BREAK, block.text or "")
        todo = [*reversed(block)]
        while todo:
            child = todo.pop()
            name = _local(child.tag)
            if name in _BLOCKS:
                blocks.append(child)
            elif name in _TEXTS:
                words.append(child.text or "")
            elif name in _BLANKS:
                words.append(" ")
            elif name != left_out:
                words += (BREAK, child.text, BREAK) if child.text and child.text.strip() else ()
                todo.extend(reversed(child))
    return "".join(words)


@cache
def _local(tag: str) -> str:
    """Return the name of an element without that of its vocabulary."""
    return tag.rpartition("}")[2]
