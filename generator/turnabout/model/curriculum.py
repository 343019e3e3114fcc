"""A whole curriculum: its words, rules, modules, programmes and sources."""

from collections.abc import Mapping

from pydantic import Field as Key

from .base import Count, Days, Id, Prose, Record, Title, example_of
from .brand import Brand, Contact
from .check import Check
from .cost import Cost
from .evidence import Claim, Source
from .form import Form
from .labels import LabelCatalogue, OwnLabels
from .module import Module
from .programme import Programme, Track
from .rulebook import Guarded, Waiver
from .running import Message, Pack, Step
from .settings import ChosenLength, ChosenProgramme, PaperSize, Settings, Start, Timezone
from .wording import Avoided, GlossaryEntry, GroundRule, PageRules, Term


class Taught(Record):
    """What the authors of a curriculum write."""

    title: Title = Key(description="The name of the curriculum.", examples=["Reverse mentoring"])
    version: Title = Key(
        description="Its version. Clients name the version that they were written for.", examples=["1.0.0"]
    )
    language: Title = Key(description="The language it is written in, by its code.", examples=["en"])
    summary: Prose = Key(
        description="What it is about, in a few paragraphs, for the first page.",
        examples=["A junior colleague, the {mentor}, and a senior colleague, the {mentoree}, come together."],
    )
    terms: Mapping[Id, Term] = Key(
        description="Words that a client may replace, by id. Texts refer to them as {mentor} or {a mentor}.",
        examples=[{"mentor": example_of(Term)}],
    )
    ground_rules: Mapping[Id, GroundRule] = Key(
        description="The rules that both people keep, by id.", examples=[{"one-voice": example_of(GroundRule)}]
    )
    glossary: Mapping[Id, GlossaryEntry] = Key(
        {}, description="Words and what they mean here, by id.", examples=[{"return-leg": example_of(GlossaryEntry)}]
    )
    modules: Mapping[Id, Module] = Key(
        description="The modules by id, in the order of the handbook.",
        examples=[{"active-listening": example_of(Module)}],
    )
    programmes: Mapping[Id, Programme] = Key(
        description="The programmes by id. The first is taken where nothing else is chosen.",
        examples=[{"pilot": example_of(Programme)}],
    )
    tracks: Mapping[Id, Track] = Key(
        {}, description="Orders of modules for kinds of organisations, by id.", examples=[{"core": example_of(Track)}]
    )
    forms: Mapping[Id, Form] = Key(
        {}, description="The forms of the programme, by id.", examples=[{"closing-review": example_of(Form)}]
    )
    pack: Pack = Key(
        Pack(),
        description="The forms that each pair gets in its pack.",
        examples=[{"before": ["mentoring-agreement"], "each": ["session-log"], "after": ["no-fault-exit"]}],
    )
    checks: Mapping[Id, Check] = Key(
        {}, description="Checks that people take, by id.", examples=[{"fit": example_of(Check)}]
    )
    cost: Cost | None = Key(None, description="What the programme costs.", examples=[example_of(Cost)])
    messages: Mapping[Id, Message] = Key(
        {}, description="The letters of the programme, by id.", examples=[{"invitation": example_of(Message)}]
    )
    run_sheet: Mapping[Id, Step] = Key(
        {},
        description="What the coordinator does and when, by id, in order of time.",
        examples=[{"six-weeks-before": example_of(Step)}],
    )
    sources: Mapping[Id, Source] = Key(
        {}, description="What was read, by id.", examples=[{"kluger-2022": example_of(Source)}]
    )
    claims: Mapping[Id, Claim] = Key(
        {},
        description="What may be said about evidence, by id. Texts refer to a claim as [@claim-id].",
        examples=[{"listening-at-work": example_of(Claim)}],
    )
    avoid: Mapping[Id, Avoided] = Key(
        {}, description="Words that no text may use, by id.", examples=[{"born-digital": example_of(Avoided)}]
    )
    never_cite: Mapping[Id, Avoided] = Key(
        {},
        description="Figures and claims that no text may repeat, by id.",
        examples=[
            {"returns": {"words": ["275%"], "why": "The figure has no method behind it.", "instead": "Show hours."}}
        ],
    )
    pages: PageRules | None = Key(
        None, description="What each page for an audience must have.", examples=[example_of(PageRules)]
    )
    waivers: Mapping[Id, Waiver] = Key(
        {},
        description="Leave to break a rule at one address, with the reason, by id.",
        examples=[{"a-quoted-label": example_of(Waiver)}],
    )
    requirements: Count = Key(
        0,
        description="How many requirements the curriculum answers to. Each must stand among the seeds of some file.",
        examples=[72],
    )
    safety_core: Mapping[Id, Guarded] = Key(
        {},
        description="Addresses at which clients may change nothing, or may only make it stricter, by id.",
        examples=[{"exit-stays-short": example_of(Guarded)}],
    )


class Settled(Record):
    """What a client settles."""

    programme: ChosenProgramme = None
    session: ChosenLength = None
    rhythm: Days | None = Key(None, description="Days from one session to the next.", examples=[14])
    start: Start = None
    timezone: Timezone = None
    paper: PaperSize | None = Key(
        None, description="The size of paper to print on. Without it, the sizes of the workspace.", examples=["letter"]
    )
    brand: Brand | None = Key(
        None,
        description="Name, logo, colour and fonts of the organisation.",
        examples=[{"name": "Tamar Vale Bank", "logo": "assets/logo.svg", "colour": "#34478f"}],
    )

    def over(self, settings: Settings) -> Settings:
        """Return the settings of a workspace with what is settled here in their place."""
        own = {
            "programme": self.programme,
            "length": self.session,
            "start": self.start,
            "timezone": self.timezone,
            "papers": (self.paper,) if self.paper else None,
        }
        return settings.model_copy(update={name: value for name, value in own.items() if value is not None})


class Curriculum(Settled, Taught):  # the keys of the record named last come first
    """Everything the generator turns into pages and papers."""

    contacts: Mapping[Id, Contact] = Key(
        {},
        description="The people and desks to turn to, by an id of your choice.",
        examples=[{"coordinator": example_of(Contact)}],
    )
    labels: OwnLabels = Key({})
    _label_catalogues: tuple[LabelCatalogue, ...] = ()

    @property
    def label_catalogues(self) -> tuple[LabelCatalogue, ...]:
        """The catalogues of labels that its workspace has for its language, the first one to look into first."""
        return self._label_catalogues

    def with_labels(self, catalogues: tuple[LabelCatalogue, ...]) -> "Curriculum":
        """Return the same curriculum with the catalogues of labels that belong to its language."""
        made = self.model_copy()
        made._label_catalogues = catalogues
        return made
