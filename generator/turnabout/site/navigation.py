"""Lay out the navigation of a handbook."""

from collections.abc import Iterable, Iterator, Mapping

from ..planning.handbook import Handbook, ProsePage
from .tree import HOME, NavItem, Page
from .words import Roles

_OURS = ("programme", "modules")


def navigation(handbook: Handbook, pages: Iterable[Page]) -> tuple[NavItem, ...]:
    """Return the navigation over the pages of a handbook; a page that belongs nowhere else is for reference."""
    front = (NavItem("Home", HOME), NavItem("Programme", children=_programme(handbook)), *_guides(handbook))
    front += (NavItem("Modules", children=_modules(handbook)),)
    placed = {path for item in front for path in _paths(item)}
    rest = (NavItem(page.title, page.path) for page in pages if page.path not in placed)
    return (*front, NavItem("Reference", children=tuple(rest)))


def audiences(handbook: Handbook) -> Mapping[str, tuple[ProsePage, ...]]:
    """Return the pages for each audience by folder: folders in the order of the terms, then others; index first."""
    folders: dict[str, list[ProsePage]] = {}
    for page in handbook.prose:
        if "/" in page.path and page.path.split("/")[0] not in _OURS:
            folders.setdefault(page.path.split("/")[0], []).append(page)
    order = [name for name in handbook.curriculum.terms if name in folders]
    order += [name for name in folders if name not in order]
    return {name: tuple(sorted(folders[name], key=lambda page: page.path != f"{name}/index.md")) for name in order}


def audience_label(handbook: Handbook, folder: str) -> str:
    """Return what a folder is called: by the term of its name, else by the name; two or three letters are initials."""
    roles = Roles(handbook.curriculum.terms)
    if len(folder) <= 3 and not roles.known(folder):
        return f"For {folder.upper()}"
    return f"For the {roles.one(folder)}"


def _guides(handbook: Handbook) -> tuple[NavItem, ...]:
    sections = tuple(
        NavItem(audience_label(handbook, folder), children=_audience(pages))
        for folder, pages in audiences(handbook).items()
    )
    return (NavItem("Guides", children=sections),) if sections else ()


def _audience(pages: tuple[ProsePage, ...]) -> tuple[NavItem, ...]:
    return tuple(NavItem(None if page.path.endswith("/index.md") else page.title, page.path) for page in pages)


def _programme(handbook: Handbook) -> tuple[NavItem, ...]:
    sessions = (
        NavItem(f"{session.number}. {session.agenda.module.title}", f"programme/{session.id}.md")
        for session in handbook.sessions
    )
    return (NavItem(None, "programme/index.md"), *sessions)


def _modules(handbook: Handbook) -> tuple[NavItem, ...]:
    modules = (NavItem(module.title, f"modules/{name}.md") for name, module in handbook.curriculum.modules.items())
    return (NavItem(None, "modules/index.md"), *modules)


def _paths(item: NavItem) -> Iterator[str]:
    if item.path:
        yield item.path
    for child in item.children:
        yield from _paths(child)
