"""The theme's own words, the search and the direction of a site follow the language of the handbook."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from house import MakeWorkspace, Turnabout
from turnabout.site.config import plain_config
from turnabout.site.engine import run_mkdocs
from turnabout.site.tree import Look, NavItem, Tree

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
SEARCH = {"ar": "en"}
"""Where the theme knows no rules for the endings of words."""

SETTINGS = "theme: {name: material, language: de, font: false}\n"


def _config(language: str, theme: object, plugins: object = ()) -> Mapping[str, object]:
    tree = Tree((), (NavItem("Home", "index.md"),), {}, Look(language=language))
    return plain_config({"theme": theme, "plugins": plugins}, tree)


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("pt-BR", "pt-BR"),
        ("zh-hant", "zh-Hant"),
        ("en-GB", "en"),
        ("mt", "de"),
        ("../x", "de"),
    ],
)
def test_the_theme_speaks_the_language_if_it_knows_it(language: str, named: str) -> None:
    assert _config(language, {"name": "material", "language": "de"})["theme"] == {"name": "material", "language": named}


def test_a_theme_that_speaks_it_already_and_another_theme_stay_as_they_are() -> None:
    assert _config("en", "material")["theme"] == "material"
    assert _config("fr", "mkdocs")["theme"] == "mkdocs"
    assert _config("fr", "material")["theme"] == {"name": "material", "language": "fr"}


@pytest.mark.parametrize(
    ("plugin", "left"),
    [
        ("search", "search"),
        ({"search": {"lang": "en", "separator": " "}}, {"search": {"separator": " "}}),
        ({"material/search": {"lang": ["en", "de"]}}, {"material/search": {}}),
        ({"search": {"lang": ["en", "fr"]}}, {"search": {"lang": ["en", "fr"]}}),
        ({"offline": {"lang": "en"}}, {"offline": {"lang": "en"}}),
    ],
)
def test_a_search_in_other_languages_alone_takes_that_of_the_theme(plugin: object, left: object) -> None:
    assert _config("fr", "material", [plugin])["plugins"] == [left]


def test_each_language_of_a_client_has_a_site_that_speaks_it(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace("bilingual")
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("- search", "- search: {lang: en}")
    (root / "mkdocs.yml").write_text(SETTINGS + settings, "utf-8")
    _write(root, "curricula/clients/acme/client.yml", "client: acme\nbase: jam-session@0.1\nlanguages: [en, fr, ar]\n")
    _write(root, "curricula/jam-session/i18n/ar.po", HEAD)
    built = turnabout("build", "--client", "acme", "--no-papers", cwd=root)
    assert built.code == 0, built.out + built.err
    for folder, language, direction in (("", "en", "ltr"), ("fr", "fr", "ltr"), ("ar", "ar", "rtl")):
        _speaks(root / "dist/acme" / folder / "handbook", language, direction)


def test_a_preview_speaks_the_language_too(workspace: MakeWorkspace, tmp_path: Path) -> None:
    root = workspace("bilingual")
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("- search", "- search: {lang: en}")
    (root / "mkdocs.yml").write_text(f"docs_dir: docs\n{SETTINGS}{settings}      papers: []\n", "utf-8")
    _write(root, "docs/index.md", "# Build this")
    main = root / "curricula/jam-session/curriculum.yml"
    main.write_text(main.read_text("utf-8").replace("language: en", "language: es"), "utf-8")
    assert run_mkdocs(root / "mkdocs.yml", tmp_path / "site") == ()
    _speaks(tmp_path / "site", "es", "ltr")


def _speaks(site: Path, language: str, direction: str) -> None:
    page = (site / "index.html").read_text("utf-8")
    assert re.search(r'<html lang="([^"]*)"', page)[1] == language  # type: ignore[index]
    assert re.search(r'<body dir="([^"]*)"', page)[1] == direction  # type: ignore[index]
    index = next(site.rglob("search_index.json"))
    assert json.loads(index.read_bytes())["config"]["lang"] == [SEARCH.get(language, language)]


def _write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
