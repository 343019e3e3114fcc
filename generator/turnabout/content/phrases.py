"""Our own words on pages and papers: roles from the terms, times, dates and lengths."""

from collections.abc import Iterable, Mapping, Sequence

from ..model.curriculum import Curriculum
from ..model.settings import PaperSize
from ..model.wording import Term
from ..planning.schedule import Session, Start
from ..text.dates import weekday_in_words
from ..text.labels import Labels, labels_of

PAPERS: Mapping[PaperSize, str] = {"a4": "A4", "letter": "Letter"}


class Roles:
    """The words a curriculum has for its people; what stands around them are labels, English ones if none are given."""

    def __init__(self, terms: Mapping[str, Term], labels: Labels | None = None) -> None:
        self._terms, self.labels = terms, labels or Labels("en")

    def one(self, role: str) -> str:
        """Return the word for one such person; `both` is nobody's term, and two or three letters are initials."""
        term = self._terms.get(role)
        if term:
            return term.one
        return role.upper() if len(role) <= 3 else role.replace("-", " ")

    def many(self, role: str) -> str:
        """Return the word for several."""
        term = self._terms.get(role)
        return term.many if term else self.one(role)

    def counted(self, role: str, number: int) -> str:
        """Return the word for so many, without the number."""
        return self.one(role) if number == 1 else self.many(role)

    def label(self, role: str) -> str:
        """Return the word as it stands at the head of a line or a cell."""
        return capitalised(self.one(role))

    def known(self, role: str) -> bool:
        """Tell whether the curriculum has a word for this role."""
        return role in self._terms

    def the(self, role: str) -> str:
        """Return the word as it stands in a sentence."""
        if role == "everybody":
            return self.labels.gettext("everybody")
        if len(role) <= 3 and not self.known(role):
            return self.one(role)
        return self.labels.gettext("the {person}", person=self.one(role))


def roles_of(curriculum: Curriculum) -> Roles:
    """Return the words of a curriculum, with labels in its language."""
    return Roles(curriculum.terms, labels_of(curriculum))


def audience_label(curriculum: Curriculum, folder: str) -> str:
    """Return what the pages of a folder are called: by the term of its name, else by the name."""
    return f"For {Roles(curriculum.terms).the(folder)}"


def listed(parts: Iterable[str]) -> str:
    """Return parts of a sentence with commas, and with an and before the last."""
    *before, last = list(parts) or [""]
    return f"{', '.join(before)} and {last}" if before else last


def and_list(labels: Labels, parts: Iterable[str]) -> str:
    """Return parts of a sentence in the language of the labels, as `listed` does in English."""
    *before, last = list(parts) or [""]
    return labels.gettext("{parts} and {last}", parts=", ".join(before), last=last) if before else last


def capitalised(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]


def hours(minutes: int) -> str:
    """Return a length of time as people say it."""
    whole, rest = divmod(minutes, 60)
    parts = [count_of(whole, "hour")] if whole else []
    if rest or not parts:
        parts.append(count_of(rest, "minute"))
    return " ".join(parts)


def duration(labels: Labels, minutes: int) -> str:
    """Return a length of time in hours and minutes."""
    whole, rest = divmod(minutes, 60)
    parts = [labels.ngettext("{number} hour", "{number} hours", whole)] if whole else []
    if rest or not parts:
        parts.append(labels.ngettext("{number} minute", "{number} minutes", rest))
    return " ".join(parts)


def rhythm(days: int) -> str:
    """Return a number of days in weeks where it comes out even."""
    return count_of(days // 7, "week") if days % 7 == 0 else count_of(days, "day")


def date_of(start: Start, language: str = "en") -> str:
    """Return a day in a language, and the time of day where it is known."""
    day = weekday_in_words(start.moment, language)
    return f"{day}, {start.moment:%H:%M}" if start.timed else day


def count_of(number: int, noun: str) -> str:
    """Return a number of things, with the noun to match."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def programme_facts(curriculum: Curriculum, sessions: Sequence[Session]) -> tuple[str, ...]:
    """Return number, rhythm, hours and dates of the sessions of a programme; what is not known is empty."""
    roles = Roles(curriculum.terms)
    noun = roles.one("session") if len(sessions) == 1 else roles.many("session")
    first = sessions[0].start if sessions else None
    return (
        f"{len(sessions)} {noun}",
        _rhythm_of(sessions),
        f"{hours(sum(session.agenda.length for session in sessions))} for each person",
        f"starts on {date_of(first, curriculum.language)}" if first else "",
    )


def _rhythm_of(sessions: Sequence[Session]) -> str:
    gaps = sorted({session.after for session in sessions[1:]})
    if not gaps:
        return ""
    if len(gaps) == 1:
        return f"one every {rhythm(gaps[0]).removeprefix('1 ')}"
    return f"{rhythm(gaps[0])} to {rhythm(gaps[-1])} apart"


def moment_of(session: Session, language: str) -> str:
    """Return when a session is: its date, or how long after the one before."""
    if session.start:
        return date_of(session.start, language)
    return "First" if session.number == 1 else f"{rhythm(session.after)} later"
