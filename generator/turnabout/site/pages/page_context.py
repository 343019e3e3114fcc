"""What everyone who writes a page needs at hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from ...content.phrases import PAPERS, Roles, headed, quoted
from ...planning.handbook import Handbook
from ...planning.paper_list import PaperKind, paper_path
from ...text.escaping import encode
from ...text.labels import Labels, labels_of
from ...text.pieces import Text
from ..escape import Markdown, inline, spans, title
from ..papers import OnScreen
from ..templates import Templates
from ..tree import Page, link

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_COLON = encode(":")
View = Mapping[str, object]
"""The finished values of a template, or of one of its loops."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """A handbook, its templates and the words for its people, for the page at `path`; `on_screen` tells which papers
    can be filled in there."""

    handbook: Handbook
    templates: Templates
    roles: Roles
    path: str
    on_screen: OnScreen = field(default_factory=dict)

    def at(self, path: str) -> "PageContext":
        """Return the same context for another page."""
        return replace(self, path=path)

    def text(self, text: str) -> Markdown:
        """Return a text with inline Markdown as it stands on this page."""
        return inline(text, up=self.up)

    def facts(self, facts: Iterable[Text]) -> Markdown:
        """Return short facts side by side, some of which may be links."""
        return Markdown(" · ".join(spans(fact, self.up) for fact in facts))

    @property
    def labels(self) -> Labels:
        """Our own words, in the language of the handbook."""
        return labels_of(self.handbook.curriculum)

    def link(self, target: str, anchor: str = "") -> Markdown:
        """Return the way from this page to another file of the site."""
        return Markdown(link(self.path, target) + (f"#{anchor}" if anchor else ""))

    @property
    def up(self) -> str:
        """The way from this page to the root of the site."""
        return "../" * self.path.count("/")

    @property
    def is_facilitator(self) -> bool:
        """Whether notes and answers belong on the page."""
        return self.handbook.edition == "facilitator"

    def headed(self, head: str | Text) -> Markdown:
        """Return a word that leads to what follows; a colon behind it is no markup."""
        shown = spans(headed(self.labels, head), self.up)
        return Markdown(f"{shown.removesuffix(_COLON)}:") if shown.endswith(_COLON) else shown

    def page(self, template: str, title: str, values: View, source: str | None) -> Page:
        """Fill a template for this page; `source` names what the page is made from, as in `Handbook.sources`."""
        own = {"headed": self.headed, "quoted": partial(quoted, self.labels), "up": self.up}
        return Page(
            self.path,
            title,
            self.templates.render(template, {**values, **own, "print_it": self.labels.gettext("Print it:")}),
            self.handbook.sources.get(source or ""),
        )

    def showing(self, template: str, content: "DataclassInstance", source: str | None, **more: object) -> Page:
        """Fill a template with what is shown, and with more."""
        values = values_of(content) | more
        return self.page(template, values["title"], values, source)


def values_of(content: "DataclassInstance") -> dict[str, Any]:
    """Return the parts of what is shown, for a template."""
    return {part.name: getattr(content, part.name) for part in fields(content)}


def form_path(form_id: str) -> str:
    """Return the page of a form."""
    return f"forms/{form_id}.md"


def assessment_path(assessment_id: str) -> str:
    """Return the page of an assessment."""
    return f"checks/{assessment_id}.md"


def prints(context: PageContext, kind: PaperKind, *names: str) -> list[View]:
    """Return the links to a paper in each paper size, and to its files for a screen; `names` as in `paper_path`."""
    paths = {paper_path(kind, size, *names): PAPERS[size] for size in context.handbook.papers}
    on_screen = [file for one in paths for file in context.on_screen.get(one, ())]
    links = [*((label, one) for one, label in paths.items()), *on_screen]
    return [{"label": label, "href": context.link(target)} for label, target in links]


def facts(*parts: object) -> Markdown:
    """Return short facts side by side; empty ones drop out."""
    shown = (part if isinstance(part, Markdown) else title(str(part)) for part in parts if part)
    return Markdown(" · ".join(shown))
