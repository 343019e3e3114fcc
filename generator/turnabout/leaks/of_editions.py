"""Look in a built handbook for texts that only the facilitator's edition may hold."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.worksheet import Field
from ..planning.handbook import Handbook
from ..prose import plain

_SHORTEST = 5
"""Words; a shorter text can stand in both editions by chance."""

_READ = (".html", ".json", ".js", ".xml", ".txt", ".md")


@dataclass(frozen=True, slots=True)
class Leak:
    """A text, the file of the site that holds it, and the address of the file it was written in."""

    text: str
    file: str
    address: str


def find_leaks(facilitators: Handbook, site: Path) -> tuple[Leak, ...]:
    """Search every text file of a handbook site for the notes and answer keys of the same curriculum."""
    secrets = {_folded(plain(text)): address for address, text in _secrets(facilitators)}
    public = _public_words(facilitators)
    wanted = {
        text: address for text, address in secrets.items() if text.count(" ") >= _SHORTEST - 1 and text not in public
    }
    return tuple(
        Leak(text, file.relative_to(site).as_posix(), wanted[text])
        for file in sorted(site.rglob("*"))
        if file.suffix in _READ and file.is_file()
        for text in _found(file, wanted)
    )


def _secrets(handbook: Handbook) -> Iterator[tuple[str, str]]:
    for module_id, module in handbook.curriculum.modules.items():
        address = f"modules/{module_id}"
        for activity in module.activities.values():
            yield from ((address, line) for line in (activity.note or "").splitlines() if line)
        for sheet in module.worksheets.values():
            yield from ((address, key) for key in _keys(sheet.fields))
    for form_id, form in handbook.curriculum.forms.items():
        yield from ((f"forms/{form_id}", key) for key in _keys(form.fields))


def _keys(fields: Mapping[str, Field]) -> Iterator[str]:
    for field in fields.values():
        yield from (key for key in (field.key, *(row.key for row in field.rows.values())) if key)


def _public_words(handbook: Handbook) -> str:
    """What both editions say on purpose: a key may repeat the text that it judges."""
    texts = (
        text
        for module in handbook.curriculum.modules.values()
        for activity in module.activities.values()
        for text in (activity.title, *activity.steps.values(), *activity.say.values())
    )
    return " | ".join(_folded(plain(text)) for text in texts)


def _found(file: Path, wanted: dict[str, str]) -> list[str]:
    text = _folded(re.sub(r"<[^>]*>", "", html.unescape(file.read_text("utf-8"))))
    return [secret for secret in wanted if secret in text]


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", text.casefold()).split())
