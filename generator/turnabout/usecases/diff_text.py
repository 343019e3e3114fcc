"""Print what differs for a terminal: old above new, with each reason."""

import textwrap
from collections.abc import Iterator

from ..content.signoff.marking import MarkedPassage
from ..content.signoff.page import SignoffPage
from ..content.signoff.sheet import Group, SignoffRow

_WIDE = 100
_WHAT = {"changed": "changed", "added": "new", "removed": "left out", "moved": "moved"}


def list_page(page: SignoffPage) -> str:
    """Return a page as text: lines with - are the base's, lines with + the client's."""
    return "\n".join(_lines(page))


def _lines(page: SignoffPage) -> Iterator[str]:
    compared = page.compared
    layers = f", with {' and '.join(compared.layers)}" if compared.layers else ""
    yield f"{compared.client}: {compared.base} {compared.version}{layers}"
    if not page.sections:
        yield "\nnothing differs"
    for section in page.sections:
        yield ""
        yield section.title
        for group in section.groups:
            yield from _group(group)
    yield ""
    yield f"digest  {page.digest}"


def _group(group: Group) -> Iterator[str]:
    yield ""
    yield f"  {group.title}  ({'; '.join((_WHAT[group.what], *group.who))})"
    for why in group.why:
        yield from _wrapped("why  ", why)
    for row in group.rows:
        yield from _row(row)


def _row(row: SignoffRow) -> Iterator[str]:
    yield f"    {row.label}"
    yield from _passage("-", row.old)
    yield from _passage("+", row.new)


def _passage(sign: str, passage: MarkedPassage) -> Iterator[str]:
    for paragraph in passage:
        yield from _wrapped(f"{sign} ", "".join(run.text for run in paragraph))


def _wrapped(head: str, text: str) -> list[str]:
    return textwrap.wrap(text, _WIDE, initial_indent=f"      {head}", subsequent_indent=" " * (6 + len(head)))
