"""Make the sound tree of a handbook from the templates of its workspace."""

from dataclasses import replace

from ..content.draft import draft_mark, undecided_text
from ..content.phrases import roles_of
from ..content.places import HOME
from ..core.problems import WorkspaceError
from ..sources.workspace import Workspace
from ..text.labels import Labels
from .assets import published
from .brand import brand_assets, look_of
from .escape import title
from .links import link_problems
from .navigation import navigation
from .notice import notice_assets, notice_of, with_notice
from .pages.assessment_pages import assessment_pages, cost_page
from .pages.coordinator_pages import coordinator_pages
from .pages.form_pages import form_pages
from .pages.module_page import module_page, modules_page
from .pages.page_context import PageContext
from .pages.paper_pages import what_hr_sees, what_you_sign
from .pages.programme_pages import home_page, other_programmes, programme_page
from .pages.prose_pages import prose_page
from .pages.reference_pages import reference_pages
from .pages.session_page import session_page
from .papers import SitePapers
from .templates import Templates
from .tree import Page, Tree


def make_tree(workspace: Workspace, papers: SitePapers) -> Tree:
    """Return all pages of the handbook of these papers, and what lies beside them; raises `WorkspaceError` for a broken
    template, links that lead nowhere, and pictures that cannot be published."""
    handbook, tree = papers.handbook, build_tree(papers, Templates(workspace.folders("templates/site")))
    if dead := link_problems(handbook, tree, papers.paths.union(handbook.assets)):
        raise WorkspaceError(dead)
    return replace(tree, assets={**tree.assets, **published(workspace.root, handbook.assets)})


def build_tree(papers: SitePapers, templates: Templates) -> Tree:
    """Return every page of the handbook of these papers and the navigation; a page written by hand replaces the one
    made at its path."""
    handbook, curriculum = papers.handbook, papers.handbook.curriculum
    context = PageContext(handbook, templates, roles_of(curriculum), HOME, papers.on_screen)
    made = (
        home_page(context),
        programme_page(context),
        *(session_page(context, session) for session in handbook.sessions),
        *other_programmes(context),
        modules_page(context),
        *(module_page(context, name) for name in curriculum.modules),
        *form_pages(context),
        what_hr_sees(context),
        what_you_sign(context),
        *_running(context),
        *reference_pages(context),
    )
    written = (prose_page(context, page) for page in handbook.prose)
    notice, labels = notice_of(handbook), context.roles.labels
    pages = tuple(
        {
            page.path: with_notice(_marked(page, labels, handbook.undecided), notice) for page in (*made, *written)
        }.values()
    )
    assets = {**templates.assets(), **brand_assets(handbook), **notice_assets(handbook)}
    return Tree(pages, navigation(handbook, pages), assets, look_of(handbook))


def _marked(page: Page, labels: Labels, undecided: int) -> Page:
    """A draft says on each page that it is one."""
    if not undecided:
        return page
    mark = f'!!! danger "{title(draft_mark(labels))}"\n\n    {title(undecided_text(labels, undecided))}'
    return replace(page, markdown=f"{mark}\n\n{page.markdown}")


def _running(context: PageContext) -> tuple[Page, ...]:
    """What the facilitator's edition adds: the assessments, the estimate, the run sheet and the letters."""
    if not context.is_facilitator:
        return ()
    cost = context.handbook.curriculum.cost
    return (*assessment_pages(context), *((cost_page(context, cost),) if cost else ()), *coordinator_pages(context))
