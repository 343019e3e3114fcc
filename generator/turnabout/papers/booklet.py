"""Bind a book: a booklet for one audience, or the whole handbook."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ..content.evidence import evidence_content
from ..content.form import form_content, form_list
from ..content.glossary import glossary_content
from ..content.ground_rules import ground_rules_content
from ..content.module import module_list
from ..content.phrases import audience_label
from ..content.places import EVIDENCE, GLOSSARY, GROUND_RULES, WHAT_HR_SEES
from ..content.what_hr_sees import what_hr_sees_content
from ..model.curriculum import Curriculum
from ..planning.booklets import audiences
from ..planning.handbook import Handbook
from ..text.labels import labels_of
from ..text.markdown_tree import read_inline
from ..text.pieces import Piece, as_data
from .chapters import Chapter, contacts_chapter, coordinator_chapters, module_chapter, placed, programme_chapter, said
from .linking import cited_in, labelled_once, linked, places_in
from .page_chapter import written_chapter


def booklet_data(handbook: Handbook, audience: str) -> Mapping[str, object]:
    """Return the pages for an audience, and what these readers need from the curriculum."""
    chapters = [written_chapter(handbook.curriculum, page, 1) for page in audiences(handbook)[audience]]
    chapters += [programme_chapter(handbook, audience), *_kept_to(handbook)]
    chapters += _evidence_of(handbook, chapters)
    return _bound(handbook, chapters, audience_label(handbook.curriculum, audience), depth=1)


def handbook_data(handbook: Handbook) -> Mapping[str, object]:
    """Return everything that this edition has to read."""
    curriculum, guides = handbook.curriculum, audiences(handbook)
    forms = form_list(handbook)
    chapters = [programme_chapter(handbook)]
    for folder, pages in guides.items():
        guide = [written_chapter(handbook.curriculum, page, 2) for page in pages]
        chapters += _part(audience_label(curriculum, folder), f"{folder}/", guide)
    modules = [module_chapter(handbook, name) for name in curriculum.modules]
    overview = module_list(handbook)
    chapters += _part(overview.title, "modules/index.md", modules, list(overview.intro))
    sheets = [_form_chapter(handbook, row.id) for row in forms.rows]
    chapters += _part(forms.title, "forms/index.md", sheets, list(forms.intro))
    chapters.append(placed("what-hr-sees", WHAT_HR_SEES, what_hr_sees_content(handbook)))
    chapters += [*_kept_to(handbook), *coordinator_chapters(handbook)]
    chapters.append(placed("glossary", GLOSSARY, glossary_content(curriculum)))
    chapters.append(_evidence(curriculum, curriculum.claims, curriculum.sources))
    return _bound(handbook, _with_pages(handbook, chapters), labels_of(curriculum).gettext("Handbook"), depth=2)


def _form_chapter(handbook: Handbook, name: str) -> Chapter:
    content = form_content(handbook, name)
    return {**as_data(content), "kind": "form", "to": f"forms/{name}.md", "level": 2, "title": said(content.title)}


def _part(title: str, to: str, chapters: list[Chapter], text: list[Piece] | None = None) -> list[Chapter]:
    """Return chapters behind a page that names them; nothing where there are none."""
    holds = [{"label": one["to"], "name": one["title"], "job": one.get("job", one.get("purpose"))} for one in chapters]
    page = {"kind": "part", "to": to, "level": 1, "title": said(title), "text": text, "holds": holds}
    return [page, *chapters] if chapters else []


def _with_pages(handbook: Handbook, chapters: list[Chapter]) -> list[Chapter]:
    """Put pages for no audience in the place of the chapters that they are written for, and the others last."""
    for_some = {page.path for pages in audiences(handbook).values() for page in pages}
    more = {page.path: page for page in handbook.prose if page.path not in for_some}
    curriculum = handbook.curriculum
    replaced = [
        written_chapter(curriculum, more.pop(one["to"]), one["level"]) if one["to"] in more else one for one in chapters
    ]
    return replaced + [written_chapter(curriculum, page, 1) for page in more.values()]


def _kept_to(handbook: Handbook) -> Iterable[Chapter]:
    curriculum = handbook.curriculum
    if curriculum.ground_rules:
        yield placed("rules", GROUND_RULES, ground_rules_content(curriculum))
    if curriculum.contacts:
        yield contacts_chapter(handbook)


def _evidence_of(handbook: Handbook, chapters: list[Chapter]) -> list[Chapter]:
    """Return the claims that some chapters refer to; nothing where they refer to none."""
    cited = cited_in(chapters, EVIDENCE)
    if not cited:
        return []
    sources = {name.removeprefix("source-") for name in cited if name.startswith("source-")}
    return [_evidence(handbook.curriculum, cited, sources)]


def _evidence(curriculum: Curriculum, claims: Collection[str], sources: Collection[str]) -> Chapter:
    return placed("evidence", EVIDENCE, evidence_content(curriculum, claims, sources))


def _bound(handbook: Handbook, chapters: list[Chapter], title: str, *, depth: int) -> dict[str, Any]:
    """`depth` is how many levels of headings the contents list."""
    once = labelled_once(chapters)
    return {
        "title": title,
        "subject": handbook.curriculum.title,
        "purpose": read_inline(handbook.programme.purpose),
        "depth": depth,
        "chapters": linked(once, places_in(once)),
    }
