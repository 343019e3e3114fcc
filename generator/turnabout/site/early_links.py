"""Check the links of a handbook before its pages are made."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from ..content.places import HOME
from ..core.nodes import Node, scalars
from ..core.nodes import Path as NodePath
from ..core.problems import Location, Problem
from ..planning.audience_folders import FOR_FACILITATORS
from ..planning.handbook import Handbook, written_files
from ..planning.visibility import forms_for
from ..sources.gate import TEMPLATE, files_in, home, refusal
from ..sources.workspace import Workspace, shipped
from .assets import unfit_pictures
from .links import LINK, dead_link, leads_elsewhere, leads_to, targets
from .page_paths import page_paths

_UNCLEAR = re.compile(r"[\\&{}]")
"""Signs by which a link may lead elsewhere than it seems to."""

_CUT_OFF = re.compile(r"\A\s*# .*\]\([ \t]*<?[ \t]*$|\](?:\(|:)\s*<?\s*\Z", re.MULTILINE)
"""A link that takes its target from what a page has below its title, or at its foot."""


@dataclass(frozen=True)
class _Site:
    """What links can lead to: nearly always to a page, so what takes longer to tell waits until it is asked for."""

    workspace: Workspace
    handbook: Handbook

    def has(self, path: str) -> bool:
        return path in self._pages or path in self.handbook.assets or path in self._beside

    @cached_property
    def _pages(self) -> frozenset[str]:
        return page_paths(self.handbook)

    @cached_property
    def _beside(self) -> frozenset[str]:
        from .brand import brand_assets
        from .notice import notice_assets
        from .papers import paper_paths
        from .templates import Templates

        templates = Templates(self.workspace.folders("templates/site"))
        made = (brand_assets(self.handbook), notice_assets(self.handbook), paper_paths(self.handbook))
        return frozenset((*templates.assets(), *chain(*made)))


def early_link_problems(workspace: Workspace, handbook: Handbook, texts: Node) -> tuple[Problem, ...] | None:
    """Return a problem for each link that leads nowhere and each picture that cannot be published, or None where it
    takes the pages themselves to tell.

    Templates of a workspace's own show only by their pages whether they are whole, and a text of the curriculum with a
    doubtful link where it stands, if anywhere. `texts` are those texts with their terms and claims put in.
    """
    site = _Site(workspace, handbook)
    in_pages = [page for page in handbook.prose if "](" in page.markdown or "]:" in page.markdown]
    if (
        _has_own_templates(workspace)
        or any(_CUT_OFF.search(page.markdown) for page in in_pages)
        or not all(_is_sound(site, text) for text in _with_links(texts, handbook))
    ):
        return None
    written = written_files(handbook)
    dead = {
        problem
        for page in in_pages
        for target in targets(page.markdown)
        if not site.has(leads_to(page.path, target))
        for problem in dead_link(workspace, written.get(page.path) or page.path, target)
    }
    return tuple(sorted(set(_refused_assets(workspace)) or dead or unfit_pictures(workspace.root, handbook.assets)))


def _has_own_templates(workspace: Workspace) -> bool:
    return any(next(folder.glob("*.j2"), None) for folder in _own_folders(workspace))


def _own_folders(workspace: Workspace) -> list[Path]:
    return [folder for folder in workspace.folders("templates/site") if folder != shipped() / "templates" / "site"]


def _refused_assets(workspace: Workspace) -> Iterator[Problem]:
    """Yield why a style, a script or a picture beside the templates may not be read."""
    for folder in _own_folders(workspace):
        for file in files_in(folder / "assets"):
            at = Location(workspace.display(file))
            if refused := refusal(file, TEMPLATE, at, home(workspace.root, folder)):
                yield refused


def _with_links(texts: Node, handbook: Handbook) -> Iterator[str]:
    """Yield each text with a link that this edition may show somewhere."""
    forms = forms_for(handbook.curriculum, handbook.edition)
    for path, text in scalars(texts):
        if "](" in text.text and (handbook.edition == "facilitator" or not _is_for_facilitators(path, forms)):
            yield text.text
    yield from (page.job for page in handbook.prose if page.job and "](" in page.job)


def _is_for_facilitators(path: NodePath, forms: Collection[str]) -> bool:
    if path[0] == "forms":
        return path[1] not in forms
    is_note = path[0] == "modules" and path[2:3] == ("activities",) and path[4:] == ("note",)
    return is_note or path[0] in FOR_FACILITATORS


def _is_sound(site: _Site, text: str) -> bool:
    """Tell whether every link of a text, which count from the root of the site, leads to something for certain."""
    found = (link[1] for link in LINK.finditer(text))
    return all(target and (leads_elsewhere(target) or _leads_there(site, target)) for target in found)


def _leads_there(site: _Site, target: str) -> bool:
    return not _UNCLEAR.search(target) and site.has(leads_to(HOME, target))
