"""The pages of a handbook, as Markdown."""

from dataclasses import replace
from pathlib import Path

import pytest
from handbooks import read

from house import Golden, MakeWorkspace
from turnabout.content.phrases import audience_label
from turnabout.core.problems import WorkspaceError
from turnabout.model.settings import Edition
from turnabout.planning.fit import LONGEST
from turnabout.planning.handbook import Handbook, ProsePage
from turnabout.site.build_tree import build_tree
from turnabout.site.escape import Markdown
from turnabout.site.links import check_links
from turnabout.site.papers import SitePapers
from turnabout.site.templates import Templates
from turnabout.site.tree import Page, Tree, document, nav_data
from turnabout.sources.workspace import shipped

HERE = Path(__file__).parent
SHIPPED = Templates((shipped() / "templates" / "site",))


@pytest.fixture(scope="module")
def handbook(tiny_root: Path) -> Handbook:
    return read(tiny_root, "handbook")[0]


def page_of(tree: Tree, path: str) -> Page:
    return next(page for page in tree.pages if page.path == path)


@pytest.mark.parametrize("edition", ["handbook", "facilitator"])
def test_pages_are_as_expected(edition: Edition, tiny_root: Path, golden: Golden) -> None:
    tree = read(tiny_root, edition)[1]
    golden({page.path: document(page) for page in tree.pages}, HERE / "golden" / edition)


def test_the_handbook_holds_no_note_and_no_key(handbook: Handbook) -> None:
    pages = "\n".join(page.markdown for page in build_tree(SitePapers(handbook), SHIPPED).pages)
    assert "Wash your hands" in pages
    assert "Watch the sleeves" not in pages
    assert "Leave it in" not in pages
    assert "Rye, for once" not in pages


def test_the_facilitators_pages_hold_notes_and_keys(tiny: Tree) -> None:
    assert "Watch the sleeves" in page_of(tiny, "programme/second.md").markdown
    assert "Leave it in" in page_of(tiny, "modules/sourdough.md").markdown
    assert "Rye, for once" in page_of(tiny, "modules/sourdough.md").markdown


def test_a_page_written_by_hand_replaces_the_one_made_at_its_path(handbook: Handbook) -> None:
    own = ProsePage("glossary.md", "Our words", "# Our words\n")
    page = page_of(build_tree(SitePapers(replace(handbook, prose=(own,))), SHIPPED), "glossary.md")
    assert page == Page("glossary.md", "Our words", "# Our words\n", None)


def test_a_page_that_belongs_nowhere_is_for_reference(handbook: Handbook) -> None:
    own = ProsePage("about.md", "About <us>", "# About\n")
    nav = nav_data(build_tree(SitePapers(replace(handbook, prose=(own,))), SHIPPED).nav)
    assert nav[-1] == {
        "Reference": [
            {"Ground rules": "ground-rules.md"},
            {"Glossary": "glossary.md"},
            {"Evidence": "evidence.md"},
            {"About &lt;us&gt;": "about.md"},
        ]
    }


def test_folders_of_the_content_are_named_by_their_terms(handbook: Handbook) -> None:
    assert audience_label(handbook.curriculum, "mentor") == "For the apprentice"
    assert audience_label(handbook.curriculum, "line-manager") == "For the shift lead"
    assert audience_label(handbook.curriculum, "hr") == "For HR"
    assert audience_label(handbook.curriculum, "works-council") == "For the works council"


def test_every_page_is_in_the_navigation_once(tiny: Tree) -> None:
    def paths(entries: object) -> list[str]:
        if isinstance(entries, str):
            return [entries]
        if isinstance(entries, dict):
            return [path for entry in entries.values() for path in paths(entry)]
        return [path for entry in entries for path in paths(entry)] if isinstance(entries, list) else []

    assert sorted(paths(nav_data(tiny.nav))) == sorted(page.path for page in tiny.pages)


def test_edit_links_know_the_yaml_of_a_page(tiny: Tree) -> None:
    assert page_of(tiny, "modules/sourdough.md").source == "curricula/baking-swap/modules/sourdough.yml"
    assert page_of(tiny, "programme/index.md").source == "curricula/baking-swap/programmes/weekend.yml"
    assert page_of(tiny, "index.md").source == "curricula/baking-swap/curriculum.yml"
    assert page_of(tiny, "evidence.md").source == "curricula/baking-swap/sources.yml"
    assert page_of(tiny, "mentor/index.md").source == "content/mentor/index.md"


def test_what_no_session_has_time_for_is_done_between_meetings(handbook: Handbook) -> None:
    modules = handbook.curriculum.modules
    long = {
        name: activity.model_copy(update={"minutes": LONGEST}) if activity.tier == "extension" else activity
        for name, activity in modules["sourdough"].activities.items()
    }
    changed = {**modules, "sourdough": modules["sourdough"].model_copy(update={"activities": long})}
    book = replace(handbook, sessions=(), curriculum=handbook.curriculum.model_copy(update={"modules": changed}))
    assert "do it between meetings" in page_of(build_tree(SitePapers(book), SHIPPED), "modules/sourdough.md").markdown


@pytest.mark.parametrize(
    ("gaps", "said"),
    [((), ""), ((7,), "one every week"), ((10,), "one every 10 days"), ((14, 21), "2 weeks to 3 weeks apart")],
)
def test_the_rhythm_of_a_programme_is_said_in_words(handbook: Handbook, gaps: tuple[int, ...], said: str) -> None:
    first = handbook.sessions[0]
    sessions = (first, *(replace(first, after=after) for after in gaps))
    page = page_of(build_tree(SitePapers(replace(handbook, sessions=sessions)), SHIPPED), "programme/index.md").markdown
    facts = page.split("\n")[2].split(" · ")
    assert said in facts if said else not any("every" in fact or "apart" in fact for fact in facts)


def test_links_that_lead_nowhere_are_found() -> None:
    text = (
        "[a](../index.md#x) [b](missing.md) ![c](<pic.png>) `[d](no.md)` [e](https://x.org) [f](#here) [g](/etc/x)\n\n"
        "[h]: gone.md\n"
    )
    tree = Tree((Page("hr/index.md", "HR", text, "content/hr/index.md"), Page("index.md", "Home", "", None)), (), {})
    assert [target for _, target in check_links(tree, frozenset({"hr/pic.png"}))] == ["missing.md", "/etc/x", "gone.md"]


def test_links_in_code_lead_nowhere_on_purpose() -> None:
    tree = Tree((Page("index.md", "Home", "```\n[a](b.md)\n```\n", None),), (), {})
    assert check_links(tree, frozenset()) == ()


def test_a_workspace_overrides_one_template_and_one_asset(workspace: MakeWorkspace) -> None:
    root = workspace()
    own = root / "templates" / "site"
    (own / "assets").mkdir(parents=True)
    (own / "glossary.md.j2").write_text("# {{ entries[0].word }}\n")
    (own / "assets" / "handbook.css").write_text("p {}")
    tree = read(root, "handbook")[1]
    assert page_of(tree, "glossary.md").markdown == "# Apprentice"
    assert tree.assets["assets/handbook.css"] == b"p {}"
    assert "assets/iframe-worker.js" in tree.assets


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("{{ entries }\n", 1, "unexpected '}'"),
        ("fine\n\n{% endfor %}\n", 3, "Encountered unknown tag 'endfor'."),
        ("{{ nobody }}\n", 1, "'nobody' is undefined"),
    ],
)
def test_a_broken_template_is_a_problem_of_its_file(
    workspace: MakeWorkspace, template: str, line: int, message: str
) -> None:
    root = workspace()
    (root / "templates" / "site").mkdir(parents=True)
    (root / "templates" / "site" / "glossary.md.j2").write_text(template)
    with pytest.raises(WorkspaceError) as caught:
        read(root, "handbook")
    (problem,) = caught.value.problems
    assert (problem.location.path, problem.location.line) == ("templates/site/glossary.md.j2", line)
    assert (problem.code, problem.message) == ("broken-template", message)


def test_a_value_that_is_not_markdown_yet_is_escaped_on_its_way_into_a_page(tmp_path: Path) -> None:
    (tmp_path / "x.md.j2").write_text("{{ typed }} {{ made }} {{ number }}")
    values = {"typed": "<b>", "made": Markdown("<b>"), "number": 3}
    assert Templates((tmp_path,)).render("x", values) == "&#60;b&#62; <b> 3"


def test_a_title_is_safe_in_the_head_of_a_page() -> None:
    page = Page("x.md", 'R&D "<b>"\n---\nx: y', "# X\n", None, search=False, hide=("toc",))
    assert document(page) == (
        '---\ntitle: "R&amp;D &quot;&lt;b&gt;&quot; --- x: y"\nsearch:\n  exclude: true\nhide: [toc]\n---\n\n# X\n'
    )
