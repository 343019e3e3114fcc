"""A settings file of a workspace, made plain."""

import functools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.yaml import yaml_load

from turnabout.core.problems import WorkspaceError
from turnabout.site.config import as_yaml, plain_config
from turnabout.site.engine import load_settings
from turnabout.site.tree import NavItem, Tree


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_settings_come_back_from_yaml_as_they_were(text: str) -> None:
    assert yaml_load(as_yaml({"site_name": text, "nav": [text]})) == {"site_name": text, "nav": [text]}


def test_functions_and_dates_can_be_written_down() -> None:
    config = {"extension": {"slugify": functools.reduce, "day": date(2027, 3, 1)}}
    assert yaml_load(as_yaml(config)) == {"extension": {"slugify": functools.reduce, "day": "2027-03-01"}}


def test_what_cannot_be_written_down_is_a_problem() -> None:
    with pytest.raises(WorkspaceError, match=r"unwritable-setting .*partial") as caught:
        as_yaml({"slugify": functools.partial(print, sep="")})
    assert "0x" not in str(caught.value)


@pytest.mark.parametrize(
    ("plugins", "left"),
    [
        (["search", "turnabout"], ["search"]),
        (["search", {"turnabout": {"start": "2027-03-01"}}], ["search"]),
        ({"search": None, "turnabout": None}, [{"search": {}}]),
        (None, []),
    ],
)
def test_a_plain_config_names_every_plugin_but_ours(plugins: object, left: list[object]) -> None:
    tree = Tree((), (NavItem("Home", "index.md"),), {})
    config = plain_config({"site_name": "R&D", "docs_dir": "content", "plugins": plugins}, tree)
    assert config == {
        "site_name": "R&amp;D",
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": [{"Home": "index.md"}],
        "plugins": left,
        "use_directory_urls": False,
    }


def test_theme_overrides_are_found_from_a_staged_folder(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("theme: {name: material, custom_dir: ours}")
    assert load_settings(tmp_path / "mkdocs.yml") == {
        "theme": {"name": "material", "custom_dir": str(tmp_path / "ours")}
    }
