"""What `turnabout packs` makes of a list, and what it says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from house import MakeWorkspace, Run, Turnabout, files_of, make_workspace, run_turnabout
from turnabout.release.leaks.pdf_text import pdf_text

HOSTILE = '=1+1 #read("x") $y <b> {z} \\ Zoë Łukasz Ελένη Їжак'
LIST = f"""\
pair;mentor;mentoree;place;start
Blue;Ada Lovelace;Bo Diddley;Room 4;2027-03-27T09:30
../Red;"{HOSTILE.replace('"', '""')}";O'Brien;../../etc;2027-05-03
Odd;Ada 山;Bo;;
Green;Cy;Di;;
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A run over the list, and the files there then."""

    root: Path
    run: Run
    files: Mapping[str, bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    root = make_workspace(tmp_path_factory.mktemp("packs"))
    (root / "pairs.csv").write_text(LIST, "utf-8")
    run = run_turnabout("packs", "pairs.csv", "--timezone", "Europe/London", cwd=root)
    return Made(root, run, files_of(root / "dist"))


@pytest.fixture
def packing(made: Made, tmp_path: Path) -> Path:
    """A workspace like the one of the run, without its packs."""
    return make_workspace(tmp_path / "workspace")


def test_every_pair_has_a_folder_with_a_pack_and_its_dates(made: Made) -> None:
    assert [name for name in sorted(made.files) if not name.startswith("base/packs/.")] == [
        "base/packs/Blue/pack.pdf", "base/packs/Blue/sessions.ics",
        "base/packs/Green/pack.pdf", "base/packs/Green/sessions.ics",
        "base/packs/Red-0bb8a92d/pack.pdf", "base/packs/Red-0bb8a92d/sessions.ics",
    ]  # fmt: skip


def test_a_pair_whose_name_no_font_has_stops_no_other_and_is_named_with_its_line(made: Made) -> None:
    assert made.run.code == 1
    assert "pairs.csv:4:1  does-not-print\n  pair 'Odd': no font has the character '山'" in made.run.out
    assert "\n1 problem in 1 file\n3 packs made" in made.run.out


def test_the_end_says_how_many_where_and_whose_clocks(made: Made) -> None:
    said = made.run.out.partition("1 problem in 1 file\n")[2]
    assert said == "3 packs made, 0 unchanged, in dist/base/packs\nclock times are those of Europe/London\n"


def test_names_stand_in_the_pack_as_typed(made: Made) -> None:
    text = " ".join(pdf_text(made.files["base/packs/Red-0bb8a92d/pack.pdf"]).split())
    assert HOSTILE in text
    assert "O'Brien" in text
    assert "../../etc" in text
    assert "Ada Lovelace" not in text


def test_a_pair_has_its_own_start_or_else_that_of_the_programme(made: Made) -> None:
    dates = {name: made.files[f"base/packs/{name}/sessions.ics"] for name in ("Blue", "Red-0bb8a92d", "Green")}
    assert b"DTSTART;TZID=Europe/London:20270327T093000" in dates["Blue"]
    assert b"DTSTART;VALUE=DATE:20270503" in dates["Red-0bb8a92d"]
    assert b"DTSTART;TZID=Europe/London:20270301T093000" in dates["Green"]
    assert "Saturday 27 March 2027" in pdf_text(made.files["base/packs/Blue/pack.pdf"])


def test_a_second_run_with_another_start_makes_that_pack_anew_and_counts_its_dates_on(
    made: Made, packing: Path, turnabout: Turnabout
) -> None:
    file = packing / "pairs.csv"
    args = ("packs", "pairs.csv", "--timezone", "Europe/London", "--out", "out")
    file.write_text("pair,mentor,mentoree,start\nBlue,Ada,Bo,2027-03-27T09:30\nRed,Cy,Di,\n")
    assert turnabout(*args, cwd=packing).out.startswith("2 packs made, 0 unchanged, in out\n")
    before = files_of(packing / "out")
    file.write_text("pair,mentor,mentoree,start\nBlue,Ada,Bo,2027-03-27T10:30\nRed,Cy,Di,\n")
    assert turnabout(*args, cwd=packing).out.startswith("1 pack made, 1 unchanged, in out\n")
    after = files_of(packing / "out")
    assert {name for name in after if before[name] != after[name]} == {
        ".packs.jsonl", "Blue/pack.pdf", "Blue/sessions.ics",
    }  # fmt: skip
    assert after["Blue/sessions.ics"].count(b"SEQUENCE:1\r\n") == 2
    file.write_text("pair,mentor,mentoree\nRed,Cy,Di\n")
    assert turnabout(*args, cwd=packing).out == (
        "0 packs made, 1 unchanged, in out\nclock times are those of Europe/London\n"
        "1 pack in the folder belongs to no pair of the list:\n  Blue\n"
    )


def test_nothing_is_written_where_anything_is_wrong_with_the_list(packing: Path, turnabout: Turnabout) -> None:
    (packing / "pairs.csv").write_text("pair,mentor,mentoree,start\nBlue,,Bo,\nRed,Cy,Di,01/03/2027\n")
    run = turnabout("packs", "pairs.csv", "--quiet", cwd=packing)
    assert (run.code, run.err) == (1, "")
    assert "pairs.csv:2:6  empty-value\n  mentor is empty\n  2 │ Blue,,Bo,\n    │      ^" in run.out
    assert "pairs.csv:3:11  no-start" in run.out
    assert run.out.endswith("2 problems in 1 file\n")
    assert not (packing / "dist").exists()
    found = json.loads(turnabout("packs", "pairs.csv", "--format", "json", cwd=packing).out)
    assert [(p["path"], p["line"], p["code"]) for p in found["problems"]] == [
        ("pairs.csv", 2, "empty-value"), ("pairs.csv", 3, "no-start"),
    ]  # fmt: skip


def test_without_any_start_there_are_packs_but_no_dates(packing: Path, turnabout: Turnabout) -> None:
    settings = packing / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("      start: 2027-03-01T09:30\n", ""), "utf-8")
    (packing / "pairs.csv").write_text("pair,mentor,mentoree\nBlue,Ada,Bo\n")
    arguments = ("--paper", "letter", "--plain", "--format", "json", "--quiet")
    run = turnabout("packs", "pairs.csv", *arguments, cwd=packing)
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out) == {
        "problems": [], "folder": str(packing / "dist/base/packs"), "made": 1, "unchanged": 0, "undated": 1,
        "strangers": [], "beside": [],
    }  # fmt: skip
    assert [file.name for file in (packing / "dist/base/packs/Blue").iterdir()] == ["pack-plain.pdf"]
    run = turnabout("packs", "pairs.csv", "--paper", "letter", "--plain", cwd=packing)
    assert run.out == (
        "0 packs made, 1 unchanged, in dist/base/packs\n"
        "1 pack without dates and sessions.ics: there is no start; the option --start gives one\n"
    )
    run = turnabout("packs", "pairs.csv", "--start", "2027-03-01", "--paper", "letter", "--plain", cwd=packing)
    assert run.out == "1 pack made, 0 unchanged, in dist/base/packs\n"
    assert (packing / "dist/base/packs/Blue/sessions.ics").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pairs.csv", "--timezone", "Berlin"], "--timezone 'Berlin' is no time zone; did you mean 'Europe/Berlin'"),
        (["pairs.csv", "--start", "1.3.2027"], "--start: '1.3.2027' can be read as two days; write 2027-01-03 for"),
        (["pairs.csv", "--client", "nobody"], "nobody"),
        (["none.csv"], "none.csv"),
        ([], "PAIRS.csv"),
    ],
)
def test_wrong_usage_is_told_what_to_write(
    arguments: list[str], said: str, packing: Path, turnabout: Turnabout
) -> None:
    (packing / "pairs.csv").write_text("pair,mentor,mentoree\nBlue,Ada,Bo\n")
    run = turnabout("packs", *arguments, cwd=packing)
    assert (run.code, run.out) == (2, "")
    assert said in " ".join(run.err.split())
    assert not (packing / "dist").exists()


def test_a_pack_with_other_options_that_may_be_older_is_named(packing: Path, turnabout: Turnabout) -> None:
    (packing / "pairs.csv").write_text("pair,mentor,mentoree,start\nBlue,Ada,Bo,2027-03-01\n")
    turnabout("packs", "pairs.csv", cwd=packing)
    (packing / "pairs.csv").write_text("pair,mentor,mentoree,start\nBlue,Ada,Bo,2027-03-08\n")
    run = turnabout("packs", "pairs.csv", "--plain", cwd=packing)
    assert "1 pack of an earlier run beside these may be out of date, such as Blue/pack.pdf" in run.out
    assert "beside" not in turnabout("packs", "pairs.csv", "--plain", cwd=packing).out


def test_where_nobody_names_a_time_zone_that_of_the_machine_counts_and_is_named(
    packing: Path, turnabout: Turnabout, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packing / "pairs.csv").write_text("pair,mentor,mentoree\nBlue,Ada,Bo\n")
    monkeypatch.setenv("TZ", "America/Lima")
    assert "clock times are those of America/Lima\n" in turnabout("packs", "pairs.csv", cwd=packing).out
    monkeypatch.setenv("TZ", "nowhere")
    assert "clock times are those of " in turnabout("packs", "pairs.csv", cwd=packing).out


def test_a_client_may_say_where_its_clock_times_hold(packing: Path, turnabout: Turnabout) -> None:
    (packing / "pairs.csv").write_text("pair,mentor,mentoree\nBlue,Ada,Bo\n")
    folder = packing / "curricula" / "clients" / "acme"
    folder.mkdir(parents=True)
    client = "client: acme\nbase: baking-swap@0.1\ntimezone: Asia/Tokio\n"
    (folder / "client.yml").write_text(client)
    wrong = turnabout("packs", "pairs.csv", "--client", "acme", cwd=packing)
    assert (wrong.code, "'Asia/Tokio' is no time zone" in wrong.out) == (1, True)
    assert "client.yml:3:11" in wrong.out
    (folder / "client.yml").write_text(client.replace("Tokio", "Tokyo"))
    assert (
        "clock times are those of Asia/Tokyo\n" in turnabout("packs", "pairs.csv", "--client", "acme", cwd=packing).out
    )


def test_the_workspace_may_say_where_clock_times_hold(packing: Path, turnabout: Turnabout) -> None:
    settings = packing / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("      start:", "      timezone: Asia/Kolkata\n      start:")
    settings.write_text(text, "utf-8")
    (packing / "pairs.csv").write_text("pair,mentor,mentoree\nBlue,Ada,Bo\n")
    assert "clock times are those of Asia/Kolkata" in turnabout("packs", "pairs.csv", cwd=packing).out


def test_a_client_has_packs_of_its_own_in_the_languages_it_names(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace("bilingual")
    client = root / "curricula/clients/acme/client.yml"
    client.parent.mkdir(parents=True)
    client.write_text("client: acme\nbase: jam-session@0.1\nlanguages: [en, fr]\n")
    (root / "pairs.csv").write_text("pair,mentor,mentoree,language\nBlue,Ada,Bo,fr\nRed,Cy,Di,en\n")
    run = turnabout("packs", "pairs.csv", "--client", "acme", "--timezone", "Europe/Paris", "-q", cwd=root)
    assert (run.code, run.err) == (0, "")
    french, english = (root / f"dist/acme/packs/{name}/pack.pdf" for name in ("Blue", "Red"))
    assert pdf_text(french) != pdf_text(english)
    run = turnabout("packs", "pairs.csv", "--timezone", "Europe/Paris", cwd=root)
    assert "language 'fr' is not one of: en" in run.out


def test_the_dates_of_a_pair_are_in_the_language_of_the_handbook(packing: Path, turnabout: Turnabout) -> None:
    file = packing / "curricula/baking-swap/curriculum.yml"
    file.write_text(file.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    (packing / "pairs.csv").write_text("pair;mentor;mentoree;start\nBlue;Ada;Bo;2027-03-27\n", "utf-8")
    assert turnabout("packs", "pairs.csv", cwd=packing).code == 0
    dates = (packing / "dist/base/packs/Blue/sessions.ics").read_text("utf-8").replace("\n ", "")
    assert r"DESCRIPTION:Batch 1 von 2\, 60 Minuten: Ada (apprentice) und Bo (owner)\n" in dates
