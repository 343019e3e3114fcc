"""Links that a client breaks, found without making its site."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..clients.customising import Customised
from ..lint.scope import Scope
from ..loading.prose_files import WrittenPage, find_assets
from ..nodes import Path as NodePath
from ..nodes import Table, find, scalars
from ..problems import Location, Problem
from ..site.links import leads_to, targets

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


def dead_links(made: Customised, scope: Scope, base: Links, pages: tuple[WrittenPage, ...]) -> Iterator[Problem]:
    """Yield a problem for each link of the base to what the client took away, and each of its own that leads nowhere.

    Where changes are missing nothing is said: the page may be there once they are mended.
    """
    if made.doubtful:
        return
    before, now = _item_pages(made.base.tree), _item_pages(made.tree)
    own = {page.path for page in pages}
    replaced = {page.shown for path, page in base.pages.items() if path in own}
    for gone in before.keys() - now.keys():
        for where in base.to.get(gone, ()):
            if where.path not in replaced:
                yield _dead_in_base(made, scope, gone, before[gone], where)
    site = (base.site - before.keys()) | now.keys() | own | _assets(made.client.folder / "content")
    for page in pages:
        for target in targets(page.markdown):
            if leads_to(page.path, target) not in site and not target.endswith(".pdf"):
                line = page.line + page.markdown[: page.markdown.find(f"]({target}")].count("\n")
                yield Problem(Location(page.shown, line), "dead-link", f"the link to {target!r} leads nowhere")


def _dead_in_base(made: Customised, scope: Scope, gone: str, path: NodePath, where: Location) -> Problem:
    cause = scope.cause(made.tree, path) or made.client.own.overlay.where
    message = f"the link to {gone!r} in {where} leads nowhere without it"
    hint = "replace that page with one of the client's own, or change what the link needs instead of removing it"
    return Problem(cause, "dead-link", message, hint)


def _assets(folder: Path) -> frozenset[str]:
    return frozenset(find_assets((folder,))) if folder.is_dir() else frozenset()


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
