"""What readers are shown of the evidence: claims, sources, and how far each can be trusted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..model.base import Grade
from ..model.curriculum import Curriculum
from ..model.evidence import Claim, Seen, Source
from ..text.labels import Labels, labels_of
from ..text.markdown_tree import as_text
from ..text.pieces import Text, link, plain_text
from .places import EVIDENCE


@dataclass(frozen=True, slots=True)
class GradeContent:
    """A grade, and what it stands for."""

    name: Grade
    means: str


@dataclass(frozen=True, slots=True)
class ClaimContent:
    """What is said, on what grounds; links to it lead `to` its place on the site."""

    to: str
    text: Text
    source: Text
    grade: Grade
    caveat: Text


@dataclass(frozen=True, slots=True)
class SourceContent:
    """What was read, and how much of it; links to it lead `to` its place, and `link` is where it is on the web."""

    to: str
    authors: str
    title: str
    link: str | None
    where: str
    seen: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class EvidenceContent:
    """Claims and sources in their order, with all grades there are."""

    title: str
    purpose: str
    grades: tuple[GradeContent, ...]
    claims: tuple[ClaimContent, ...]
    sources: tuple[SourceContent, ...]
    labels: Mapping[str, str]


def evidence_content(curriculum: Curriculum, claims: Collection[str], sources: Collection[str]) -> EvidenceContent:
    """Return what is shown of some claims with their sources, and of some sources, by their ids."""
    labels = labels_of(curriculum)
    gettext, seen = labels.gettext, _seen(labels)
    chosen = {name: claim for name, claim in curriculum.claims.items() if name in claims}
    wanted = {*sources, *(claim.source for claim in chosen.values())}
    return EvidenceContent(
        title=gettext("Evidence"),
        purpose=gettext("What is said here about results, how good the evidence is, and where it comes from."),
        grades=tuple(GradeContent(grade, means) for grade, means in _grades(labels).items()),
        claims=tuple(_claim(curriculum, name, claim) for name, claim in chosen.items()),
        sources=tuple(
            _source(name, source, seen[source.seen]) for name, source in curriculum.sources.items() if name in wanted
        ),
        labels={
            "grades": gettext("What the grades mean"),
            "grade": gettext("Grade"),
            "stands_for": gettext("What it stands for"),
            "claims": gettext("What we say"),
            "care": gettext("With care"),
            "sources": gettext("Sources"),
            "source": gettext("Source"),
            "where": gettext("Where"),
            "seen": gettext("We read"),
        },
    )


def _claim(curriculum: Curriculum, name: str, claim: Claim) -> ClaimContent:
    source = curriculum.sources.get(claim.source)
    return ClaimContent(
        to=f"{EVIDENCE}#{name}",
        text=as_text(claim.text),
        source=link(source.authors, _source_place(claim.source)) if source else plain_text(claim.source),
        grade=claim.grade,
        caveat=as_text(claim.caveat),
    )


def _source(name: str, source: Source, seen: str) -> SourceContent:
    return SourceContent(
        to=_source_place(name),
        authors=f"{source.authors} ({source.year})" if source.year else source.authors,
        title=source.title,
        link=source.link,
        where=source.where,
        seen=seen,
        grade=source.grade,
    )


def _source_place(name: str) -> str:
    return f"{EVIDENCE}#source-{name}"


def _grades(labels: Labels) -> Mapping[Grade, str]:
    gettext = labels.gettext
    return {
        "A": gettext("Many studies read together, or a consensus report."),
        "A-": gettext("A review of studies whose field is young, narrow or far from the workplace."),
        "B": gettext("One reviewed study, or a small one built on interviews."),
        "C": gettext("An account by a practitioner, a vendor, a company, the trade press or a public body."),
        "D": gettext("Opinion."),
    }


def _seen(labels: Labels) -> Mapping[Seen, str]:
    gettext = labels.gettext
    return {
        "full": gettext("the whole text"),
        "page": gettext("the web page"),
        "excerpt": gettext("an excerpt"),
        "abstract": gettext("the abstract"),
        "secondary": gettext("what others write about it"),
    }
