"""Encode plain text so that Markdown shows it exactly as typed."""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NONCHARACTER = re.compile("[" + "".join(chr(p << 16 | low) for p in range(1, 17) for low in (0xFFFE, 0xFFFF)) + "]")
_BREAKS = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_FIRST = re.compile(r"^(?:[-?%/':;]|\d+[.)])")
_ALWAYS = re.compile(r"""[&<>\\`*_{}\[\]|~^=+#$@"!]|:(?=\S)|-(?=[->])|(?<=-)-|(?! )\s""")


def clean(text: str) -> str:
    """Return a text on one line, without characters that a page may not hold."""
    text = _NONCHARACTER.sub("\ufffd", _UNPRINTABLE.sub("\ufffd", text))
    return _BREAKS.sub(" ", text).strip(" ")


def encode(text: str) -> str:
    """Return text of one line in which every sign that could become markup is an entity."""
    text = _ALWAYS.sub(lambda found: _entities(found[0]), text)
    return _FIRST.sub(lambda found: found[0][:-1] + _entities(found[0][-1]), text)


def _entities(characters: str) -> str:
    """Return each character as a numeric entity."""
    return "".join(f"&#{ord(character)};" for character in characters)
