"""A whole curriculum: its words, rules, modules, programmes and sources."""

from collections.abc import Mapping
from typing import Literal

from .base import Days, Grade, Id, Prose, Record, SessionLength, Text, Title, Year
from .module import Module

Lock = Literal["open", "strengthen", "locked"]
Seen = Literal["full", "page", "excerpt", "abstract", "secondary"]


class Term(Record):
    """A word that a client may replace; text refers to it as {mentor}, {mentors}, {Mentor} or {a mentor}."""

    one: Title
    many: Title
    means: Text


class GroundRule(Record):
    """A rule both people keep; `lock` says what a client may do with it."""

    text: Text
    why: Text
    say: Text
    lock: Lock = "open"


class GlossaryEntry(Record):
    """A word and what it means here."""

    word: Title
    means: Text


class Source(Record):
    """Something read; `seen` says how much of it."""

    authors: Title
    title: Title
    year: Year | None = None
    where: Title
    link: Title | None = None
    seen: Seen
    grade: Grade


class Claim(Record):
    """A sentence the handbook may say, with how far it can be trusted."""

    text: Text
    source: Id
    grade: Grade
    caveat: Text


class ProgrammeSession(Record):
    """One session of a programme; `length` in minutes where it differs, `after` in days since the one before."""

    module: Id
    length: SessionLength | None = None
    after: Days | None = None


class Programme(Record):
    """Modules in an order; `length` in minutes a session, `every` in days."""

    title: Title
    purpose: Text
    summary: Prose
    length: SessionLength
    every: Days
    sessions: Mapping[Id, ProgrammeSession]


class Curriculum(Record):
    """Everything the generator turns into pages and papers."""

    title: Title
    version: Title
    language: Title
    summary: Prose
    terms: Mapping[Id, Term]
    ground_rules: Mapping[Id, GroundRule]
    glossary: Mapping[Id, GlossaryEntry] = {}
    modules: Mapping[Id, Module]
    programmes: Mapping[Id, Programme]
    sources: Mapping[Id, Source] = {}
    claims: Mapping[Id, Claim] = {}
