"""Our own words on pages and papers: roles from the terms, times, dates and lengths."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date

from ..model.curriculum import Curriculum
from ..model.settings import PaperSize
from ..model.wording import Term
from ..planning.schedule import Session, Start
from ..text.dates import day_in_words, weekday_in_words
from ..text.labels import Labels, labels_of
from ..text.pieces import Text, plain_text

PAPERS: Mapping[PaperSize, str] = {"a4": "A4", "letter": "Letter"}


class Roles:
    """The words a curriculum has for its people; what stands around them are labels."""

    def __init__(self, terms: Mapping[str, Term], labels: Labels) -> None:
        self._terms, self.labels = terms, labels

    def one(self, role: str) -> str:
        """Return the word for one such person; `both` is nobody's term, and two or three letters are initials."""
        term = self._terms.get(role)
        if term:
            return term.one
        gettext = self.labels.gettext
        if role in (usual := {"hr": gettext("HR"), "consultant": gettext("consultant")}):
            return usual[role]
        return role.upper() if len(role) <= 3 else role.replace("-", " ")

    def many(self, role: str) -> str:
        """Return the word for several."""
        term = self._terms.get(role)
        return term.many if term else f"{self.one(role)}s"

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
    roles = roles_of(curriculum)
    return roles.labels.gettext("For {person}", person=roles.the(folder))


def capitalised(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]


def headed(labels: Labels, head: str | Text) -> Text:
    """Return a word, with the sign behind it that leads to what follows."""
    return labels.richtext("{head}:", head=plain_text(head) if isinstance(head, str) else head)


def quoted(labels: Labels, text: str | Text) -> Text:
    """Return what somebody says, between quotation marks."""
    return labels.richtext("“{text}”", text=plain_text(text) if isinstance(text, str) else text)


def duration(labels: Labels, minutes: int) -> str:
    """Return a length of time in hours and minutes."""
    whole, rest = divmod(minutes, 60)
    parts = [labels.ngettext("{number} hour", "{number} hours", whole)] if whole else []
    if rest or not parts:
        parts.append(labels.ngettext("{number} minute", "{number} minutes", rest))
    return " ".join(parts)


def date_of(start: Start, language: str = "en") -> str:
    """Return a day in a language, and the time of day where it is known."""
    day = weekday_in_words(start.moment, language)
    return f"{day}, {start.moment:%H:%M}" if start.timed else day


def interval(labels: Labels, days: int) -> str:
    """Return a number of days in weeks where it comes out even."""
    if days % 7 == 0:
        return labels.ngettext("{number} week", "{number} weeks", days // 7)
    return labels.ngettext("{number} day", "{number} days", days)


def programme_facts(curriculum: Curriculum, sessions: Sequence[Session]) -> tuple[str, ...]:
    """Return number, rhythm, hours and dates of the sessions of a programme; what is not known is empty."""
    roles = roles_of(curriculum)
    labels, gettext = roles.labels, roles.labels.gettext
    length = duration(labels, sum(session.agenda.length for session in sessions))
    first = sessions[0].start if sessions else None
    return (
        f"{labels.whole(len(sessions))} {roles.counted('session', len(sessions))}",
        _rhythm(labels, sessions),
        gettext("{length} for each person", length=length),
        gettext("starts on {day}", day=date_of(first, curriculum.language)) if first else "",
    )


def _rhythm(labels: Labels, sessions: Sequence[Session]) -> str:
    gaps = sorted({session.after for session in sessions[1:]})
    if not gaps:
        return ""
    least, most = gaps[0], gaps[-1]
    if least < most:
        return labels.gettext("{least} to {most} apart", least=interval(labels, least), most=interval(labels, most))
    return rhythm_text(labels, least)


def rhythm_text(labels: Labels, days: int) -> str:
    """Return how often people meet who meet every so many days."""
    if days in (1, 7):
        return labels.gettext("one every day") if days == 1 else labels.gettext("one every week")
    return labels.gettext("one every {interval}", interval=interval(labels, days))


def moment_of(session: Session, language: str, labels: Labels) -> str:
    """Return when a session is: its date, or how long after the one before."""
    if session.start:
        return date_of(session.start, language)
    if session.number == 1:
        return labels.gettext("First")
    return labels.gettext("{interval} later", interval=interval(labels, session.after))


def review_text(curriculum: Curriculum, day: str) -> str:
    """Return by when a page is to be read again; a day that is none stands as it was typed."""
    with suppress(ValueError):
        day = day_in_words(date.fromisoformat(day), curriculum.language)
    return labels_of(curriculum).gettext("To be reviewed by {day}.", day=day)
