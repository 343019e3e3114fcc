"""The shipped handbook with labels in the letters of one alphabet and all that authors wrote in those of another.

What is left in Latin letters was said by neither: it is a word of the tool's that no catalogue reaches.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from fontpkg_noto_sans_arabic import ROOT as ARABIC_FONT
from markdown.extensions.toc import slugify

from house import make_shipped_workspace
from turnabout.clients.customising import Customiser
from turnabout.reading.edition_source import edition_source_of
from turnabout.sources.workspace import open_workspace
from turnabout.translation.catalogue import Catalogue, CatalogueEntry, catalogue_text
from turnabout.translation.label_update import updated_labels
from turnabout.translation.texts import reader_texts

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_KEPT = re.compile(
    r"\{[^{}\n`]*\}"  # terms, places of labels, and what stands beside a heading
    r"|\[@[^\]\n]*\]"  # claims
    r"|\]\([^)\n]*\)|^\[[^\]\n]+\]:.*$"  # where links lead
    r"|<[^>\n]*>|&\w+;"  # tags, addresses and signs by name
    r"|^(?:!!!|\?\?\?\+?) \w+|^```\w*(?: title=)?",  # what begins a box, or a sample
    re.MULTILINE | re.DOTALL,
)
_HEAD = ("title", "description", "job", "keeps")
_SETTING = re.compile(r"((?:site_name|name|permalink_title): )(?!material)(.*)")
_IN_SOURCES = re.compile(r"(?!https:)(?=.*[A-Z\s]).{3}|.*\.uk$")
"""What a list of works says; what is left is a key of its format."""

_HEADING = re.compile(r"^##+ ([^{\n]+)$", re.MULTILINE)
_ARTICLE = re.compile(r"\{[aA]n? (.)")
CURRICULUM = Path("curricula/reverse-mentoring")

Written = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that the theme and the calendar know, and how labels and the texts of authors are written in it."""

    language: str
    label: Written
    text: Written


def _letters(alphabet: str) -> Written:
    """Return what writes a text in the letters of another alphabet, but for the words that lead elsewhere."""
    table = str.maketrans(_LATIN + _LATIN.upper(), alphabet + alphabet.upper())

    def written(text: str) -> str:
        parts: list[str] = []
        end = 0
        for kept in _KEPT.finditer(text):
            parts += (text[end : kept.start()].translate(table), _ARTICLE.sub(r"{\1", kept[0]))
            end = kept.end()
        return "".join((*parts, text[end:].translate(table)))

    return written


GREEK = Tongue("el", _letters("αβχδεφγηιξκλμνοπψρστυωθζυζ"), _letters("абцдефгхийклмнопярстувшжыз"))
_ARABIC_LETTERS = _letters("ابجدهفغحيكلمنعوبقرستثشخضزص")
ARABIC = Tongue("ar", _ARABIC_LETTERS, _ARABIC_LETTERS)


def make_pseudo_workspace(folder: Path, tongue: Tongue = GREEK) -> Path:
    """Copy what ships into a workspace of its own, in letters that tell who said what."""
    root = make_shipped_workspace(folder)
    for name in ("clients", "layers"):
        shutil.rmtree(root / "curricula" / name)
    _write_texts(root, tongue)
    _write_pages(root, tongue.text)
    _write_labels(root / CURRICULUM / "i18n" / f"labels.{tongue.language}.po", tongue)
    return root


def make_arabic_workspace(folder: Path) -> Path:
    """Copy what ships into a workspace of its own in Arabic letters, with a font that has them."""
    root = make_pseudo_workspace(folder, ARABIC)
    (root / CURRICULUM / "assets").mkdir(exist_ok=True)
    shutil.copy(next(ARABIC_FONT.rglob("*.ttf")), root / CURRICULUM / "assets/arabic.ttf")
    with (root / CURRICULUM / "curriculum.yml").open("a", encoding="utf-8") as file:
        file.write("brand: {fonts: [assets/arabic.ttf]}\n")
    return root


def _write_texts(root: Path, tongue: Tongue) -> None:
    workspace, _ = open_workspace(root)
    node = edition_source_of(Customiser(workspace), None).node
    places = {text.scalar.location for text in reader_texts(node)}
    for file in sorted((root / "curricula").rglob("*.yml")):
        tree = yaml.compose(file.read_text("utf-8"))
        shown = file.relative_to(root).as_posix()
        for scalar in _scalars(tree):
            place = (shown, scalar.start_mark.line + 1, scalar.start_mark.column + 1)
            if place in places or (file.name == "sources.yml" and _IN_SOURCES.match(scalar.value)):
                scalar.value = tongue.text(scalar.value)
            elif (file.name, scalar.value) == ("curriculum.yml", "en"):
                scalar.value = tongue.language
            elif scalar.value == "Do this next":
                scalar.value = tongue.text(scalar.value)
        file.write_text(yaml.serialize(tree, allow_unicode=True, width=10_000), "utf-8")


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    match node:
        case yaml.ScalarNode():
            yield node
        case yaml.SequenceNode():
            for item in node.value:
                yield from _scalars(item)
        case _:
            for _, value in node.value:
                yield from _scalars(value)


def _write_pages(root: Path, written: Written) -> None:
    for file in sorted((root / "content").rglob("*.md")):
        _, head, body = file.read_text("utf-8").split("---\n", 2)
        said = {key: _said(value, written) if key in _HEAD else value for key, value in yaml.safe_load(head).items()}
        head = yaml.safe_dump(said, allow_unicode=True, width=10_000)
        file.write_text(f"---\n{head}---\n{written(_with_ids(body))}", "utf-8")
    settings = root / "mkdocs.yml"
    settings.write_text(_SETTING.sub(lambda line: line[1] + written(line[2]), settings.read_text("utf-8")), "utf-8")


def _with_ids(body: str) -> str:
    """A heading that a link of the page leads to keeps its id."""

    def heading(found: re.Match[str]) -> str:
        name = slugify(found[1], "-")
        return f"{found[0]} {{#{name}}}" if f"](#{name})" in body else found[0]

    return _HEADING.sub(heading, body)


def _said(value: str | list[str], written: Written) -> str | list[str]:
    return written(value) if isinstance(value, str) else list(map(written, value))


def _write_labels(file: Path, tongue: Tongue) -> None:
    empty = updated_labels(Catalogue(file.name), tongue.language)
    entries = tuple(_translated(entry, tongue.label) for entry in empty.entries)
    file.parent.mkdir(exist_ok=True)
    file.write_text(catalogue_text(replace(empty, entries=entries), tongue.language), "utf-8")


def _translated(entry: CatalogueEntry, written: Written) -> CatalogueEntry:
    if not entry.many:
        return replace(entry, translation=written(entry.source))
    return replace(entry, forms=(written(entry.source), *(written(entry.many) for _ in entry.forms[1:])))
