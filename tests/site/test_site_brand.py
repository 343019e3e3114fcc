"""A site shows whose programme it is, and can be read in any colour that is allowed."""

import re
from pathlib import Path

import pytest
from handbooks import build, read
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from test_site_browser import SOME_VIEWS, VIEWS, browser, walk
from test_site_build import mkdocs_build

from house import MakeWorkspace, difference_of, files_of, make_workspace, sampled
from turnabout.media.contrast import TEXT, contrast, nearest_passing
from turnabout.site.brand import _style as style
from turnabout.site.config import look_settings, plain_config
from turnabout.site.engine import load_settings
from turnabout.site.mkdocs_build import make
from turnabout.site.staging import build_staged, stage
from turnabout.site.tree import Look, NavItem, Tree

__all__ = ["browser"]
CURRICULUM = "curricula/soup-table/curriculum.yml"
NAME = "Ladle &amp; Sons · Soup table"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: nearest_passing(f"#{number:06x}"))
PALEST = nearest_passing("#ffa000")


def set_brand(root: Path, brand: str) -> None:
    """Write another brand into the branded workspace, or none."""
    file = root / CURRICULUM
    file.write_text(re.sub(r"brand:\n(?:  .*\n)+", brand, file.read_text("utf-8")), "utf-8")


@pytest.fixture(scope="module")
def branded_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The branded workspace, built in the palest colour that is allowed."""
    folder = tmp_path_factory.mktemp("branded")
    root = make_workspace(folder / "workspace", "branded")
    text = (root / CURRICULUM).read_text("utf-8")
    (root / CURRICULUM).write_text(text.replace("#8a2a5b", PALEST), "utf-8")
    return build(root, "facilitator", folder)


def test_the_plugin_and_a_staged_folder_dress_a_site_alike(
    workspace: MakeWorkspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    root = workspace("branded")
    assert mkdocs_build(root / "mkdocs.yml", tmp_path / "plugin") == ""
    made = make(root, tmp_path / "cache")
    files = {path: file.read_bytes() for path, file in made.files.items() if not path.endswith(".md")}
    stage(made.tree, files, load_settings(root / "mkdocs.yml"), tmp_path / "staged")
    assert build_staged(tmp_path / "staged", tmp_path / "site") == ()
    assert difference_of(files_of(tmp_path / "plugin"), files_of(tmp_path / "site")) == ""


def test_every_page_bears_name_logo_and_colour(branded_site: Path) -> None:
    pages = [path.read_text("utf-8") for path in branded_site.rglob("*.html")]
    assert len(pages) > 10
    for page in pages:
        assert NAME in page
        assert re.search(rf'<img src="[./]*/?assets/logo\.svg" alt="{re.escape(NAME)}[^"<>]*">', page)
        assert re.search(r'<link rel="stylesheet" href="[./]*/?assets/brand\.css">\s*', page)


def test_a_logo_is_published_without_what_its_maker_left_in_it(branded_site: Path) -> None:
    logo = (branded_site / "assets/logo.svg").read_text("utf-8")
    assert "<circle" in logo
    for word in ("Berta", "berta", "secret", "inkscape", "sodipodi"):
        assert word not in logo
    assert b"secret-soup" not in b"".join(files_of(branded_site).values())


def test_without_a_brand_there_is_none(workspace: MakeWorkspace) -> None:
    root = workspace("branded")
    set_brand(root, "")
    _, tree = read(root, "handbook")
    assert tree.look == Look()
    assert not {"assets/logo.svg", "assets/brand.css"} & set(tree.assets)
    settings = load_settings(root / "mkdocs.yml")
    plain = plain_config(settings, tree)
    assert {key: plain[key] for key in ("site_name", "theme", "extra_css")} == {
        key: settings[key] for key in ("site_name", "theme", "extra_css")
    }


@pytest.mark.parametrize(
    ("brand", "look"),
    [
        ("brand: {name: Ladle}\n", Look(name="Ladle")),
        ("brand: {logo: assets/logo.svg}\n", Look(logo="assets/logo.svg")),
        ('brand: {colour: "#8a2a5b"}\n', Look(styles=("assets/brand.css",))),
        ("brand: {}\n", Look()),
    ],
)
def test_each_part_of_a_brand_can_stand_alone(brand: str, look: Look, workspace: MakeWorkspace) -> None:
    root = workspace("branded")
    set_brand(root, brand)
    assert read(root, "handbook")[1].look == look


@pytest.mark.parametrize(
    ("site_name", "shown"),
    [
        ("Soup table", "Ladle & Sons · Soup table"),
        ("The ladle & sons handbook", "The ladle & sons handbook"),
        (None, "Ladle & Sons"),
    ],
)
def test_the_name_stands_before_that_of_the_site_once(site_name: str | None, shown: str) -> None:
    assert look_settings(Look(name="Ladle & Sons"), {"site_name": site_name}) == {"site_name": shown}


@pytest.mark.parametrize("theme", ["material", {"name": "material"}])
def test_a_logo_finds_its_place_however_the_theme_is_named(theme: object) -> None:
    tree = Tree((), (NavItem("Home", "index.md"),), {}, Look(logo="assets/logo.png", styles=("a.css",)))
    config = plain_config({"theme": theme}, tree)
    assert config["theme"] == {"name": "material", "logo": "assets/logo.png"}
    assert config["extra_css"] == ["a.css"]


@given(COLOURS)
def test_in_any_colour_texts_and_links_and_the_bar_can_be_read_by_day_and_by_night(colour: str) -> None:
    head, day, night = style(colour).split("\n\n")
    assert colour in head
    for rule in (day, night):
        values = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})\b", rule))
        page = values.get("md-default-bg-color", "#ffffff")
        for name in ("tt-ink", "tt-quiet", "tt-petrol", "tt-copper"):
            assert contrast(values[name], page) >= TEXT, name
            assert contrast(values[name], values["tt-wash"]) >= TEXT, name
        for name in ("tt-bar", "tt-bar-light", "tt-bar-dark"):
            assert contrast("#ffffff", values[name]) >= TEXT, name


def test_the_quiet_colours_are_those_of_the_style_sheet() -> None:
    from turnabout.site.brand import _DARK, _LIGHT

    css = Path("templates/site/assets/handbook.css")
    text = (Path(__file__).parents[2] / css).read_text("utf-8")
    day, night = text.split("[data-md-color-scheme=")[1:3]
    for shipped, rule in ((_LIGHT, day), (_DARK, night)):
        found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rule))
        named = {"lighter": "md-default-fg-color--lighter", "ground": "md-default-bg-color"}
        assert {name: found[named.get(name, f"tt-{name}")] for name in shipped} == shipped


def test_contacts_have_a_page_an_entry_and_a_box_on_the_front_page(workspace: MakeWorkspace) -> None:
    _, tree = read(workspace("branded"), "handbook")
    pages = {page.path: page.markdown for page in tree.pages}
    assert tree.nav[-1] == NavItem("Whom to ask", "contacts.md")
    assert (
        "## Berta Ladle, kitchen office { #kitchen }\n\n**For:** Dates, spoons &#38; a way out\n"
        in pages["contacts.md"]
    )
    assert "## Fire &#60;desk&#62; { #fire-desk }\n\nRing the <em>red</em> bell.\n" in pages["contacts.md"]
    assert "- **Fire &#60;desk&#62;**<br>Ring the <em>red</em> bell.\n" in pages["index.md"]


def test_without_contacts_there_is_no_such_page(workspace: MakeWorkspace) -> None:
    root = workspace("branded")
    file = root / CURRICULUM
    file.write_text(file.read_text("utf-8").partition("contacts:\n")[0], "utf-8")
    _, tree = read(root, "handbook")
    pages = {page.path: page.markdown for page in tree.pages}
    assert "contacts.md" not in pages
    assert tree.nav[-1].label == "Reference"
    assert "Whom to ask" not in pages["index.md"]


def test_a_page_of_ones_own_takes_the_place_of_the_contacts(workspace: MakeWorkspace) -> None:
    root = workspace("branded")
    (root / "content/contacts.md").write_text("---\ntitle: Ask us\n---\n\n# Ask us\n", "utf-8")
    assert read(root, "handbook")[1].nav[-1] == NavItem("Ask us", "contacts.md")


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), sampled(VIEWS, *SOME_VIEWS))
def test_axe_finds_nothing_in_the_palest_colour(
    browser: Browser,
    branded_site: Path,
    width: int,
    scheme: str,
) -> None:
    pages = ("index", "contacts", "programme/index", "programme/first", "modules/leek", "forms/allergy-card")
    assert walk(browser, width, scheme, [(branded_site / f"{page}.html").as_uri() for page in pages]) == {}
