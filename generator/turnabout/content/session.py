"""What readers are shown of a session of the programme."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.base import Id
from ..planning.handbook import Handbook
from ..planning.schedule import Session
from ..text.markdown_tree import as_text
from ..text.pieces import Text, joined, link, plain_text
from .meeting import meeting_facts
from .module_parts import ActivityContent, ModuleParts, Objective, Practice, Preparation, Prompts, module_path
from .phrases import date_of, interval


@dataclass(frozen=True, slots=True)
class SessionContent:
    """A session as a pair runs it, for one edition; `choices` are modules that may stand in its place, by links."""

    id: Id
    path: str
    title: str
    facts: tuple[Text, ...]
    opt_in: str | None
    choices: Text | None
    purpose: Text
    objectives: tuple[Objective, ...]
    before: tuple[Text, ...]
    prepare: tuple[Preparation, ...]
    activities: tuple[ActivityContent, ...]
    prompts: tuple[Prompts, ...]
    practice: Practice
    sign: Text | None
    rules: tuple[Text, ...]
    next: Text
    labels: Mapping[str, str]


def session_path(session: Session) -> str:
    """Return the page of a session, from the root of the site."""
    return f"programme/{session.id}.md"


def session_content(handbook: Handbook, session: Session) -> SessionContent:
    """Return what is shown of a session."""
    return _Writer(handbook, session.agenda.module_id, session.agenda.module).session(session)


class _Writer(ModuleParts):
    """Says what a session holds; it is one module, fitted."""

    def session(self, session: Session) -> SessionContent:
        module = self.module
        return SessionContent(
            id=session.id,
            path=session_path(session),
            title=self._title(session),
            facts=self._facts(session),
            opt_in=self.opt_in(),
            choices=self._choices(session),
            purpose=as_text(module.purpose),
            objectives=self.objectives(session.agenda.objectives),
            before=tuple(map(as_text, module.before.values())),
            prepare=self.prepare(),
            activities=tuple(map(self.activity, session.agenda.slots)),
            prompts=self.prompts(),
            practice=self.practice(),
            sign=as_text(module.sign) if module.sign else None,
            rules=self.rules(),
            next=self._next(session),
            labels=self._words(session),
        )

    def _title(self, session: Session) -> str:
        return self.labels.gettext(
            "{session} {number}: {module}",
            session=self.roles.label("session"),
            number=session.number,
            module=session.agenda.module.title,
        )

    def _facts(self, session: Session) -> tuple[Text, ...]:
        way = link(self.labels.gettext("All about this module"), module_path(self.id))
        return (*map(plain_text, meeting_facts(self.handbook, session)), way)

    def _choices(self, session: Session) -> Text | None:
        modules = self.handbook.curriculum.modules
        names = self.handbook.programme.sessions[session.id].or_
        if not names:
            return None
        ways = joined(", ", [link(modules[name].title, module_path(name)) for name in names])
        return self.labels.richtext("You may choose another topic for this meeting: {topics}.", topics=ways)

    def _next(self, session: Session) -> Text:
        gettext = self.labels.gettext
        following = self.handbook.sessions[session.number : session.number + 1]
        if not following:
            overview = link(gettext("Back to the whole programme"), "programme/index.md")
            return self.labels.richtext("This was the last one. {overview}.", overview=overview)
        after = following[0]
        way = link(self._title(after), session_path(after))
        language = self.handbook.curriculum.language
        if after.start:
            day = plain_text(date_of(after.start, language))
            return self.labels.richtext("{session}, on {day}.", session=way, day=day)
        return self.labels.richtext(
            "{session}, {days} later.", session=way, days=plain_text(interval(self.labels, after.after))
        )

    def _words(self, session: Session) -> Mapping[str, str]:
        gettext = self.labels.gettext
        return {
            **self.words(),
            "objectives": gettext("What you will be able to do"),
            "before": gettext("Before you meet"),
            "agenda": gettext("Agenda"),
            "steps_of": gettext("These are the steps of the {minutes}-minute agenda.", minutes=session.agenda.length),
            "papers": gettext("Papers to print"),
            "paper": gettext("Paper"),
            "for": gettext("For"),
            "on_screen": gettext("On a screen"),
            "practice": gettext("Until next time"),
            "rules": gettext("Ground rules that matter here"),
            "next": gettext("What comes next"),
        }
