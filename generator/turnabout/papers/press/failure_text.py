"""Say in plain words why a paper could not be typeset."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from .failure import TypesettingError

_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_FIELD_OVERFLOW = re.compile(r'panicked with: "?field-overflow"?, (\d+), (\d+), (\d+), (\d+)$')
_AGENDA_OVERFLOW = re.compile(r'panicked with: "?agenda-overflow"?, "?([a-z-]+)"?, (\d+)$')
_BLOCK_OVERFLOW = re.compile(r'panicked with: "?block-overflow"?, "?([a-z-]+)"?, (\d+), (\d+)$')
_ANY_OVERFLOW = re.compile(r'panicked with: "?(?:field|agenda|block)-overflow')
_PLACE = re.compile(r"[┌╭]─+ \S*?([\w-]+\.typ:\d+:\d+)")

_AGENDA_PARTS = {
    "run": ("what stands before the steps", "shorten objectives or the texts of ground rules, or touch fewer rules"),
    "write": ("the room to write", "shorten the prompts, the practice or the text to sign"),
    "steps": ("the steps of the activities", "shorten the steps, or run the session at a shorter length"),
}

_LONGEST = 80
"""Letters that a message quotes of a text."""

_WHERE = {
    "poster": "the poster of {programme!r}",
    "catch-up": "the catch-up card of {module!r}",
    "cards": "a prompt card of {module!r}",
    "ground-rules": "the page of ground rules",
    "wallet-card": "the wallet card",
}
_BLOCKS = {
    "purpose": ("it ends {mm} mm too low, and the title with the purpose is its longest part", "shorten the purpose"),
    "objectives": ("it ends {mm} mm too low, and the objectives are its longest part", "shorten the objectives"),
    "activities": ("it ends {mm} mm too low, and {name} is its longest part", "shorten the steps"),
    "order": ("it ends {mm} mm too low, and what happens in which order is its longest part", "shorten titles"),
    "people": ("it ends {mm} mm too low, and who takes part is its longest part", "shorten what the terms mean"),
    "contacts": ("it ends {mm} mm too low, and whom to ask is its longest part", "name fewer contacts"),
    "rules-line": ("it ends {mm} mm too low, and the line of rules is its longest part", "keep fewer rules"),
    "practice": ("it ends {mm} mm too low, and the practice plan is its longest part", "shorten the practice plan"),
    "prompts": ("{name} needs {mm} mm more", "shorten the prompt, or ask it in two"),
    "foot": ("the title of the module needs {mm} mm more", "shorten it"),
    "rules": ("the rules need {mm} mm more, and {name} is the longest", "shorten a rule or its reason"),
    "contact": ("whom to ask needs {mm} mm more", "shorten the first contact, or the names above the rules"),
    "name": ("a name or place is too long for its line", "write it shorter"),
    "names": ("the names of the rules need {mm} mm more", "keep fewer rules, or give them shorter ids"),
}


def explain(message: str, diagnostic: str, data: Mapping[str, object]) -> TypesettingError:
    """Turn what Typst says into what the author of the texts can fix."""
    if glyph := _GLYPH.search(message):
        return _missing_glyph(_ESCAPE.sub(_unescape, glyph[1]), data)
    if data["kind"] == "pack" and _ANY_OVERFLOW.search(message):
        return TypesettingError(
            "with names as long as these a paper of the pack does not fit its pages",
            "shorten the names; turnabout print tells whether all papers fit without names",
        )
    if overflow := _FIELD_OVERFLOW.search(message):
        part, field, beyond, pages = map(int, overflow.groups())
        return _field_overflow(data, part, field, beyond, pages)
    if overflow := _AGENDA_OVERFLOW.search(message):
        return _agenda_overflow(data, overflow[1], int(overflow[2]))
    if overflow := _BLOCK_OVERFLOW.search(message):
        return block_overflow(data, overflow[1], int(overflow[2]), int(overflow[3]))
    if message.startswith("expected two or three letter language code"):
        return TypesettingError("the language of the curriculum is not a code such as en or en-GB")
    place = _PLACE.search(diagnostic)
    return TypesettingError(f"a print template fails{f' at {place[1]}' if place else ''}: {message}")


def _unescape(escape: re.Match[str]) -> str:
    if escape[1]:
        return chr(int(escape[1], 16))
    return {"n": "\n", "r": "\r", "t": "\t"}.get(escape[2], escape[2])


def _missing_glyph(characters: str, data: Mapping[str, object]) -> TypesettingError:
    names = " and ".join(_name(character) for character in characters)
    text = next((text for text in _texts(data) if characters in text), None)
    where = f" in {text[:80]!r}" if text else ""
    return TypesettingError(
        f"no font has the character {names}{where}",
        "leave it out, or name a font that has it: brand: {fonts: [fonts/Name.ttf]}",
        characters,
    )


def _name(character: str) -> str:
    shown = f"{character!r} " if character.isprintable() else ""
    name = unicodedata.name(character, "no printable character").lower()
    return f"{shown}(U+{ord(character):04X}, {name})"


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def _field_overflow(data: Mapping[str, object], part: int, field: int, beyond: int, pages: int) -> TypesettingError:
    parts = data["parts"]
    if not isinstance(parts, list):
        raise AssertionError("a sheet to fill in has a list of parts")
    first = parts[part]["fields"][field]
    return TypesettingError(
        f"{data['kind']} {data['title']!r} does not fit {_pages(pages)} of {_paper(data)} paper: "
        f"it ends {beyond} mm too low, and {first['name']!r} is the first field beyond the page",
        "ask for fewer lines or rows, or promise more pages",
        field=first["id"],
    )


def _paper(data: Mapping[str, object]) -> str:
    return {"a4": "A4", "letter": "Letter"}[str(data["size"])]


def _pages(number: int) -> str:
    return "the one page" if number == 1 else f"the {number} pages"


def _agenda_overflow(data: Mapping[str, object], part: str, beyond: int) -> TypesettingError:
    what, hint = _AGENDA_PARTS[part]
    return TypesettingError(
        f"the agenda of {data['module']!r} at {data['minutes']} minutes does not fit two pages of "
        f"{_paper(data)} paper: {what} {'need' if part == 'steps' else 'needs'} {beyond} mm more",
        hint,
    )


def block_overflow(data: Mapping[str, object], block: str, number: int, beyond: int) -> TypesettingError:
    """Name a block that needs so many millimetres more; its items are counted from 0 and have a `name` in the data."""
    what, hint = _BLOCKS[block]
    where = _WHERE.get(str(data["kind"]), "a {kind}").format(**data)
    paper = _paper(data)
    found = what.format(mm=beyond, name=_named(data, block, number))
    return TypesettingError(f"{where} has too little room on {paper} paper: {found}", hint)


def _named(data: Mapping[str, object], block: str, number: int) -> str:
    items = data.get(block)
    if not isinstance(items, (list, tuple)):
        return ""
    return repr((items[number].get("name") or items[number].get("title", ""))[:_LONGEST])
