"""The labels that there are: the tool's own words for readers, as the code says them in English."""

import json
import re
from functools import cache
from pathlib import Path

LABELS_FILE = Path(__file__).parents[1] / "locale" / "turnabout.pot"
_MESSAGE = re.compile(r'^(?:msgctxt (?P<context>".+")\n)?msgid(?:_plural)? (?P<text>".+")$', re.MULTILINE)
_PLACE = re.compile(r"\{(\w+)\}")


@cache
def label_names() -> tuple[str, ...]:
    """Return the name of every label, of a counted one both."""
    found = _MESSAGE.finditer(LABELS_FILE.read_text("utf-8"))
    return tuple(label_name(*(json.loads(text or '""') for text in one.group("text", "context"))) for one in found)


def label_name(text: str, context: str) -> str:
    """Return what a label is called: by its English text, of one with a context as `What (agenda)`."""
    return f"{text} ({context})" if context else text


def catalogue_names(language: str) -> tuple[str, ...]:
    """Return the names that catalogues for a language may have: for pt-BR its own, then pt."""
    return tuple(dict.fromkeys((language, language.replace("_", "-").partition("-")[0])))


def places_in(label: str) -> frozenset[str] | None:
    """Return the names of the places of a label; None where its braces do not read."""
    rest = _PLACE.sub("", label.replace("{{", "").replace("}}", ""))
    return None if "{" in rest or "}" in rest else frozenset(_PLACE.findall(label))


def misplaced(label: str, text: str) -> str:
    """Return what is wrong with the places of a text that is said for a label; empty where nothing is."""
    wanted, found = places_in(label) or frozenset(), places_in(text)
    if found is None:
        return "has a brace that begins or ends nothing"
    lost, more = (", ".join(f"{{{name}}}" for name in sorted(names)) for names in (wanted - found, found - wanted))
    said = (f"lacks {lost}" if lost else "", f"has {more}, which the label has not" if more else "")
    return " and ".join(filter(None, said))
