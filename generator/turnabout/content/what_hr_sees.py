"""What readers are shown of who sees what: every question of every paper, by whose eyes the answers are for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.worksheet import Visibility
from ..planning.handbook import Handbook
from ..planning.visibility import Asked, Paper, asked_of, forms_for, papers_for
from ..text.markdown_tree import as_text
from ..text.pieces import Text, joined, link, plain_text
from .form import NeverAsked, never_asked
from .phrases import Roles, roles_of
from .places import GROUND_RULES
from .visibility import paper_kind, paper_link, sees


@dataclass(frozen=True, slots=True)
class AskedContent:
    """The questions of one paper whose answers the same people see; `sees` names these."""

    paper: Text
    kind: str
    fields: tuple[Text, ...]
    sees: str


@dataclass(frozen=True, slots=True)
class SeenContent:
    """All papers with answers for the same eyes; `says_who` tells whether each names its readers."""

    title: str
    says_who: bool
    rows: tuple[AskedContent, ...]


@dataclass(frozen=True, slots=True)
class FormNeverAsks:
    """What one form must not ask for."""

    paper: Text
    words: tuple[NeverAsked, ...]


@dataclass(frozen=True, slots=True)
class WhatHrSees:
    """What HR sees, what it never sees, and what no form may ask."""

    title: str
    purpose: Text
    explained: str
    tables: tuple[SeenContent, ...]
    never: tuple[FormNeverAsks, ...]
    labels: Mapping[str, str]


def what_hr_sees_content(handbook: Handbook) -> WhatHrSees:
    """Return every question of every form and worksheet of an edition, by who sees the answers."""
    roles, papers = roles_of(handbook.curriculum), papers_for(handbook.curriculum, handbook.edition)
    asked: dict[Visibility, tuple[Asked, ...]] = {name: asked_of(papers, name) for name in _titles(roles)}
    counts = {name: sum(len(one.fields) for one in group) for name, group in asked.items()}
    gettext = roles.labels.gettext
    return WhatHrSees(
        title=gettext("What HR sees, and what it never sees"),
        purpose=_purpose(roles, counts),
        explained=" ".join(_explained(roles, counts)),
        tables=tuple(
            SeenContent(title, name == "coordinator", tuple(_row(handbook, roles, one, name) for one in asked[name]))
            for name, title in _titles(roles).items()
            if asked[name] or name == "coordinator"
        ),
        never=tuple(_never(handbook)),
        labels={
            "paper": gettext("Paper"),
            "asks": gettext("What it asks"),
            "sees": gettext("Who sees it"),
            "nothing": gettext("Nothing at all."),
            "never": gettext("What no form may ask"),
        },
    )


def _titles(roles: Roles) -> Mapping[Visibility, str]:
    gettext = roles.labels.gettext
    return {
        "coordinator": gettext("What the {coordinator} sees", coordinator=roles.one("coordinator")),
        "aggregate": gettext("Only as totals"),
        "pair": gettext("The two of you"),
        "private": gettext("Only the person who writes it"),
    }


def _purpose(roles: Roles, counts: Mapping[Visibility, int]) -> Text:
    labels = roles.labels
    rules = link(labels.gettext("ground rules"), GROUND_RULES)
    never = " ".join(_never_seen(roles, counts))
    exception = labels.richtext("The one exception is any limit that the {ground_rules} name.", ground_rules=rules)
    return joined(" ", [plain_text(never), exception])


def _never_seen(roles: Roles, counts: Mapping[Visibility, int]) -> Iterator[str]:
    labels = roles.labels
    yield labels.gettext("HR never sees what you say to each other.")
    if counts["pair"]:
        yield labels.ngettext(
            "It never sees the {number} answer below that belongs to the two of you.",
            "It never sees the {number} answers below that belong to the two of you.",
            counts["pair"],
        )
    if counts["private"]:
        yield labels.ngettext(
            "Nor does it see the {number} answer that only the person who writes it sees.",
            "Nor does it see the {number} answers that only the person who writes them sees.",
            counts["private"],
        )


def _explained(roles: Roles, counts: Mapping[Visibility, int]) -> Iterator[str]:
    labels = roles.labels
    yield labels.gettext(
        "HR means the {coordinator} and whoever else is named beside an answer.", coordinator=roles.one("coordinator")
    )
    yield (
        labels.ngettext(
            "It sees the {number} answer in the first table, and nothing else with a name on it.",
            "It sees the {number} answers in the first table, and nothing else with a name on it.",
            counts["coordinator"],
        )
        if counts["coordinator"]
        else labels.gettext("It sees nothing with a name on it.")
    )
    if counts["aggregate"]:
        yield labels.ngettext(
            "Another {number} goes out only as part of a total, without a name.",
            "Another {number} go out only as totals, without names.",
            counts["aggregate"],
        )
    yield labels.gettext(
        "The tables hold every field of every form and every worksheet in this handbook. "
        "Texts that are only printed are left out, because nobody answers them."
    )


def _row(handbook: Handbook, roles: Roles, asked: Asked, visibility: Visibility) -> AskedContent:
    return AskedContent(
        paper=paper_link(asked.paper),
        kind=paper_kind(handbook.curriculum, asked.paper),
        fields=tuple(as_text(field.label) for field in asked.fields),
        sees=sees(roles, asked.paper.record)[visibility],
    )


def _never(handbook: Handbook) -> Iterator[FormNeverAsks]:
    for name, form in forms_for(handbook.curriculum, handbook.edition).items():
        if form.never_asks:
            yield FormNeverAsks(paper_link(Paper(None, name, form)), never_asked(form))
