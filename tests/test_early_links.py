"""Links are checked before pages are made, and that finds whatever making the pages would find, at the same place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from house import BAD, GOOD, REPOSITORY, MakeWorkspace, make_workspace
from turnabout.clients.files import client_names
from turnabout.core.nodes import Path as NodePath
from turnabout.core.nodes import Scalar, scalars, with_scalars
from turnabout.core.problems import WorkspaceError
from turnabout.model.curriculum import Curriculum
from turnabout.model.settings import EDITIONS
from turnabout.reading.pipeline import read_workspace
from turnabout.reading.reading import Reading, handbook_of
from turnabout.site.build_tree import build_tree
from turnabout.site.early_links import EarlyLinks
from turnabout.site.page_paths import page_paths
from turnabout.site.papers import SitePapers
from turnabout.site.templates import Templates
from turnabout.sources.validate import validate
from turnabout.sources.workspace import open_workspace
from turnabout.translation.texts import reader_texts
from turnabout.usecases.checking import check_workspace, problems_in_making, site_problems

PAGE = "content/mentor/index.md"
TEA = "curricula/baking-swap/modules/tea-round.yml"
MAIN = "curricula/baking-swap/curriculum.yml"
CHECK = "curricula/baking-swap/checks/oven-check.yml"
HEAD = "---\ntitle: Ours\n---\n\n"
NOTE = ("content/hr/note.md", "", HEAD + "Hello.\n")
OVEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
PURPOSE = "purpose: Find out what the other person likes to eat."


@dataclass(frozen=True)
class Fault:
    """Edits of a workspace, how many problems there are in each edition, and whether they are known before its pages
    are made."""

    name: str
    edits: tuple[tuple[str, str, str], ...]
    count: tuple[int, int] = (0, 0)
    is_early: bool = True


def _in_page(name: str, markdown: str, count: tuple[int, int] = (0, 0), *more: tuple[str, str, str]) -> Fault:
    return Fault(name, (("content/mentor/own.md", "", HEAD + markdown), *more), count)


def _in_text(
    name: str, text: str, count: tuple[int, int] = (0, 0), *more: tuple[str, str, str], is_early: bool = True
) -> Fault:
    return Fault(name, ((TEA, PURPOSE, f"purpose: |\n  {text}"), *more), count, is_early)


FAULTS = (
    _in_page("a page that is not there", "Go [on](oven.md), or [on](<oven.md>).\n", (2, 2)),
    _in_page("a place on a page", "See [it](../glossary.md#levain), [here](#here), [there](https://x.org/y.md).\n"),
    _in_page("a picture that is not there", "![an oven](oven.png)\n", (1, 1)),
    _in_page("a picture that is there", "![an oven](oven.svg)\n", (0, 0), ("content/mentor/oven.svg", "", OVEN)),
    _in_page("a paper that is printed", "Print [it](../print/a4/poster.pdf).\n"),
    _in_page("a paper that is not printed", "Print [it](../print/a4/banner.pdf).\n", (1, 1)),
    _in_page("a paper of the other edition", "Print [it](../print/a4/run-sheet.pdf).\n", (1, 0)),
    _in_page("a style sheet", "It has [rules](../assets/handbook.css) and [none](../assets/none.css).\n", (1, 1)),
    _in_page("a page of the other edition", "See [it](../hr/note.md) and [it](../run-sheet.md).\n", (2, 0), NOTE),
    _in_page("a page made at the root", "See [it](/glossary.md).\n", (1, 1)),
    _in_page("a name with a space", "See [it](a%20b.md).\n", (0, 0), ("content/mentor/a b.md", "", HEAD + "Hello.\n")),
    _in_page("a reference at the foot", "See [it].\n\n[it]: oven.md\n", (1, 1)),
    _in_page("links in code", "`[a](oven.md)`\n\n```\n[b](oven.md)\n```\n"),
    _in_page("a link that is a line long", "Go [on](\noven.md).\n", (1, 1)),
    Fault("a page in place of a made one", (("content/glossary.md", "", HEAD + "[a](b.md) [c](index.md)\n"),), (1, 1)),
    Fault("a page for HR alone", (("content/hr/note.md", "", HEAD + "[a](b.md) [c](../mentor/index.md)\n"),), (0, 1)),
    Fault(
        "a link that breaks off in the title",
        (("content/mentor/own.md", "", "---\ntitle: Ours\njob: oven.md is lit.\n---\n\n# Ours](\n\nHello.\n"),),
        (1, 1),
        is_early=False,
    ),
    Fault(
        "a link that breaks off at the foot",
        (("content/mentor/own.md", "", "---\ntitle: Ours\nreview: 2027-06-05\n---\n\nHello.\n\n[it]:\n"),),
        (1, 1),
        is_early=False,
    ),
    Fault("a dead link in the job of a page", ((PAGE, "job: 'Light the", "job: 'Light [the](no.md)"),), (1, 1), False),
    Fault("a link in the job of a page", ((PAGE, "job: 'Light the", "job: 'Light [the](glossary.md)"),)),
    _in_text("a text with links", "See [it](modules/sourdough.md#activity-x), [it](https://x.org/?a&b=c\\d)."),
    _in_text("a text with a claim", "It works [@steam-helps]."),
    _in_text("a text with a dead link", "See [it](oven.md).", (1, 1), is_early=False),
    _in_text("a text with a link above the root", "See [it](../index.md).", (2, 2), is_early=False),
    _in_text("a text with a link to the other edition", "See [it](hr/note.md).", (1, 0), NOTE, is_early=False),
    _in_text("a text with signs escaped", "[a](mentor\\/index.md) or [b](ov&#101;n.md).", (2, 2), is_early=False),
    _in_text("a text with code that is none", "See \\`[it](oven.md)\\`.", (2, 2), is_early=False),
    _in_text("a text with code", "See `[it](oven.md)`.", (0, 0), is_early=False),
    _in_text("a text with a term in a link", "See [it](modules/{mentor}.md).", (2, 2), is_early=False),
    _in_text("a text that goes on in a new line", "See [it](\n  oven.md).", (1, 1), is_early=False),
    Fault(
        "a quote that goes on in a new line",
        ((MAIN, "summary: |\n", "summary: |\n  > See [it](\n  > oven.md).\n\n"),),
        (1, 1),
        is_early=False,
    ),
    Fault("a title like a link", ((TEA, "title: Tea round", "title: '[Tea](round.md)'"),), is_early=False),
    Fault(
        "a note for the facilitator",
        ((TEA, "floor: 4, steps: {s1: Put", "floor: 4, note: 'See [it](hr/note.md).', steps: {s1: Put"), NOTE),
    ),
    Fault("a check", ((CHECK, "\nhow: ", "\nhow: See [it](run-sheet.md). "),)),
    Fault("a check with a dead link", ((CHECK, "\nhow: ", "\nhow: See [it](oven.md). "),), (0, 1), is_early=False),
    Fault("a template that is broken", (("templates/site/home.md.j2", "", "{{ nothing }}"),), (1, 1), False),
    Fault("a template with a dead link", (("templates/site/home.md.j2", "", "[a](b.md)"),), (1, 1), False),
    Fault("a template that is whole", (("templates/site/home.md.j2", "", "Hello."),), is_early=False),
    Fault(
        "a file beside the templates",
        (("templates/site/assets/own.css", "", "p {}"), (PAGE, "{A mentor}", "[a](../assets/own.css) {A mentor}")),
    ),
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_what_making_the_pages_refuses_is_refused_at_the_same_place(fault: Fault, workspace: MakeWorkspace) -> None:
    root = workspace()
    for edit in fault.edits:
        _edit(root, *edit)
    reading = read_workspace(root)
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    handbooks = [handbook_of(reading, edition) for edition in EDITIONS]
    made = [problems_in_making(reading, handbook) for handbook in handbooks]
    assert [site_problems(reading, handbook) for handbook in handbooks] == made
    assert tuple(map(len, made)) == fault.count
    assert set(check_workspace(root)) == {*reading.problems, *made[0], *made[1]}
    if fault.is_early:
        assert [EarlyLinks(reading.workspace, handbook).problems(reading.texts) for handbook in handbooks] == made


def _edit(root: Path, file: str, old: str, new: str) -> None:
    """Put a text in the place of another that is there once; where the other is empty, write the file."""
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text("utf-8") if old else ""
    assert text.count(old) == 1
    path.write_text(text.replace(old, new) if old else new, "utf-8")


def _readings(tmp_path: Path) -> Iterator[tuple[str, Reading]]:
    """Every workspace of the tests, and every client in it, of which pages can be made; and what ships."""
    folders = [*((name, None) for name in _names(GOOD)), *(("", name) for name in _names(BAD))]
    roots = [make_workspace(tmp_path / f"{good}{bad or ''}", good, bad=bad) for good, bad in folders]
    for root in (REPOSITORY, *roots):
        for client in _clients_of(root):
            try:
                reading = read_workspace(root, client)
                reading.demand_sound()
            except WorkspaceError:
                continue
            name = "shipped" if root == REPOSITORY else root.name
            yield f"{name} {client or ''}".strip(), reading


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def _clients_of(root: Path) -> tuple[str | None, ...]:
    try:
        return (None, *client_names(open_workspace(root)[0]))
    except WorkspaceError:
        return ()


@pytest.mark.thorough
def test_both_ways_agree_on_every_workspace(tmp_path: Path) -> None:
    names = set()
    for name, reading in _readings(tmp_path):
        names.add(name)
        for edition in EDITIONS:
            handbook = handbook_of(reading, edition)
            made = problems_in_making(reading, handbook)
            assert site_problems(reading, handbook) == made, (name, edition)
            templates = Templates(reading.workspace.folders("templates/site"))
            if "broken-template" not in {problem.code for problem in made}:
                paths = {page.path for page in build_tree(SitePapers(handbook), templates).pages}
                assert page_paths(handbook) == paths, (name, edition)
    assert names >= {"tiny", "clients acme", "shipped"}


def test_every_paper_can_be_linked_to(workspace: MakeWorkspace) -> None:
    root = workspace()
    papers = sorted(SitePapers(handbook_of(read_workspace(root), "facilitator")).paths)
    assert len(papers) > 30
    assert any(paper.endswith(".docx") for paper in papers)
    links = "".join(f"- [it](../{paper})\n" for paper in papers)
    _edit(root, "content/hr/papers.md", "", HEAD + links)
    assert check_workspace(root) == ()


def _with_links(reading: Reading, target: str, places: set[NodePath]) -> Reading:
    """Put a link to a target behind the texts at some paths."""

    def linked(path: NodePath, text: Scalar) -> Scalar:
        return text._replace(text=f"{text.text.rstrip()} [it]({target})") if path in places else text

    shown = with_scalars(reading.shown, linked)
    validated = validate(shown, Curriculum)
    assert validated.problems == ()
    return replace(reading, shown=shown, curriculum=validated.record)


def test_a_text_for_facilitators_stands_on_no_page_of_the_handbook(workspace: MakeWorkspace) -> None:
    root = workspace()
    _edit(root, *NOTE)
    form = root / "curricula/baking-swap/forms/swap-form.yml"
    form.write_text(form.read_text("utf-8").replace("filled-by: [mentor, mentoree]", "filled-by: [hr]"), "utf-8")
    _edit(root, TEA, "floor: 4, steps: {s1: Put", "floor: 4, note: Look around., steps: {s1: Put")
    reading = read_workspace(root)
    apart = ("checks", "cost", "messages", "run-sheet", "forms")
    texts = {text.path for text in reader_texts(reading.node) if text.most == 0}
    places = {path for path in texts if path[0] in apart or path[-1] == "note"}
    assert {path[0] for path in places} == {*apart, "modules"}
    linked = _with_links(reading, "hr/note.md", places)
    for edition in EDITIONS:
        handbook = handbook_of(linked, edition)
        assert EarlyLinks(linked.workspace, handbook).problems(scalars(linked.shown)) == ()
        assert problems_in_making(linked, handbook) == ()
    others = _with_links(reading, "hr/note.md", texts - places)
    assert EarlyLinks(others.workspace, handbook_of(others, "handbook")).problems(scalars(others.shown)) is None


SHIPPED = (
    ("content/mentor/index.md", "\n\n", "\n\n[a](../hr/run-it.md) [b](nowhere.md) ![c](none.png)\n\n"),
    ("content/hr/run-it.md", "\n\n", "\n\n[d](../nowhere.md)\n\n"),
)


def test_both_ways_agree_on_what_ships_with_faults_planted(shipped_workspace: Path) -> None:
    for file, old, new in SHIPPED:
        path = shipped_workspace / file
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    reading = read_workspace(shipped_workspace)
    for edition, count in zip(EDITIONS, (3, 3), strict=True):
        handbook = handbook_of(reading, edition)
        made = problems_in_making(reading, handbook)
        assert len(made) == count
        assert EarlyLinks(reading.workspace, handbook).problems(reading.texts) == made
