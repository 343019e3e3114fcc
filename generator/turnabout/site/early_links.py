"""Check the links of a handbook before its pages are made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from ..content.places import HOME
from ..core.nodes import Path as NodePath
from ..core.nodes import Scalar
from ..core.problems import Location, Problem
from ..planning.audience_folders import shows_text
from ..planning.handbook import Handbook, ProsePage
from ..sources.gate import TEMPLATE, files_in, home, refusal
from ..sources.workspace import Workspace, shipped
from .assets import unfit_pictures
from .links import LINK, dead_link, leads_elsewhere, leads_to, targets
from .page_paths import page_paths

_UNCLEAR = re.compile(r"[\\&{}]")
"""Signs by which a link may lead elsewhere than it seems to."""

_BESIDE = ("print/", "assets/")
_CUT_OFF = re.compile(r"\A\s*# .*\]\([ \t]*<?[ \t]*$|\](?:\(|:)\s*<?\s*\Z", re.MULTILINE)
"""A link that takes its target from what a page has below its title, or at its foot."""


_Texts = Iterable[tuple[NodePath, Scalar]]


@dataclass(frozen=True)
class EarlyLinks:
    """The links of one edition, and what they can lead to: nearly always a page, so what takes longer to tell waits
    until it is asked for.

    Texts are those of the curriculum with their terms put in, each with its path. Without sessions nobody
    `knows_papers`, and a link to one is taken to lead there.
    """

    workspace: Workspace
    handbook: Handbook
    knows_papers: bool = True

    def problems(self, texts: _Texts) -> tuple[Problem, ...] | None:
        """Return a problem for each link that leads nowhere and each picture that cannot be published, or None where it
        takes the pages themselves to tell.

        Templates of a workspace's own show only by their pages whether they are whole, and a text of the curriculum
        with a doubtful link where it stands, if anywhere.
        """
        if _has_own_templates(self.workspace):
            return None
        found = self.problems_of(self.handbook.prose, texts)
        return found if found is None else tuple(sorted(set(_refused_assets(self.workspace)))) or found

    def problems_of(self, pages: Iterable[ProsePage], texts: _Texts) -> tuple[Problem, ...] | None:
        """Return the same for some of the pages and texts."""
        linked = [page for page in pages if "](" in page.markdown or "]:" in page.markdown]
        if any(_CUT_OFF.search(page.markdown) for page in linked) or not all(
            map(self._is_sound, self._with_links(texts))
        ):
            return None
        dead = {
            problem
            for page in linked
            for target in targets(page.markdown)
            if not self._has(leads_to(page.path, target))
            for problem in dead_link(self.handbook, page.path, target)
        }
        return tuple(sorted(dead or unfit_pictures(self.workspace.root, self.handbook.assets)))

    def targets(self, texts: _Texts) -> frozenset[str]:
        """Return all that the pages written by hand and the texts link to."""
        in_pages = (leads_to(page.path, to) for page in self.handbook.prose for to in targets(page.markdown))
        in_texts = (leads_to(HOME, to) for text in self._with_links(texts) for to in targets(text))
        return frozenset((*in_pages, *in_texts))

    def has_all(self, paths: Iterable[str]) -> bool:
        """Tell whether the edition has every one of these pages and files."""
        return all(map(self._has, paths))

    def _has(self, path: str) -> bool:
        if path in self._pages or path in self.handbook.assets:
            return True
        return path in self._beside if self.knows_papers else path.startswith(_BESIDE)

    @cached_property
    def _pages(self) -> frozenset[str]:
        return page_paths(self.handbook)

    @cached_property
    def _beside(self) -> frozenset[str]:
        from .brand import brand_assets
        from .notice import notice_assets
        from .papers import SitePapers
        from .templates import Templates

        templates = Templates(self.workspace.folders("templates/site"))
        made = (brand_assets(self.handbook), notice_assets(self.handbook), SitePapers(self.handbook).paths)
        return frozenset((*templates.assets(), *chain(*made)))

    def _with_links(self, texts: _Texts) -> Iterator[str]:
        """Yield each text with a link that this edition may show somewhere."""
        for path, text in texts:
            if "](" in text.text and shows_text(path, self.handbook.edition, self.handbook.curriculum):
                yield text.text
        yield from (page.job for page in self.handbook.prose if page.job and "](" in page.job)

    def _is_sound(self, text: str) -> bool:
        """Tell whether every link of a text, which count from the root of the site, leads to something for certain."""
        found = (link[1] for link in LINK.finditer(text))
        return all(target and (leads_elsewhere(target) or self._leads_there(target)) for target in found)

    def _leads_there(self, target: str) -> bool:
        return not _UNCLEAR.search(target) and self._has(leads_to(HOME, target))


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
