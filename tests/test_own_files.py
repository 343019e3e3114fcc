"""A file is taken from a folder, and from nowhere else."""

from pathlib import Path

import pytest

from turnabout.core.problems import Location, Problem
from turnabout.sources.own_files import own_file

AT = Location("client.yml", 3, 9)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "acme" / "assets").mkdir(parents=True)
    (tmp_path / "acme" / "assets" / "logo.svg").write_text("<svg/>")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "logo.svg").write_text("<svg/>")
    (tmp_path / "acme" / "out").symlink_to(tmp_path / "other")
    (tmp_path / "acme" / "out.svg").symlink_to(tmp_path / "other" / "logo.svg")
    (tmp_path / "acme" / "in.svg").symlink_to("assets/logo.svg")
    (tmp_path / "acme" / "circle.svg").symlink_to("circle.svg")
    return tmp_path / "acme"


@pytest.mark.parametrize("text", ["assets/logo.svg", "./assets/logo.svg", "assets/../assets/logo.svg", "in.svg"])
def test_a_file_of_the_folder_is_found(text: str, folder: Path) -> None:
    assert own_file(folder, text, AT) == folder / "assets" / "logo.svg"


@pytest.mark.parametrize(
    "text",
    ["../other/logo.svg", "assets/../../other/logo.svg", "/etc/hostname", "out/logo.svg", "out.svg", "..",
     "C:\\logo.svg", "C:/logo.svg", "\\\\server\\logo.svg", "../acmes/logo.svg", "logo\0.svg"],
)  # fmt: skip
def test_a_path_that_leads_out_is_refused(text: str, folder: Path) -> None:
    found = own_file(folder, text, AT)
    assert isinstance(found, Problem)
    assert (found.code, found.location) == ("outside-folder", AT)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("assets/lgo.svg", "did you mean 'assets/logo.svg'"),
        ("assets\\logo.svg", "write assets/logo.svg"),
        ("zzz", "paths count from the folder of this file"),
        ("circle.svg", None),
        ("x" * 200 + ".svg", None),
        ("ü" * 200, None),
    ],
)
def test_a_file_that_is_not_there_is_named_with_the_nearest(text: str, hint: str | None, folder: Path) -> None:
    found = own_file(folder, text, AT)
    assert isinstance(found, Problem)
    assert (found.code, found.message) == ("missing-file", f"{text!r} is not there")
    assert hint in (None, found.hint)


def test_a_folder_may_be_reached_by_a_link_itself(folder: Path) -> None:
    (folder.parent / "linked").symlink_to(folder)
    assert own_file(folder.parent / "linked", "assets/logo.svg", AT) == folder / "assets" / "logo.svg"
