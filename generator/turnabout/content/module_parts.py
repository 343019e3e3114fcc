"""What readers are shown of the parts of a module, on its own and in a session."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.base import Id
from ..model.module import Activity, Level, Module
from ..model.worksheet import Worksheet
from ..planning.fit import Slot
from ..planning.handbook import Handbook
from ..text.labels import Labels, labels_of
from ..text.markdown_tree import as_blocks, as_text
from ..text.pieces import Blocks, Text, link, plain_text
from .phrases import Roles, roles_of
from .words import called


@dataclass(frozen=True, slots=True)
class Objective:
    """What somebody is able to do afterwards, and how it shows."""

    who: str
    level: str
    text: Text
    evidence: Text


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody may say."""

    who: str
    text: Text


@dataclass(frozen=True, slots=True)
class ActivityContent:
    """One activity: who leads it, how long it runs, its steps, and what each may say; only facilitators see a note."""

    id: Id
    title: str
    lead: str
    tier: str
    minutes: int
    floor: int
    facts: tuple[Text, ...]
    steps: tuple[Text, ...]
    say: tuple[Saying, ...]
    note: Blocks | None


@dataclass(frozen=True, slots=True)
class Preparation:
    """What somebody does beforehand."""

    who: str
    text: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask, with its id."""

    id: Id
    text: Text


@dataclass(frozen=True, slots=True)
class Prompts:
    """The questions of one role."""

    role: str
    asks: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """The plan between two sessions: in which situation somebody does what."""

    situation: Text
    response: Text
    by_next_time: Text | None


def module_path(module_id: Id) -> str:
    """Return the page of a module, from the root of the site."""
    return f"modules/{module_id}.md"


@dataclass(frozen=True, slots=True)
class ModuleParts:
    """Says what a module holds, in the words of a handbook."""

    handbook: Handbook
    id: Id
    module: Module

    @property
    def labels(self) -> Labels:
        """Our own words, in the language of the handbook."""
        return labels_of(self.handbook.curriculum)

    @property
    def roles(self) -> Roles:
        """The words for people."""
        return roles_of(self.handbook.curriculum)

    def opt_in(self) -> str | None:
        """Return what it means that a module is opt-in, where it is."""
        if self.module.opt_in != "yes":
            return None
        return self.labels.gettext(
            "This module is opt-in. It runs only when both people have agreed to it, each asked alone, "
            "and the programme records both consents."
        )

    def objectives(self, names: Iterable[Id]) -> tuple[Objective, ...]:
        """Return some objectives of the module."""
        chosen = (self.module.objectives[name] for name in names)
        return tuple(
            Objective(self.lead(one.for_), self._level(one.level), as_text(one.text), as_text(one.evidence))
            for one in chosen
        )

    def activity(self, slot: Slot) -> ActivityContent:
        """Return one activity with the minutes that it has in a session."""
        activity = slot.activity
        shows_note = activity.note and self.handbook.edition == "facilitator"
        return ActivityContent(
            id=slot.id,
            title=activity.title,
            lead=self.lead(activity.lead),
            tier=self._tier(activity),
            minutes=slot.minutes,
            floor=activity.floor or activity.minutes,
            facts=self._activity_facts(slot),
            steps=tuple(map(as_text, activity.steps.values())),
            say=tuple(Saying(self._speaks(who), as_text(text)) for who, text in activity.say.items()),
            note=as_blocks(activity.note) if activity.note and shows_note else None,
        )

    def prompts(self) -> tuple[Prompts, ...]:
        """Return the questions that each role asks."""
        return tuple(
            Prompts(
                role,
                self.labels.gettext("{person} asks", person=self.roles.label(role)),
                tuple(Question(name, as_text(text)) for name, text in questions.items()),
            )
            for role, questions in self.module.prompts.items()
            if questions
        )

    def prepare(self) -> tuple[Preparation, ...]:
        """Return what each role does beforehand."""
        return tuple(Preparation(self.roles.label(role), as_text(text)) for role, text in self.module.prepare.items())

    def practice(self) -> Practice:
        """Return the plan between two sessions."""
        plan = self.module.practice
        by_next_time = as_text(plan.by_next_time) if plan.by_next_time else None
        return Practice(as_text(plan.if_), as_text(plan.then), by_next_time)

    def rules(self) -> tuple[Text, ...]:
        """Return the ground rules that the module touches, by links."""
        known = self.handbook.curriculum.ground_rules
        names = (name for name in self.module.ground_rules if name in known)
        return tuple(link(called(name, known[name].title), f"ground-rules.md#{name}") for name in names)

    def words(self) -> Mapping[str, str]:
        """Return the headings that modules share with sessions."""
        gettext = self.labels.gettext
        return {
            "opt_in": gettext("Opt-in"),
            "who": gettext("Who"),
            "what": self.labels.pgettext("objectives", "What"),
            "evidence_of": gettext("How you can tell"),
            "leads": gettext("Leads"),
            "steps": gettext("Step by step"),
            "questions": gettext("Questions to ask"),
            "if": gettext("If"),
            "then": gettext("then"),
            "by_next_time": gettext("By next time:"),
            "sign": gettext("To sign:"),
            "for_facilitator": gettext("For the {person}", person=self.roles.one("facilitator")),
        }

    def lead(self, who: str) -> str:
        """Return the word for the one who leads, or for both."""
        return self.labels.gettext("Both") if who == "both" else self.roles.label(who)

    def _level(self, level: Level) -> str:
        """Return how far a goal goes (Anderson and Krathwohl, A Taxonomy for Learning, Teaching, and Assessing)."""
        gettext = self.labels.gettext
        return {
            "remember": gettext("remember"),
            "understand": gettext("understand"),
            "apply": gettext("apply"),
            "analyse": gettext("analyse"),
            "evaluate": gettext("evaluate"),
            "create": gettext("create"),
        }[level]

    def _activity_facts(self, slot: Slot) -> tuple[Text, ...]:
        gettext, who = self.labels.gettext, slot.activity.lead
        minutes = self.labels.ngettext("{number} minute", "{number} minutes", slot.minutes)
        led = gettext("led by both") if who == "both" else gettext("led by the {person}", person=self.roles.one(who))
        name = slot.activity.worksheet
        sheet = self.module.worksheets[name] if name else None
        return (plain_text(minutes), plain_text(led), *([self._on_paper(name, sheet)] if name and sheet else []))

    def _on_paper(self, name: Id, sheet: Worksheet) -> Text:
        way = link(sheet.title, f"{module_path(self.id)}#worksheet-{name}")
        return self.labels.richtext("on paper: {worksheet}", worksheet=way)

    def _tier(self, activity: Activity) -> str:
        gettext = self.labels.gettext
        if activity.tier == "optional":
            return gettext("In a long {session}", session=self.roles.one("session"))
        return gettext("Always") if activity.tier == "core" else gettext("Extension")

    def _speaks(self, who: str) -> str:
        gettext = self.labels.gettext
        return gettext("Both say") if who == "both" else gettext("{person} says", person=self.roles.label(who))
