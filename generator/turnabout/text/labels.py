"""The tool's own words for readers, in the language of a handbook."""

import gettext
import io
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from .dates import locale_or_english
from .pieces import Piece, Text, plain_text

_CATALOGUES = Path(__file__).parents[1] / "locale"
_WHOLE, _HUNDREDTHS = "#,##0", "#,##0.##"


class Labels:
    """Words, numbers and plurals of one language; what is not translated is English.

    `own` are labels that somebody says in another way, by the English ones.
    """

    def __init__(self, language: str, own: Mapping[str, str] = MappingProxyType({})) -> None:
        self._catalogue, self._own = _catalogue(language), own
        self._locale = locale_or_english(language)

    def gettext(self, message: str, /, **values: object) -> str:
        """Return a label with its places filled in."""
        return (self._own.get(message) or self._catalogue.gettext(message)).format(**values)

    def text(self, message: str, /, **texts: Text) -> Text:
        """Return a label as a text, with texts such as links in its places."""
        label = self._own.get(message) or self._catalogue.gettext(message)
        pieces: list[Piece] = []
        for before, place, _, _ in Formatter().parse(label):
            pieces += (*plain_text(before), *(texts[place] if place else ()))
        return Text(pieces)

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the label for so many, in which `{number}` is the number."""
        label = self._own.get(one if number == 1 else many) or self._catalogue.ngettext(one, many, number)
        return label.format(number=self.whole(number), **values)

    def whole(self, amount: float) -> str:
        """Return an amount without decimals, a half rounded up."""
        return format_decimal(_half_up(amount), _WHOLE, self._locale)

    def hundredths(self, number: float) -> str:
        """Return a number with no more decimals than it needs, and never more than two."""
        return format_decimal(_half_up(number * 100) / 100, _HUNDREDTHS, self._locale)


def _half_up(number: float) -> int:
    return int(number + 0.5) if number >= 0 else -int(0.5 - number)


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language, or of the one that it is a form of: pt-BR may have none, and pt one."""
    for name in (language.replace("-", "_"), language.partition("-")[0]):
        file = _CATALOGUES / name / "LC_MESSAGES" / "turnabout.po"
        if file.is_file():
            compiled = io.BytesIO()
            with file.open("rb") as stream:
                write_mo(compiled, read_po(stream, locale=name))
            compiled.seek(0)
            return gettext.GNUTranslations(compiled)
    return gettext.NullTranslations()
