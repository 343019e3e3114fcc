"""Days in words, and languages by name, as the Unicode locale data has them."""

from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

_BRITISH = Locale("en", "GB")


def day_in_words(day: date, language: str = "en") -> str:
    """Return a day as `15 June 2027`; a language that nobody knows gives English."""
    locale = locale_or_english(language)
    return format_date(day, "d MMMM y" if locale.language == "en" else "long", locale)


def weekday_in_words(day: date, language: str = "en") -> str:
    """Return a day as `Tuesday 15 June 2027`."""
    locale = locale_or_english(language)
    return format_date(day, "EEEE d MMMM y" if locale.language == "en" else "full", locale)


def language_tag(typed: str) -> str | None:
    """Return a language as files are named by it (fr, pt-BR), or None where nobody knows it (BCP 47)."""
    locale = _locale(typed)
    return str(locale).replace("_", "-") if locale else None


def language_name(tag: str) -> str:
    """Return the English name of a language, or its tag where it has none."""
    locale = _locale(tag)
    return (locale.get_display_name("en") if locale else None) or tag


@lru_cache
def _locale(typed: str) -> Locale | None:
    try:
        return Locale.parse(typed.strip().replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def locale_or_english(language: str) -> Locale:
    """Return a language as Babel knows it; one that nobody knows is English."""
    return _locale(language) or _BRITISH
