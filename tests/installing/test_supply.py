"""The licence of every part is known and accepted, and a bill of materials says what somebody has who has turnabout."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from house import REPOSITORY
from installing.locks import LOCKS, pins_of
from installing.project import DEPENDENCIES, EXTRAS
from turnabout import __version__

LIST = REPOSITORY / "requirements" / "licences.toml"


def _supply(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, "-m", "supply", *map(str, arguments)],
        cwd=REPOSITORY, env={**plain, "PYTHONPATH": "requirements", **variables}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def _changed_list(folder: Path, *changes: tuple[str, str]) -> Path:
    """The list of licences with every line that begins with something replaced by something else."""
    text = LIST.read_text("utf-8")
    for start, line in changes:
        text, count = re.subn(rf"(?m)^{re.escape(start)} =.*$", line, text)
        assert count == 1, start
    file = folder / "licences.toml"
    file.write_text(text, "utf-8")
    return file


def _needed() -> set[str]:
    """What turnabout asks for by name."""
    return {canonicalize_name(Requirement(line).name) for line in (*DEPENDENCIES, *EXTRAS)}


def test_every_licence_is_known_and_accepted() -> None:
    done = _supply("licences")
    assert (done.returncode, done.stderr) == (0, "")
    rows = {line[12:].split()[0]: line[:12].strip() for line in done.stdout.splitlines()}
    for lock, uses in zip(LOCKS, ({"run", "build"}, {"run", "build", "extra", "tests"}), strict=True):
        assert {rows[name] for name in pins_of(lock)} == uses
    asked = {canonicalize_name(Requirement(line).name) for line in DEPENDENCIES}
    assert {rows[name] for name in asked} == {"run"}
    assert (rows["hatchling"], rows["distributed"], rows["pytest"], rows["axe-core"]) == (
        "build",
        "extra",
        "tests",
        "tests",
    )
    fonts = (file.name for file in (REPOSITORY / "templates" / "print" / "fonts").iterdir() if file.suffix != ".txt")
    assert {rows[name] for name in fonts} == {"handed out"}


def test_what_is_not_known_or_not_accepted_is_said_in_a_sentence(tmp_path: Path) -> None:
    accepted = _changed_list(
        tmp_path,
        ("jinja2", 'jinja3 = { licence = "MIT", why = "nothing is called so" }'),
        ('"MPL-2.0"', '"MPL-2.0" = { for = "tests", why = "no more than that" }'),
        ("Zlib", ""),
        ("lunr", 'lunar = { licence = "MIT", why = "nothing is called so" }'),
        ("tiny-segmenter", ""),
        ('"NotoEmoji.ttf"', ""),
        ('"Apache-2.0"', 'WTFPL = { for = "tests", why = "nothing is under it" }'),
    )
    done = _supply("--accepted", accepted, "licences")
    assert done.returncode == 1
    problems = [re.sub(r" \d\S*(?= (?:is|states))", "", line) for line in done.stderr.splitlines() if line]
    unknown = "states no licence that a program can read: read its licence, and add it to"
    refused = "do without it, or add the licence to [accepted] in requirements/licences.toml with the reason"
    carried = "add it to [handed-out] in requirements/licences.toml with its licence"
    for problem in (
        f"jinja2 {unknown} [stated] in requirements/licences.toml",
        f"lunr {unknown} [handed-out] in requirements/licences.toml",
        f"NotoEmoji.ttf {unknown} [handed-out] in requirements/licences.toml",
        f"pikepdf is under MPL-2.0, which is not accepted for what turnabout needs to run: {refused}",
        f"typst is under Apache-2.0, which is not accepted for what turnabout needs to run: {refused}",
        f"sites hold tinyseg.js of mkdocs-material: {carried}",
        "requirements/licences.toml says that lunar is handed out, and it is not: delete it",
        "no part needs that requirements/licences.toml states the licence of jinja3: delete it",
        "no part is under WTFPL, which requirements/licences.toml accepts: delete it",
    ):
        assert problem in problems
    assert [line for line in problems if line.startswith("numpy is under")]
    fine = ("hypothesis", "packaging", "uv", "axe-core")
    assert not [line for line in problems if line.startswith(fine)], "accepted for tests, or one of two is accepted"


def test_a_list_that_names_files_which_are_gone_says_so(tmp_path: Path) -> None:
    entry = 'wordcut = { licence = "MIT", files = ["gone/*.js"], why = "x" }'
    done = _supply("--accepted", _changed_list(tmp_path, ("wordcut", entry)), "licences")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "no file is gone/*.js: delete 'wordcut' from [handed-out] in requirements/licences.toml, or say where it is"
    )


def test_each_line_of_the_list_says_why() -> None:
    listed = tomllib.loads(LIST.read_text("utf-8"))
    assert [name for table in listed.values() for name, entry in table.items() if not entry["why"].strip()] == []


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What `make sbom` writes."""
    file = tmp_path_factory.mktemp("bill") / "new" / "sbom.json"
    done = _supply("sbom", file)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return file.read_bytes()


def test_the_bill_names_what_is_installed_and_handed_out_with_licences_and_hashes(bill: bytes) -> None:
    data = json.loads(bill)
    assert (data["bomFormat"], data["specVersion"]) == ("CycloneDX", "1.6")
    assert (data["metadata"]["component"]["name"], data["metadata"]["component"]["version"]) == (
        "turnabout",
        __version__,
    )
    parts = {part["name"]: part for part in data["components"]}
    assert _needed() | {"SourceSans3.ttf", "lunr", "wordcut", "pydantic-core"} <= parts.keys()
    assert not {"pytest", "hatchling", "pymupdf", "axe-core", "turnabout"} & parts.keys()
    assert [name for name, part in parts.items() if not part["licenses"][0]["expression"]] == []
    pins = pins_of(LOCKS[0])
    for name in pins.keys() & parts.keys():
        part = parts[name]
        assert part["purl"] == f"pkg:pypi/{name}@{part['version']}"
        assert part["version"] == str(pins[name])
        digests = {each["content"] for each in part["externalReferences"][0]["hashes"]}
        assert digests == set(re.findall(r"[0-9a-f]{64}", _entry(name)))
    assert {name for name, part in parts.items() if part["scope"] == "optional"} >= {"distributed", "dask"}


def _entry(name: str) -> str:
    found = re.search(rf"(?m)^{name}==.*\n(?:    --hash.*\n)+", LOCKS[0].read_text("utf-8"))
    assert found
    return found[0]


def test_the_bill_says_what_needs_what(bill: bytes) -> None:
    needs = {entry["ref"]: entry.get("dependsOn", []) for entry in json.loads(bill)["dependencies"]}
    direct = {ref.partition("@")[0] for ref in needs[f"turnabout@{__version__}"]}
    assert _needed() <= direct
    (material,) = (ref for ref in needs if ref.startswith("mkdocs-material@"))
    assert {"lunr", "Font Awesome Free"} <= {ref.partition("@")[0] for ref in needs[material]}
    assert [ref for refs in needs.values() for ref in refs if ref not in needs] == []


@pytest.mark.thorough
def test_equal_parts_give_an_equal_bill_and_a_moment_is_given(bill: bytes, tmp_path: Path) -> None:
    assert b"timestamp" not in bill
    _supply("sbom", tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == bill
    _supply("sbom", tmp_path / "dated.json", SOURCE_DATE_EPOCH="1800000000")
    dated = json.loads((tmp_path / "dated.json").read_bytes())
    assert dated["metadata"].pop("timestamp").startswith("2027-01-15T08:00:00")
    assert dated == json.loads(bill)


def test_no_bill_is_written_while_a_licence_is_not_accepted(tmp_path: Path) -> None:
    done = _supply("--accepted", _changed_list(tmp_path, ("jinja2", "")), "sbom", tmp_path / "sbom.json")
    assert done.returncode == 1
    assert done.stderr.strip().startswith("jinja2 ")
    assert not (tmp_path / "sbom.json").exists()
