"""Make the page that a client signs: what it gets in place of the base."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..clients.customising import Customised, Customiser
from ..clients.overlay.diff import differences
from ..content.signoff.marking import passage
from ..content.signoff.naming import Names, in_words
from ..content.signoff.page import Compared, SignoffPage, settings_of
from ..content.signoff.sheet import Group, Section, SignoffRow, sections
from ..core.nodes import Table, find
from ..core.problems import WorkspaceError
from ..media.pictures import Picture, read_picture
from ..media.typefaces import Typeface
from ..model.brand import Brand
from ..reading.edition_source import EditionSource, edition_source_of
from ..reading.lockfiles import own_and_base_pages
from ..reading.named_files import fonts_of
from ..sources.address import text_of
from ..sources.prose_files import WrittenPage
from ..sources.validate import validate
from ..sources.workspace import Workspace, open_workspace
from ..text.labels import Labels
from ..translation.labels import labels_of_tree

Against = Literal["base", "layers"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A page to sign with the labels it is written in, the brand, logo, fonts and paper of the client, and the
    workspace whose templates draw it."""

    page: SignoffPage
    labels: Labels
    workspace: Workspace
    brand: Brand
    logo: Picture | None
    fonts: tuple[Typeface, ...]
    size: str | None


def compare(root: Path, client: str, against: Against = "base", labels: Labels | None = None) -> Comparison:
    """Return what a client or a variant gets in place of its base, or of its base with the shared layers, in the
    client's own language if no labels are given.

    Raises `NoSuchClient`, and `WorkspaceError` where the client is not whole: nobody can sign what is not there.
    """
    workspace, found = open_workspace(root)
    edition_source = edition_source_of(Customiser(workspace), client)
    customised = edition_source.of_client
    problems = (*found, *edition_source.problems)
    if any(problem.severity == "error" for problem in problems):
        raise WorkspaceError(problems)
    labels = labels or labels_of_tree(workspace, customised.base.name, customised.tree, client)
    page = _page(workspace, edition_source, customised, against, labels)
    brand, size = find(customised.tree, ("brand",)), text_of(find(customised.tree, ("paper",)))
    look = validate(brand, Brand).record if brand else Brand()
    fonts, no_fonts = fonts_of(workspace, customised.tree)
    if no_fonts:
        raise WorkspaceError(no_fonts)
    return Comparison(page, labels, workspace, look, _logo(workspace, customised.tree), fonts, size or None)


def _page(
    workspace: Workspace, edition_source: EditionSource, customised: Customised, against: Against, labels: Labels
) -> SignoffPage:
    stages = customised.resolution.stages
    if against == "layers":
        stages = tuple(stage for stage in stages if stage.owner)
    before = stages[0].before if stages else customised.tree
    found = differences(before, customised.tree, (edit for stage in stages for edit in stage.edits))
    old, new = Names(before, labels), Names(customised.tree, labels)
    own, base = own_and_base_pages(workspace, edition_source)
    pages = tuple(_pages(own, base, new, _name(customised)))
    return SignoffPage(
        compared=_compared(customised, against),
        settings=settings_of(new),
        sections=(*sections(found, old, new, _owners(customised, labels)), *pages),
        differences=found,
        files=_files(edition_source),
    )


def _compared(customised: Customised, against: Against) -> Compared:
    client, base = customised.client, customised.base
    return Compared(
        client=client.name,
        name=_name(customised) + (f", {in_words(client.variant.overlay.name).lower()}" if client.variant else ""),
        base=base.name,
        base_title=text_of(find(base.tree, ("title",))) or base.name,
        version=base.version,
        base_digest=base.digest,
        layers=tuple(sorted(layer.overlay.name for layer in client.layers)),
        against=against,
    )


def _name(customised: Customised) -> str:
    return text_of(find(customised.tree, ("brand", "name"))) or in_words(customised.client.folder.name)


def _owners(customised: Customised, labels: Labels) -> dict[str, str]:
    """Return how the page calls those who made a change, by the name of their file."""
    client = customised.client
    layers = (layer.overlay.name for layer in client.layers)
    names = {name: labels.gettext("Shared layer: {layer}", layer=name) for name in layers}
    if client.variant:
        name = client.variant.overlay.name
        names[name] = labels.gettext("Variant: {variant}", variant=name)
    return names | {client.own.overlay.name: _name(customised)}


def _pages(own: tuple[WrittenPage, ...], base: tuple[WrittenPage, ...], names: Names, who: str) -> Iterator[Section]:
    """The pages that a client wrote; they are read in the handbook, so here they are only named."""
    there = {page.path: page for page in base}
    rows = tuple(_row(page, there.get(page.path), names) for page in own)
    if rows:
        title = names.labels.gettext("Handbook pages")
        yield Section(title, tuple(Group(row.address, row.what, (who,), (), (row,)) for row in rows))


def _row(page: WrittenPage, under: WrittenPage | None, names: Names) -> SignoffRow:
    labels = names.labels
    old = passage(names.spelled(_about(under, labels))) if under else ()
    new = passage(names.spelled(_about(page, labels)))
    return SignoffRow("changed" if under else "added", labels.gettext("Page"), old, new, page.path)


def _about(page: WrittenPage, labels: Labels) -> str:
    words = labels.ngettext("{number} word", "{number} words", len(page.markdown.split()))
    return "\n\n".join(filter(None, (f"**{page.head.title}**", page.head.job, words)))


def _files(edition_source: EditionSource) -> Mapping[str, str]:
    """Return the SHA-256 of each file of the client's own content folder, by its path there."""
    folder = edition_source.own
    files = sorted(file for file in folder.rglob("*") if file.is_file()) if folder else []
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files if folder
    }


def _logo(workspace: Workspace, tree: Table) -> Picture | None:
    node = find(tree, ("brand", "logo"))
    if node is None:
        return None
    found = read_picture((workspace.root / node.location.path).parent, text_of(node), node.location)
    if not isinstance(found, Picture):
        raise WorkspaceError([found])
    return found
