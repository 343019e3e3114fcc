"""Translations are exported, brought back and kept up to date."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from house import MakeWorkspace, Turnabout, make_shipped_workspace
from turnabout.reading.pipeline import read_workspace

PO = Path("curricula/jam-session/i18n/fr.po")
MODULE = Path("curricula/jam-session/modules/plum-jam.yml")
Cells = list[dict[str, str]]
Change = Callable[[Cells], object]


@pytest.fixture
def jam(workspace: MakeWorkspace) -> Path:
    """A curriculum with a whole French translation."""
    return workspace("bilingual")


def _cells(text: str) -> Cells:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def _save(file: Path, cells: Cells) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, ["address", "source", "translation", "state"])
        writer.writeheader()
        writer.writerows(cells)


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_texts_of_another_language_are_read(jam: Path) -> None:
    reading = read_workspace(jam, language="fr")
    assert reading.problems == ()
    curriculum = reading.curriculum
    module = curriculum.modules["plum-jam"]
    assert curriculum.language == "fr"
    assert module.purpose == "Un confiturier et un hôte cuisent le premier pot."
    assert module.activities["stoning"].steps["s1"] == "L’hôte dénoyaute les prunes."
    assert "Le confiturier apporte {deux} cuillères pour l’hôte." in curriculum.programmes["one-jar"].summary
    assert (curriculum.terms["mentor"].one, curriculum.terms["mentor"].many) == ("confiturier", "confituriers")
    assert [page.markdown.strip() for page in reading.prose] == ["A stirrer brings sugar."]


@pytest.mark.parametrize("language", [None, "en"])
def test_the_language_of_the_source_changes_nothing(language: str | None, jam: Path) -> None:
    assert read_workspace(jam, language=language).curriculum == read_workspace(jam).curriculum
    assert read_workspace(jam, language="es").curriculum.modules == read_workspace(jam).curriculum.modules


def test_a_problem_in_a_translation_leaves_the_source_readable(jam: Path) -> None:
    _replace(jam / PO, "Notez la date.", "Notez {date}.")
    assert read_workspace(jam).problems == ()
    (problem,) = read_workspace(jam, language="fr").problems
    assert (problem.code, problem.location.path) == ("unknown-term", str(PO))
    assert "Notez {date}." in (jam / PO).read_text("utf-8").split("\n")[problem.location.line - 1]


def test_a_text_that_was_edited_shows_the_source_until_somebody_looked(jam: Path, turnabout: Turnabout) -> None:
    _replace(jam / MODULE, "Write the date down.", "Write the day down.")
    assert "1 of 54 texts has no translation" in turnabout("check", cwd=jam).out
    assert turnabout("i18n", "update", cwd=jam).out == f"French: 53 of 54 texts translated, 1 to check  {PO}\n"
    assert '#| msgid "Write the date down."' in (jam / PO).read_text("utf-8")
    commit = read_workspace(jam, language="fr").curriculum.modules["plum-jam"].activities["next-date"]
    assert commit.steps["s1"] == "Write the day down."
    assert "1 of 54 texts is still to be checked" in turnabout("check", cwd=jam).out


def test_an_update_writes_the_same_bytes_again(jam: Path, turnabout: Turnabout) -> None:
    before = (jam / PO).read_bytes()
    assert turnabout("i18n", "update", cwd=jam).code == 0
    assert (jam / PO).read_bytes() == before
    (jam / PO).write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n"))
    assert turnabout("i18n", "update", "FR", cwd=jam).code == 0
    assert (jam / PO).read_bytes() == before


def test_a_new_language_gets_its_file_also_for_a_shipped_curriculum(turnabout: Turnabout, tmp_path: Path) -> None:
    assert turnabout("new", "mine", cwd=tmp_path).code == 0
    run = turnabout("i18n", "update", "pt_BR", cwd=tmp_path / "mine")
    assert run.out.startswith("Portuguese (Brazil): 0 of ")
    assert (tmp_path / "mine/curricula/reverse-mentoring/i18n/pt-BR.po").is_file()


def test_an_export_changes_no_file_and_its_import_changes_nothing(jam: Path, turnabout: Turnabout) -> None:
    before = (jam / PO).read_bytes()
    for options in (("--csv", "--out", "out/a.csv"), ("--csv", "--semicolon", "--out", "a.csv"), ("--out", "a.po")):
        assert turnabout("i18n", "export", "fr", *options, cwd=jam).code == 0
        run = turnabout("i18n", "import", "fr", options[-1], cwd=jam)
        assert (run.code, run.out) == (0, f"French: 54 of 54 texts translated  {PO}\n"), run.err
        assert (jam / PO).read_bytes() == before


def test_a_whole_translation_travels_through_a_table(jam: Path, turnabout: Turnabout) -> None:
    whole = _cells(turnabout("i18n", "export", "fr", "--csv", cwd=jam).out)
    assert {row["state"] for row in whole} == {"done"}
    before = read_workspace(jam, language="fr").curriculum
    (jam / PO).unlink()
    assert {row["state"] for row in _cells(turnabout("i18n", "export", "fr", "--csv", cwd=jam).out)} == {"missing"}
    _save(jam / "fr.csv", [row | {"state": "missing"} for row in whole])
    assert turnabout("i18n", "import", "fr", "fr.csv", cwd=jam).code == 0
    assert read_workspace(jam, language="fr").curriculum == before


def test_a_row_to_check_waits_and_an_empty_one_changes_nothing(jam: Path, turnabout: Turnabout) -> None:
    cells = _cells(turnabout("i18n", "export", "fr", "--csv", cwd=jam).out)
    cells[0] |= {"translation": "Autre titre", "state": "to check"}
    cells[1] |= {"translation": ""}
    _save(jam / "fr.csv", cells)
    assert (
        turnabout("i18n", "import", "fr", "fr.csv", cwd=jam).out
        == f"French: 53 of 54 texts translated, 1 to check  {PO}\n"
    )
    curriculum = read_workspace(jam, language="fr").curriculum
    assert (curriculum.title, curriculum.summary) == ("Jam session", "Deux personnes remplissent un pot.")
    cells[0] |= {"state": "done"}
    _save(jam / "fr.csv", cells)
    assert turnabout("i18n", "import", "fr", "fr.csv", cwd=jam).code == 0
    assert read_workspace(jam, language="fr").curriculum.title == "Autre titre"


def test_a_line_break_that_a_spreadsheet_lost_at_the_end_is_put_back(jam: Path, turnabout: Turnabout) -> None:
    cells = _cells(turnabout("i18n", "export", "fr", "--csv", cwd=jam).out)
    (summary,) = (row for row in cells if row["address"] == "programmes/one-jar/summary")
    summary["translation"] = summary["translation"].rstrip("\n").replace("\n", "\r\n")
    before = (jam / PO).read_bytes()
    _save(jam / "fr.csv", cells)
    assert turnabout("i18n", "import", "fr", "fr.csv", cwd=jam).code == 0
    assert (jam / PO).read_bytes() == before


MISTAKES: dict[str, tuple[Change, str, str]] = {
    "unknown address": (lambda cells: cells[5].update(address="plum-jam/objectives/stone/evidance"), "unknown-address",
                        "did you mean 'plum-jam/objectives/stone/evidence'"),
    "edited source": (lambda cells: cells[5].update(source="Something else."), "source-changed",
                      "the source of 'plum-jam/objectives/stone/evidence' is now 'The stone lies on the plate.'"),
    "lost term": (lambda cells: cells[3].update(translation="Les deux cuisent."), "references-differ",
                  "lacks {mentor}, {mentoree}"),
    "unknown term": (lambda cells: cells[5].update(translation="Le {noyau}."), "unknown-term", "{noyau} names no term"),
    "unknown form": (lambda cells: cells[3].update(translation="{mentor.du} {mentoree.du}"), "unknown-term",
                     "terms/mentor/forms/du"),
    "unknown state": (lambda cells: cells[5].update(state="fertig"), "not-allowed",
                      "state 'fertig' is not one of: missing, to check, done"),
    "twice": (lambda cells: cells.insert(6, dict(cells[5])), "csv-syntax", "the first is in line 7"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_table_is_reported_by_line_and_nothing_is_written(
    mistake: str, jam: Path, turnabout: Turnabout
) -> None:
    change, code, said = MISTAKES[mistake]
    before = (jam / PO).read_bytes()
    cells = _cells(turnabout("i18n", "export", "fr", "--csv", cwd=jam).out)
    cells[0]["translation"] = "Un autre titre"
    change(cells)
    _save(jam / "fr.csv", cells)
    run = turnabout("i18n", "import", "fr", "fr.csv", cwd=jam)
    line = {"lost term": 5, "unknown form": 5, "twice": 8}.get(mistake, 7)
    assert run.code == 1
    assert f"fr.csv:{line}:1  {code}" in run.out
    assert said in run.out
    assert (jam / PO).read_bytes() == before


def test_a_new_form_may_come_in_with_the_text_that_uses_it(jam: Path, turnabout: Turnabout) -> None:
    cells = _cells(turnabout("i18n", "export", "fr", "--csv", cwd=jam).out)
    cells[3]["translation"] = "La casserole {mentor.du} et {a mentoree}."
    _save(jam / "fr.csv", [*cells, _row("terms/mentor/forms/du", "stirrer", "du confiturier")])
    assert turnabout("i18n", "import", "fr", "fr.csv", cwd=jam).code == 0
    module = read_workspace(jam, language="fr").curriculum.modules["plum-jam"]
    assert module.purpose == "La casserole du confiturier et un hôte."
    assert turnabout("check", cwd=jam).out == ""


def _row(address: str, source: str, translation: str) -> dict[str, str]:
    return {"address": address, "source": source, "translation": translation, "state": "done"}


def test_a_form_asked_for_in_poedit_appears_after_an_update(jam: Path, turnabout: Turnabout) -> None:
    _replace(jam / PO, "{A mentor} et", "{Mentor.chez} et")
    assert "then translate terms/mentor/forms/chez" in turnabout("check", cwd=jam).out
    assert turnabout("i18n", "update", "fr", cwd=jam).code == 0
    assert 'msgctxt "terms/mentor/forms/chez"\nmsgid "stirrer"\nmsgstr ""' in (jam / PO).read_text("utf-8")


def test_status_tells_how_far_each_language_is(jam: Path, turnabout: Turnabout) -> None:
    turnabout("i18n", "update", "de", cwd=jam)
    assert turnabout("i18n", "status", cwd=jam).out == (
        f"German: 0 of 50 texts translated  {PO.with_name('de.po')}\nFrench: 54 of 54 texts translated  {PO}\n"
    )
    for file in (jam / PO).parent.iterdir():
        file.unlink()
    assert turnabout("i18n", "status", cwd=jam).out.startswith("there is no language yet")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["update", "en"], "'en' is the language that the curriculum is written in"),
        (["export", "french"], "'french' is no language; write a code such as fr, de or pt-BR"),
        (["export", "fr", "--semicolon"], "--semicolon goes with --csv"),
        (["update", "fr", "--client", "nobody"], "there is no client 'nobody'"),
        (["import", "fr", "gone.csv"], "does not exist"),
        (["inport", "fr"], "inport"),
    ],
)
def test_wrong_words_on_the_command_line_end_with_two(
    arguments: list[str], said: str, jam: Path, turnabout: Turnabout
) -> None:
    run = turnabout("i18n", *arguments, cwd=jam)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_an_update_without_any_language_asks_for_one(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout("i18n", "update", cwd=workspace("rules"))
    assert (run.code, run.out) == (2, "")
    assert "name one: turnabout i18n update fr" in run.err


@pytest.mark.parametrize("command", [(), ("export",), ("import",), ("update",), ("status",)])
def test_every_command_has_help_with_examples(command: tuple[str, ...], turnabout: Turnabout, tmp_path: Path) -> None:
    run = turnabout("i18n", *command, "--help", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    assert f"turnabout i18n {' '.join(command)}" in run.out.partition("Examples:")[2] or not command
    assert max(map(len, run.out.splitlines())) <= 100


def test_broken_files_of_the_curriculum_stop_an_update(jam: Path, turnabout: Turnabout) -> None:
    before = (jam / PO).read_bytes()
    (jam / MODULE).write_text("title: [", "utf-8")
    assert turnabout("i18n", "update", cwd=jam).code == 1
    assert (jam / PO).read_bytes() == before


CLIENT = """client: acme
base: jam-session@0.1.0
terms:
  mentor: {one: chef, many: chefs}
changes:
  - set: plum-jam/title
    to: Plum jam at Acme
  - add: ground-rules
    item: {id: aprons, text: We wear aprons.}
"""


def test_a_client_translates_its_own_texts_alone(jam: Path, turnabout: Turnabout) -> None:
    folder = jam / "curricula/clients/acme"
    folder.mkdir(parents=True)
    (folder / "client.yml").write_text(CLIENT, "utf-8")
    assert turnabout("i18n", "update", "fr", "--client", "acme", cwd=jam).code == 0
    cells = _cells(turnabout("i18n", "export", "fr", "--csv", "--client", "acme", cwd=jam).out)
    assert [row["address"] for row in cells] == [
        "plum-jam/title", "terms/mentor/one", "terms/mentor/forms/a", "terms/mentor/forms/le", "terms/mentor/many",
        "ground-rules/aprons/text",
    ]  # fmt: skip
    french = ["Confiture chez Acme", "chef", "un chef", "le chef", "chefs", "Nous portons des tabliers."]
    _save(jam / "fr.csv", [row | {"translation": text} for row, text in zip(cells, french, strict=True)])
    base = (jam / PO).read_bytes()
    assert turnabout("i18n", "import", "fr", "fr.csv", "--client", "acme", cwd=jam).code == 0
    assert (jam / PO).read_bytes() == base
    curriculum = read_workspace(jam, "acme", language="fr").curriculum
    assert curriculum.modules["plum-jam"].title == "Confiture chez Acme"
    assert curriculum.modules["plum-jam"].purpose == "Un chef et un hôte cuisent le premier pot."
    assert curriculum.ground_rules["aprons"].text == "Nous portons des tabliers."
    assert read_workspace(jam, language="fr").curriculum.modules["plum-jam"].title == "Confiture de prunes"
    assert "French: 55 of 55" in turnabout("i18n", "status", "--client", "acme", cwd=jam).out


def test_the_shipped_curriculum_goes_out_and_comes_back_word_for_word(turnabout: Turnabout, tmp_path: Path) -> None:
    root = make_shipped_workspace(tmp_path / "shipped")
    cells = _cells(turnabout("i18n", "export", "en-GB", "--csv", cwd=root).out)
    _save(root / "british.csv", [row | {"translation": row["source"]} for row in cells])
    run = turnabout("i18n", "import", "en-GB", "british.csv", cwd=root)
    assert run.code == 0, run.err[:2000]
    british, english = read_workspace(root, language="en-GB").curriculum, read_workspace(root).curriculum
    assert british == english.model_copy(update={"language": "en-GB"})
