"""What readers are shown of a module: why, what comes first, how it runs, and what goes with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.base import Id
from ..planning.fit import Slot, fit_session, floors_total
from ..planning.handbook import Handbook
from ..planning.paper_list import lengths_of
from ..planning.schedule import Session
from ..text.labels import labels_of
from ..text.markdown_tree import as_blocks, as_text
from ..text.pieces import Blocks, Text, joined, link, plain_text
from .module_parts import ActivityContent, ModuleParts, Objective, Practice, Preparation, Prompts, module_path


@dataclass(frozen=True, slots=True)
class Order:
    """The minutes that each activity has at each length of a session; none where it has no room."""

    heads: tuple[str, ...]
    rows: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class ModuleContent:
    """All about a module, for one edition. What it `needs` is other modules, by links."""

    id: Id
    path: str
    title: str
    purpose: Text
    facts: tuple[Text, ...]
    opt_in: str | None
    first: tuple[Text, ...]
    objectives: tuple[Objective, ...]
    activities: tuple[ActivityContent, ...]
    order: Order
    prompts: tuple[Prompts, ...]
    prepare: tuple[Preparation, ...]
    practice: Practice
    sign: Text | None
    pitfalls: tuple[Text, ...]
    rules: tuple[Text, ...]
    evidence: Blocks
    sources: tuple[Text, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module in the list of all: what it is for, how long it may run, and where the programme has it."""

    title: Text
    purpose: Text
    minutes: str
    facts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ModuleList:
    """All modules; `opt_in` says what that means, where one is."""

    title: str
    intro: Text
    rows: tuple[ModuleRow, ...]
    opt_in: str | None
    labels: Mapping[str, str]


def module_list(handbook: Handbook) -> ModuleList:
    """Return the list of all modules."""
    gettext, modules = labels_of(handbook.curriculum).gettext, handbook.curriculum.modules
    intro = gettext(
        "Each module is one meeting: a purpose, activities that fit 30 to 90 minutes, and the papers to go with it."
    )
    opt_in = gettext(
        "An opt-in module runs only when both people have agreed to it, each asked alone, and the programme records "
        "both consents."
    )
    return ModuleList(
        title=gettext("Modules"),
        intro=as_text(intro),
        rows=tuple(_Whole(handbook, name, module).row() for name, module in modules.items()),
        opt_in=opt_in if any(module.opt_in == "yes" for module in modules.values()) else None,
        labels={
            "module": gettext("Module"),
            "minutes": gettext("Minutes"),
            "place": gettext("In the programme"),
            "opt_in": gettext("Opt-in."),
        },
    )


def module_content(handbook: Handbook, module_id: Id) -> ModuleContent:
    """Return what is shown of a module."""
    return _Whole(handbook, module_id, handbook.curriculum.modules[module_id]).content()


class _Whole(ModuleParts):
    """Says all about a module."""

    def content(self) -> ModuleContent:
        """Return all about the module."""
        module = self.module
        planned = [Slot(name, activity, activity.minutes, 0) for name, activity in module.activities.items()]
        return ModuleContent(
            id=self.id,
            path=module_path(self.id),
            title=module.title,
            purpose=as_text(module.purpose),
            facts=self._facts(),
            opt_in=self.opt_in(),
            first=(*self._needs(), *map(as_text, module.before.values())),
            objectives=self.objectives(module.objectives),
            activities=tuple(map(self.activity, planned)),
            order=self._order(),
            prompts=self.prompts(),
            prepare=self.prepare(),
            practice=self.practice(),
            sign=as_text(module.sign) if module.sign else None,
            pitfalls=tuple(map(as_text, module.pitfalls.values())),
            rules=self.rules(),
            evidence=as_blocks(module.evidence_note or ""),
            sources=self._sources(),
            labels=self._words(),
        )

    def row(self) -> ModuleRow:
        """Return the module as it stands in the list of all."""
        shortest, longest = self._lengths()
        minutes = self.labels.gettext("{shortest} to {longest}", shortest=shortest, longest=longest)
        facts = (*self._opt_in(), *self._places())
        return ModuleRow(link(self.module.title, module_path(self.id)), as_text(self.module.purpose), minutes, facts)

    def _facts(self) -> tuple[Text, ...]:
        shortest, longest = self._lengths()
        minutes = self.labels.gettext("{shortest} to {longest} minutes", shortest=shortest, longest=longest)
        return (plain_text(minutes), *self._opt_in(), *self._places())

    def _lengths(self) -> tuple[int, int]:
        """Return the shortest and the longest that the module can run."""
        return floors_total(self.module), sum(one.minutes for one in self.module.activities.values())

    def _opt_in(self) -> tuple[Text, ...]:
        return (plain_text(self.labels.gettext("opt-in")),) if self.module.opt_in == "yes" else ()

    def _places(self) -> tuple[Text, ...]:
        """Return the sessions that the module is planned or offered for."""
        sessions, planned = self.handbook.sessions, self.handbook.programme.sessions
        if used := [one for one in sessions if one.agenda.module_id == self.id]:
            return tuple(map(self._session, used))
        if offered := [one for one in sessions if self.id in planned[one.id].or_]:
            return (
                self.labels.richtext("a choice for {sessions}", sessions=joined(", ", map(self._session, offered))),
            )
        return (plain_text(self.labels.gettext("not in this programme")),)

    def _session(self, session: Session) -> Text:
        return link(f"{self.roles.label('session')} {session.number}", f"programme/{session.id}.md")

    def _needs(self) -> Iterable[Text]:
        modules = self.handbook.curriculum.modules
        return (link(modules[name].title, module_path(name)) for name in self.module.needs if name in modules)

    def _order(self) -> Order:
        """Return the minutes of each activity at each length that the module is offered at."""
        sessions = self.handbook.sessions
        own = next((one.agenda.length for one in sessions if one.agenda.module_id == self.id), None)
        agenda = fit_session(self.id, self.module, own or self.handbook.programme.length)
        fitted = [fit_session(self.id, self.module, length) for length in lengths_of(agenda)]
        columns = [{slot.id: slot.minutes for slot in one.slots} for one in fitted]
        return Order(
            tuple(self.labels.gettext("{number} min", number=one.length) for one in fitted),
            tuple(tuple(column.get(name) for column in columns) for name in self.module.activities),
        )

    def _sources(self) -> tuple[Text, ...]:
        sources = self.handbook.curriculum.sources
        shown = []
        for name in self.module.sources:
            if source := sources.get(name):
                authors = f"{source.authors} ({source.year})" if source.year else source.authors
                said = self.labels.gettext("{authors}: {title}", authors=authors, title=source.title)
                way = link(said, f"evidence.md#source-{name}")
                grade = self.labels.gettext("grade {grade}", grade=source.grade)
                shown.append(Text((*way, *plain_text(f", {grade}"))))
        return tuple(shown)

    def _words(self) -> Mapping[str, str]:
        gettext = self.labels.gettext
        return {
            **self.words(),
            "first": gettext("What comes first"),
            "objectives": gettext("Objectives"),
            "activities": gettext("Activities"),
            "activity": gettext("Activity"),
            "runs": gettext("Runs"),
            "minutes": gettext("Minutes"),
            "floor": gettext("At least"),
            "order": gettext("Running order"),
            "cards": gettext("Print them on cards:"),
            "preparation": gettext("Preparation"),
            "practice": gettext("Practice between meetings"),
            "catch_up": gettext(
                "A card for whoever missed this {session}, to catch up in a quarter of an hour:",
                session=self.roles.one("session"),
            ),
            "pitfalls": gettext("Pitfalls"),
            "rules": gettext("Ground rules touched"),
            "worksheets": gettext("Worksheets"),
            "evidence": gettext("Evidence"),
        }
