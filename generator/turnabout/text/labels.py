"""The tool's own words for readers, in the language of a handbook."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from gettext import c2py
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from babel import Locale
from babel.lists import format_list
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from ..model.curriculum import Curriculum
from ..model.labels import LabelCatalogue
from ..sources.label_names import catalogue_names, label_name
from .dates import locale_or_english
from .pieces import Piece, Text, plain_text

_CATALOGUES = Path(__file__).parents[1] / "locale"
_ENGLISH, _BRITISH = Locale("en"), Locale("en", "GB")
"""English that says no more is written without a comma before the last and."""

_TO_THE_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
"""Languages written from right to left."""

_WHOLE, _HUNDREDTHS = "#,##0", "#,##0.##"


class Labels:
    """Words, numbers and plurals of one language; what is not translated is English.

    `own` are labels that somebody says in another way, by their names, and `catalogues` are looked into before
    the one that ships.
    """

    def __init__(
        self,
        language: str,
        own: Mapping[str, str] = MappingProxyType({}),
        catalogues: Sequence[LabelCatalogue] = (),
    ) -> None:
        self.language = language
        self._own, self._catalogues = own, (*catalogues, *shipped_labels(language))
        self._locale = locale_or_english(language)
        self.direction = direction_of(language)

    def gettext(self, message: str, /, **values: object) -> str:
        """Return a label with its places filled in."""
        return self._said(message).format(**values)

    def pgettext(self, context: str, message: str, /) -> str:
        """Return a label of which other languages have another word elsewhere; the context tells where this is."""
        return self._said(label_name(message, context), message)

    def richtext(self, message: str, /, **texts: Text) -> Text:
        """Return a label as a text, with texts such as links in its places."""
        pieces: list[Piece] = []
        for before, place, _, _ in Formatter().parse(self._said(message)):
            pieces += (*plain_text(before), *(texts[place] if place else ()))
        return Text(pieces)

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the label for so many, in which `{number}` is the number."""
        english = one if number == 1 else many
        own = self._own.get(one if self._locale.plural_form(number) == "one" else many)
        label = own or self._translated(one, number, is_counted=True) or english
        return label.format(number=self.whole(number), **values)

    def listed(self, parts: Iterable[str]) -> str:
        """Return parts of a sentence one after the other, as the language does it."""
        return format_list([*parts], locale=self._in_lists)

    def either(self, parts: Iterable[str]) -> str:
        """Return parts of which one is to be chosen."""
        return format_list([*parts], style="or", locale=self._in_lists)

    @property
    def _in_lists(self) -> Locale:
        return _BRITISH if self._locale == _ENGLISH else self._locale

    def whole(self, amount: float) -> str:
        """Return an amount without decimals, a half rounded up."""
        return format_decimal(_half_up(amount), _WHOLE, self._locale)

    def hundredths(self, number: float) -> str:
        """Return a number with no more decimals than it needs, and never more than two."""
        return format_decimal(_half_up(number * 100) / 100, _HUNDREDTHS, self._locale)

    def _said(self, name: str, english: str = "") -> str:
        return self._own.get(name) or self._translated(name, 0) or english or name

    def _translated(self, name: str, number: int, *, is_counted: bool = False) -> str:
        for catalogue in self._catalogues:
            if forms := catalogue.texts.get(name):
                form = plural_rule(catalogue.plural)(number) if is_counted else 0
                return forms[min(form, len(forms) - 1)]
        return ""


def direction_of(language: str) -> str:
    """Return `rtl` for a language that is written to the left, else `ltr`."""
    return "rtl" if language.partition("-")[0].lower() in _TO_THE_LEFT else "ltr"


def labels_of(curriculum: Curriculum) -> Labels:
    """Return the labels of a curriculum: what it says itself, then the catalogues of its workspace, then ours."""
    return Labels(curriculum.language, curriculum.labels, curriculum.label_catalogues)


@lru_cache
def plural_rule(rule: str) -> Callable[[int], int]:
    """Return which form a number takes by a rule as gettext writes it; raises `ValueError` where it is none.

    A number for which the rule has no answer takes the first form.
    """
    form = c2py(rule)

    def form_of(number: int) -> int:
        try:
            return max(form(number), 0)
        except ArithmeticError:
            return 0

    return form_of


def plural_forms(language: str) -> str:
    """Return how a language counts, as the head of a PO file has it."""
    return str(get_plural(locale_or_english(language))).rstrip(";")


@lru_cache
def shipped_labels(language: str) -> tuple[LabelCatalogue, ...]:
    """Return the catalogues that ship for a language, or for the one that it is a form of."""
    names = (name.replace("-", "_") for name in catalogue_names(language))
    files = (_CATALOGUES / name / "LC_MESSAGES" / "turnabout.po" for name in names)
    return tuple(_read(file) for file in files if file.is_file())


def all_shipped_labels() -> tuple[LabelCatalogue, ...]:
    """Return the catalogues of all languages that ship."""
    return tuple(catalogue for folder in sorted(_CATALOGUES.glob("*/")) for catalogue in shipped_labels(folder.name))


def _read(file: Path) -> LabelCatalogue:
    with file.open("rb") as stream:
        catalogue = read_po(stream)
    translated = (message for message in catalogue if message.id and not message.fuzzy)
    forms = ((label_name(_forms(one.id)[0], one.context or ""), _forms(one.string)) for one in translated)
    return LabelCatalogue({key: texts for key, texts in forms if all(texts)}, catalogue.plural_expr)


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _half_up(number: float) -> int:
    return int(number + 0.5) if number >= 0 else -int(0.5 - number)
