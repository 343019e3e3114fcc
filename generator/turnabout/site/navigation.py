"""Lay out the navigation of a handbook."""

from collections.abc import Callable, Iterable, Iterator

from ..content.phrases import audience_label
from ..content.places import (
    ASSESSMENTS,
    CHOICES,
    CONTACTS,
    FORMS,
    HOME,
    MESSAGES,
    RUN_SHEET,
    WHAT_HR_SEES,
    WHAT_YOU_SIGN,
)
from ..planning.booklets import audiences
from ..planning.handbook import Handbook, ProsePage
from ..text.labels import labels_of
from .tree import NavItem, Page


def navigation(handbook: Handbook, pages: tuple[Page, ...]) -> tuple[NavItem, ...]:
    """Return the navigation over the pages of a handbook; a page that belongs nowhere else is for reference."""
    gettext = labels_of(handbook.curriculum).gettext
    front = (
        NavItem(gettext("Home"), HOME),
        NavItem(gettext("Programme"), children=_programme(handbook, pages)),
        *_guides(handbook),
    )
    front += (
        NavItem(gettext("Modules"), children=_modules(handbook)),
        *_papers(pages, gettext),
        *_running(pages, gettext),
    )
    help_ = _titled(pages, [CONTACTS])
    placed = {path for item in (*front, *help_) for path in _paths(item)}
    rest = (NavItem(page.title, page.path) for page in pages if page.path not in placed)
    return (*front, NavItem(gettext("Reference"), children=tuple(rest)), *help_)


def _guides(handbook: Handbook) -> tuple[NavItem, ...]:
    sections = tuple(
        NavItem(audience_label(handbook.curriculum, folder), children=_audience(pages))
        for folder, pages in audiences(handbook).items()
    )
    return (NavItem(labels_of(handbook.curriculum).gettext("Guides"), children=sections),) if sections else ()


def _audience(pages: tuple[ProsePage, ...]) -> tuple[NavItem, ...]:
    return tuple(NavItem(None if page.path.endswith("/index.md") else page.title, page.path) for page in pages)


def _programme(handbook: Handbook, pages: tuple[Page, ...]) -> tuple[NavItem, ...]:
    sessions = (
        NavItem(f"{session.number}. {session.agenda.module.title}", f"programme/{session.id}.md")
        for session in handbook.sessions
    )
    return (NavItem(None, "programme/index.md"), *sessions, *_titled(pages, [CHOICES]))


def _modules(handbook: Handbook) -> tuple[NavItem, ...]:
    modules = (NavItem(module.title, f"modules/{name}.md") for name, module in handbook.curriculum.modules.items())
    return (NavItem(None, "modules/index.md"), *modules)


def _papers(pages: tuple[Page, ...], gettext: Callable[[str], str]) -> tuple[NavItem, ...]:
    """The forms, after the two pages about all papers."""
    forms = [page.path for page in pages if page.path.startswith("forms/") and page.path != FORMS]
    if not forms:
        return ()
    index = (NavItem(None, FORMS),)
    return (NavItem(gettext("Forms"), children=(*index, *_titled(pages, [WHAT_HR_SEES, WHAT_YOU_SIGN, *forms]))),)


def _running(pages: tuple[Page, ...], gettext: Callable[[str], str]) -> tuple[NavItem, ...]:
    """What a coordinator works from: the assessments before a programme, the run sheet and the letters during it."""
    checks = [page.path for page in pages if page.path.startswith("checks/") and page.path != ASSESSMENTS]
    found: tuple[NavItem, ...] = ()
    if checks:
        found = (NavItem(gettext("Checks"), children=(NavItem(None, ASSESSMENTS), *_titled(pages, checks))),)
    if letters := _titled(pages, [RUN_SHEET, MESSAGES]):
        found = (*found, NavItem(gettext("Run it"), children=letters))
    return found


def _titled(pages: tuple[Page, ...], paths: Iterable[str]) -> tuple[NavItem, ...]:
    """The pages that there are of some paths, under their titles."""
    titles = {page.path: page.title for page in pages}
    return tuple(NavItem(titles[path], path) for path in paths if path in titles)


def _paths(item: NavItem) -> Iterator[str]:
    if item.path:
        yield item.path
    for child in item.children:
        yield from _paths(child)
