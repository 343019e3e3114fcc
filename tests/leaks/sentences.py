"""Six kinds of text that belong to a client, a set of its own for each place where one is planted."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from two_clients import BIRCH, OF_BIRCH, make_two

_CONSONANTS, _VOWELS = "bdfgklmnprst", "aeiou"
_ARABIC = "بحدرسصطعفقكلمنهو"
_TERMS = "terms:\n  mentor: {one: owl, many: owls}\n  mentoree: {one: otter, many: otters}\n"


@dataclass(frozen=True, slots=True)
class Planted:
    """A text as its client wrote it, and as it reads where it was planted."""

    written: str
    read: str


def sentences(number: int) -> Mapping[str, Planted]:
    """Return one text of each kind; a word of its own stands in each run of five, so none is taken for another."""
    word, arabic = _word(number), _arabic(number)
    same = {
        "name": f"Oda {word.title()}",
        "telephone": f"01632 960 {number + 100}",
        "sentence": f"Frost comes early behind {word} wall and stays.",
        "accents": f"Zoë Müller fährt über {word}straße nach Ærø.",
        "right-to-left": f"خذ المفتاح من تحت {arabic} قبل الفجر.",
    }
    terms = Planted(f"{{A mentor}} lends {word} to {{a mentoree}} daily.", f"An owl lends {word} to an otter daily.")
    return {**{kind: Planted(text, text) for kind, text in same.items()}, "terms": terms}


def make_owner(folder: Path, number: int) -> Path:
    """Write a workspace of two clients, of which birch owns so many sets of texts."""
    sets = [sentences(at) for at in range(number)]
    contacts = "".join(
        f"  one-{at}:\n    name: {one['name'].written}\n    how: Ring {one['telephone'].written}.\n    for: Keys\n"
        for at, one in enumerate(sets)
    )
    kinds = ("sentence", "accents", "right-to-left", "terms")
    page = "\n\n".join(one[kind].written for one in sets for kind in kinds)
    settings = OF_BIRCH.replace("contacts:\n", f"contacts:\n{contacts}").replace("changes:\n", f"{_TERMS}changes:\n")
    more = {f"{BIRCH}/client.yml": settings, f"{BIRCH}/content/mentor/planted.md": f"---\ntitle: Told\n---\n\n{page}\n"}
    return make_two(folder, more)


def _word(number: int) -> str:
    high, low = divmod(number, len(_CONSONANTS) * len(_VOWELS))
    syllables = (divmod(part, len(_VOWELS)) for part in (low, high, (low * 7 + high) % 60))
    return "".join(f"{_CONSONANTS[consonant]}{_VOWELS[vowel]}" for consonant, vowel in syllables) + "x"


def _arabic(number: int) -> str:
    high, low = divmod(number, len(_ARABIC))
    return f"ال{_ARABIC[high]}{_ARABIC[low]}ا{_ARABIC[(high + low) % len(_ARABIC)]}ي"
