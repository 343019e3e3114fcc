"""What readers are shown of everything that people sign: what it says, who signs, and who keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.base import Id
from ..model.form import Form
from ..model.worksheet import Field, Worksheet
from ..planning.handbook import Handbook
from ..planning.visibility import Paper, papers_for, signed
from ..text.labels import labels_of
from ..text.markdown_tree import as_text
from ..text.pieces import Text
from .phrases import roles_of
from .worksheet import whose_worksheet


@dataclass(frozen=True, slots=True)
class Clause:
    """A printed text that whoever signs agrees to."""

    label: Text
    text: Text


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """A form or worksheet that is signed; `same` is an earlier one whose clauses it repeats."""

    paper: Paper
    title: str
    purpose: Text
    signs: Text
    keeps: tuple[str | Text, ...]
    same: Paper | None
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class SignedSentence:
    """What a pair says yes to at the end of a module."""

    module_id: Id
    title: str
    text: Text


@dataclass(frozen=True, slots=True)
class SigningContent:
    """All that is signed in the programme, or said yes to."""

    title: str
    lead: str
    papers: tuple[SignedPaper, ...]
    sentences: tuple[SignedSentence, ...]
    labels: Mapping[str, str]


def signing_content(handbook: Handbook) -> SigningContent:
    """Return every form, worksheet and sentence that is signed."""
    curriculum = handbook.curriculum
    gettext = labels_of(curriculum).gettext
    papers = signed(papers_for(curriculum, handbook.edition))
    sentences = tuple(
        SignedSentence(name, module.title, as_text(module.sign))
        for name, module in curriculum.modules.items()
        if module.sign
    )
    return SigningContent(
        title=gettext("What you sign"),
        lead=gettext(
            "Everything in the programme that asks for a signature or a spoken yes is on this page, "
            "with what it says and who keeps it."
        )
        if papers or sentences
        else gettext("Nothing in the programme asks for a signature."),
        papers=tuple(_signed(handbook, paper, papers) for paper in papers),
        sentences=sentences,
        labels={
            "signs": gettext("Who signs"),
            "keeps": gettext("Who keeps it"),
            "paper": gettext("To fill in or print"),
            "same": gettext("It says the same as"),
            "says": gettext("It says"),
            "sentences": gettext("What you say yes to at the end of a module"),
        },
    )


def _signed(handbook: Handbook, paper: Paper, papers: tuple[Paper, ...]) -> SignedPaper:
    record = paper.record
    before = papers[: papers.index(paper)]
    same = next((other for other in before if _says(other) and _says(other) == _says(paper)), None)
    return SignedPaper(
        paper=paper,
        title=record.title,
        purpose=as_text(record.purpose if isinstance(record, Form) else record.how),
        signs=as_text(", ".join(field.label for field in record.fields.values() if field.answer == "signature")),
        keeps=(as_text(record.route), as_text(record.keep)) if isinstance(record, Form) else _keeps(handbook, record),
        same=same,
        clauses=() if same else tuple(Clause(as_text(one.label), as_text(one.text or "")) for one in _clauses(paper)),
    )


def _says(paper: Paper) -> list[tuple[str, str | None]]:
    return [(field.label, field.text) for field in _clauses(paper)]


def _clauses(paper: Paper) -> list[Field]:
    return [field for field in paper.record.fields.values() if field.answer == "fixed"]


def _keeps(handbook: Handbook, sheet: Worksheet) -> tuple[str | Text, ...]:
    """A worksheet stays with those whose it is, but for single answers."""
    curriculum = handbook.curriculum
    gettext = labels_of(curriculum).gettext
    people = gettext("The two of you") if sheet.for_ == "pair" else whose_worksheet(curriculum, sheet)
    told = [field.label for field in sheet.fields.values() if field.visibility == "coordinator"]
    if not told:
        return (gettext("{people}, and nobody else.", people=people),)
    answers = "; ".join(gettext("“{text}”", text=label) for label in told)
    coordinator = roles_of(curriculum).one("coordinator")
    return (
        f"{people}.",
        as_text(gettext("The {person} learns only: {answers}.", person=coordinator, answers=answers)),
    )
