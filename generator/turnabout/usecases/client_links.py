"""Links that a client breaks, found without making its site."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..clients.customising import Customised
from ..core.nodes import Path as NodePath
from ..core.nodes import Scalar, Table, find, place_inside, scalars
from ..core.problems import Location, Problem
from ..model.curriculum import Curriculum
from ..model.settings import EDITIONS
from ..planning.audience_folders import FOR_FACILITATORS, is_for
from ..reading.edition_source import audiences_of
from ..rules.scope import Scope
from ..site.links import dead_link, leads_to, targets
from ..sources.prose_files import WrittenPage, read_prose
from ..sources.workspace import Workspace

_ITEMS = ("modules", "forms", "checks")
"""Collections whose items have a page each, in a folder of that name."""

_ALWAYS = frozenset({
    "index.md", "glossary.md", "evidence.md", "ground-rules.md", "what-hr-sees.md", "what-you-sign.md", "messages.md",
    "run-sheet.md", "contacts.md", "programme/index.md", "programme/choices.md", "modules/index.md", "forms/index.md",
    "checks/index.md", "checks/cost.md",
})  # fmt: skip
"""Pages that are made of more than one item."""


@dataclass(frozen=True, slots=True)
class Links:
    """The links in the texts of a base by the page they lead to, its written pages by path, and all it can lead to."""

    to: Mapping[str, tuple[Location, ...]]
    pages: Mapping[str, WrittenPage]
    site: frozenset[str]


def links_of(pages: Iterable[WrittenPage], assets: Iterable[str], tree: Table) -> Links:
    """Collect the links of a base."""
    written = {page.path: page for page in pages}
    found: dict[str, list[Location]] = {}
    for page in written.values():
        for target in targets(page.markdown):
            found.setdefault(leads_to(page.path, target), []).append(Location(page.shown, page.line))
    for _, scalar in scalars(tree):
        for target in targets(scalar.text) if "](" in scalar.text else ():
            found.setdefault(leads_to("index.md", target), []).append(scalar.location)
    to = {target: tuple(where) for target, where in found.items()}
    return Links(to, written, _ALWAYS | written.keys() | _item_pages(tree).keys() | frozenset(assets))


def has_doubtful_links(workspace: Workspace, made: Customised, scope: Scope) -> bool:
    """Tell whether a client links to a paper or a style sheet: which there are takes its whole handbook to tell."""
    folder = made.client.folder / "content"
    pages = read_prose(workspace, (folder,))[0] if folder.is_dir() else ()
    texts = (text.text for _, text in scalars(made.tree) if "](" in text.text and scope.is_own(text.location))
    found = (*(page.markdown for page in pages), *texts)
    return any("print/" in target or "assets/" in target for text in found for target in targets(text))


@dataclass(frozen=True, slots=True)
class ClientLinks:
    """Finds the links of a client, and of what it takes over, that lead nowhere.

    Where changes are missing nothing is said: the page may be there once they are fixed.
    """

    workspace: Workspace
    made: Customised
    scope: Scope
    base: Links
    curriculum: Curriculum

    def of_the_base(self, pages: tuple[WrittenPage, ...]) -> Iterator[Problem]:
        """Yield a problem for each link of the base to what the client took away; `pages` are its own."""
        if self.made.doubtful:
            return
        before, now = _item_pages(self.made.base.tree), _item_pages(self.made.tree)
        own = {page.path for page in pages}
        replaced = {page.shown for path, page in self.base.pages.items() if path in own}
        for gone in before.keys() - now.keys():
            for where in self.base.to.get(gone, ()):
                if where.path not in replaced:
                    yield _dead_in_base(self.made, self.scope, gone, before[gone], where)

    def of_its_own(
        self, pages: tuple[WrittenPage, ...], texts: Iterable[tuple[NodePath, Scalar]], assets: Iterable[str]
    ) -> Iterator[Problem]:
        """Yield a problem for each link of the client's own that leads nowhere in an edition that shows it."""
        if self.made.doubtful:
            return
        before, now = _item_pages(self.made.base.tree), _item_pages(self.made.tree)
        site = (self.base.site - before.keys()) | now.keys() | {page.path for page in pages} | frozenset(assets)
        for page in pages:
            for target in targets(page.markdown):
                if self._is_dead(page.path, leads_to(page.path, target), site):
                    yield from dead_link(self.workspace, page.shown, target)
        for path, text in texts:
            for target in targets(text.text) if "](" in text.text else ():
                if self._is_dead(_shown_on(path), leads_to("index.md", target), site):
                    at = max(text.typed.find(target), 0)
                    yield Problem(place_inside(text, at), "dead-link", f"the link to {target!r} leads nowhere")

    def _is_dead(self, page: str, to: str, site: frozenset[str]) -> bool:
        audiences = audiences_of(self.made)
        showing = [edition for edition in EDITIONS if is_for(page, edition, self.curriculum, audiences)]
        return to not in site or not all(is_for(to, edition, self.curriculum, audiences) for edition in showing)


def _shown_on(path: NodePath) -> str:
    """Return a page on which a text may stand: one of the facilitator's edition where it stands on no other."""
    if path[0] == "forms":
        return f"forms/{path[1]}.md"
    is_note = path[0] == "modules" and path[2:3] == ("activities",) and path[4:] == ("note",)
    return "checks/index.md" if is_note or path[0] in FOR_FACILITATORS else "index.md"


def _dead_in_base(made: Customised, scope: Scope, gone: str, path: NodePath, where: Location) -> Problem:
    cause = scope.cause(made.tree, path) or made.client.own.overlay.where
    message = f"the link to {gone!r} in {where} leads nowhere without it"
    hint = "replace that page with one of the client's own, or change what the link needs instead of removing it"
    return Problem(cause, "dead-link", message, hint)


def _item_pages(tree: Table) -> dict[str, NodePath]:
    """Return the page of each item that has one, with the path of the item."""
    found: dict[str, NodePath] = {f"{s}/{name}.md": (s, name) for s in _ITEMS for name in _names(tree, (s,))}
    for programme in _names(tree, ("programmes",)):
        at: NodePath = ("programmes", programme, "sessions")
        for session in _names(tree, at):
            found.setdefault(f"programme/{session}.md", (*at, session))
    return found


def _names(tree: Table, path: NodePath) -> tuple[str, ...]:
    items = find(tree, path)
    return tuple(items.entries) if isinstance(items, Table) else ()
