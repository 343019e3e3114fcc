"""Make the whole tree of pages of a handbook."""

from ..planning.handbook import Handbook
from .desk import Desk
from .module_page import module_page, modules_page
from .navigation import navigation
from .programme_pages import home_page, programme_page
from .reference_pages import reference_pages
from .session_page import session_page
from .templates import Templates
from .tree import HOME, Page, Tree
from .words import Roles


def build_tree(handbook: Handbook, templates: Templates) -> Tree:
    """Return every page of a handbook and the navigation; a page written by hand replaces the one made at its path."""
    desk = Desk(handbook, templates, Roles(handbook.curriculum.terms), HOME)
    made = (
        home_page(desk),
        programme_page(desk),
        *(session_page(desk, session) for session in handbook.sessions),
        modules_page(desk),
        *(module_page(desk, name) for name in handbook.curriculum.modules),
        *reference_pages(desk),
    )
    written = (Page(page.path, page.title, page.markdown, page.source) for page in handbook.prose)
    pages = tuple({page.path: page for page in (*made, *written)}.values())
    return Tree(pages, navigation(handbook, pages), templates.assets())
