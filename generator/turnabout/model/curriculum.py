"""A whole curriculum: its words, rules, modules, programmes and sources."""

from collections.abc import Mapping
from typing import Literal

from .base import Count, Days, Entry, Grade, Id, Lock, Prose, Record, Role, SessionLength, Text, Title, Year
from .brand import Brand, Contact
from .check import Check
from .cost import Cost
from .form import Form
from .module import Module
from .settings import PaperSize

Seen = Literal["full", "page", "excerpt", "abstract", "secondary"]


class Term(Entry):
    """A word that a client may replace; text refers to it as {mentor}, {mentors}, {Mentor} or {a mentor}."""

    one: Title
    many: Title
    means: Text


class GroundRule(Entry):
    """A rule both people keep."""

    text: Text
    why: Text | None = None
    say: Text | None = None


class GlossaryEntry(Entry):
    """A word and what it means here."""

    word: Title
    means: Text


class Source(Entry):
    """Something read; `seen` says how much of it."""

    authors: Title
    title: Title
    year: Year | None = None
    where: Title
    link: Title | None = None
    seen: Seen
    grade: Grade


class Claim(Entry):
    """A sentence the handbook may say, with how far it can be trusted."""

    text: Text
    source: Id
    grade: Grade
    caveat: Text


class ProgrammeSession(Entry):
    """One session of a programme; `length` in minutes where it differs, `after` in days since the one before.

    `or` names modules that the pair may choose instead; `consent` says when each person agreed to an opt-in module.
    """

    module: Id
    or_: tuple[Id, ...] = ()
    length: SessionLength | None = None
    after: Days | None = None
    consent: Mapping[Role, Title] = {}


class Programme(Entry):
    """Modules in an order; `length` in minutes a session, `every` in days."""

    title: Title
    purpose: Text
    summary: Prose
    length: SessionLength
    every: Days
    sessions: Mapping[Id, ProgrammeSession]


class Track(Entry):
    """An order of modules for one kind of organisation; the kickoff comes before, the closing after."""

    title: Title
    for_: Text
    modules: tuple[Id, ...]


class Pack(Record):
    """The forms in the pack of a pair: `before` its first session, with `each` session, and `after` the last one."""

    before: tuple[Id, ...] = ()
    each: tuple[Id, ...] = ()
    after: tuple[Id, ...] = ()


class Message(Entry):
    """A letter of the programme; square brackets mark what the sender fills in."""

    title: Title
    moment: Text
    from_: Text
    to: Text
    subject: Title
    body: Prose


class Step(Entry):
    """A step of the run sheet: what the coordinator does at one time, and which messages go out."""

    title: Title
    when: Text
    tasks: Mapping[Id, Text]
    messages: tuple[Id, ...] = ()


class Avoided(Entry):
    """Words that no text may use, and why; `instead` says what to write."""

    words: tuple[Title, ...]
    why: Text
    instead: Text


class PageRules(Record):
    """What each page for an audience must have, besides a job and a day of review: its last heading."""

    last_heading: Title


class Waiver(Entry):
    """Leave to break one rule at one address, with the reason."""

    rule: Id
    at: Title
    why: Text


class Guarded(Entry):
    """An address below which a client may change nothing, or may only make it stricter, and why."""

    at: Title
    why: Text
    lock: Lock = "locked"


class Taught(Record):
    """What the authors of a curriculum write."""

    title: Title
    version: Title
    language: Title
    summary: Prose
    terms: Mapping[Id, Term]
    ground_rules: Mapping[Id, GroundRule]
    glossary: Mapping[Id, GlossaryEntry] = {}
    modules: Mapping[Id, Module]
    programmes: Mapping[Id, Programme]
    tracks: Mapping[Id, Track] = {}
    forms: Mapping[Id, Form] = {}
    pack: Pack = Pack()
    checks: Mapping[Id, Check] = {}
    cost: Cost | None = None
    messages: Mapping[Id, Message] = {}
    run_sheet: Mapping[Id, Step] = {}
    sources: Mapping[Id, Source] = {}
    claims: Mapping[Id, Claim] = {}
    avoid: Mapping[Id, Avoided] = {}
    never_cite: Mapping[Id, Avoided] = {}
    pages: PageRules | None = None
    waivers: Mapping[Id, Waiver] = {}
    requirements: Count = 0
    safety_core: Mapping[Id, Guarded] = {}


class Settled(Record):
    """What a client settles: the `programme` it publishes, minutes of each `session`, days between two (`rhythm`), the
    day or time of the `start` (ISO 8601) and its `timezone` (IANA), one `paper` size and its `brand`."""

    programme: Id | None = None
    session: SessionLength | None = None
    rhythm: Days | None = None
    start: Title | None = None
    timezone: Title | None = None
    paper: PaperSize | None = None
    brand: Brand | None = None


class Curriculum(Settled, Taught):  # the keys of the record named last come first
    """Everything the generator turns into pages and papers."""

    contacts: Mapping[Id, Contact] = {}
