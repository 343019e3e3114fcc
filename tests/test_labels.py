"""A curriculum and its clients say labels in another way, and bring catalogues for languages of their own."""

from pathlib import Path
from shutil import rmtree

import pytest

from house import MakeWorkspace, Run, Turnabout

FILE = "curricula/baking-swap/curriculum.yml"
PO = "curricula/baking-swap/i18n/labels.pl.po"
FOR_ACME = "curricula/clients/acme/i18n/labels.fr.po"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=3; plural={};\\n"\n\n'
POLISH = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"


@pytest.fixture
def tiny(workspace: MakeWorkspace) -> Path:
    """A workspace with an estimate of the cost."""
    return workspace("tiny")


def _write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def _add(root: Path, text: str, path: str = FILE) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}")


def _speak(root: Path, language: str) -> None:
    text = (root / FILE).read_text("utf-8")
    (root / FILE).write_text(text.replace("language: en", f"language: {language}"), "utf-8")


def _translate(root: Path, label: str, *forms: str, path: str = PO) -> None:
    many = 'msgid_plural "{number} meetings"\n' if len(forms) > 1 else ""
    lines = [f"msgstr[{n}]" for n in range(len(forms))] if many else ["msgstr"]
    empty = f'msgid "{label}"\n{many}' + "".join(f'{line} ""\n' for line in lines)
    filled = f'msgid "{label}"\n{many}' + "".join(f'{line} "{form}"\n' for line, form in zip(lines, forms, strict=True))
    text = (root / path).read_text("utf-8")
    assert empty in text
    (root / path).write_text(text.replace(empty, filled), "utf-8")


def _cost_page(turnabout: Turnabout, root: Path, *more: str) -> str:
    run = turnabout("pages", "out", "--edition", "facilitator", *more, cwd=root)
    assert run.code == 0, run.out
    return (root / "out/docs/checks/cost.md").read_text("utf-8")


def _client(root: Path, labels: str, layer: str = "") -> None:
    head = "client: acme\nbase: baking-swap@0.1\n" + ("layers: [rye]\n" if layer else "")
    _write(root, "curricula/clients/acme/client.yml", head + labels)
    if layer:
        _write(root, "curricula/layers/rye.yml", f"layer: rye\nbase: baking-swap@0.1\n{layer}")


def _problems(run: Run) -> list[str]:
    return [line.split("/")[-1] for line in run.out.splitlines() if ":" in line and not line.startswith(" ")]


def test_a_handbook_speaks_its_language_on_the_page_and_in_the_terminal(tiny: Path, turnabout: Turnabout) -> None:
    _speak(tiny, "de")
    page = _cost_page(turnabout, tiny)
    assert "## Die Kosten im Überblick" in page
    assert "2 Treffen" in page
    assert "10&#46;833" in page
    assert "Je apprentice: 2,83" in turnabout("assess", "cost", cwd=tiny).out


def test_a_curriculum_says_a_label_in_another_way(tiny: Path, turnabout: Turnabout) -> None:
    _add(tiny, 'labels:\n  With care: Mind the *mittens*\n  "{number} meetings": "{number} bakes"\n')
    page = _cost_page(turnabout, tiny)
    assert '!!! note "Mind the &#42;mittens&#42;"' in page
    assert "2 bakes" in page
    assert "## The bill" in page


def test_its_own_labels_are_in_its_own_language(tiny: Path, turnabout: Turnabout) -> None:
    _add(tiny, "labels:\n  With care: Mind the mittens\n")
    _client(tiny, "languages: [en, fr]\n")
    _write(tiny, "curricula/baking-swap/i18n/fr.po", 'msgid ""\nmsgstr "Language: fr\\n"\n')
    build = turnabout("build", "--client", "acme", "--no-papers", cwd=tiny)
    assert build.code == 0, build.out
    for page in (tiny / "dist/acme").rglob("checks/cost.html"):
        is_french = "fr" in page.parts
        assert ("Mind the mittens" in page.read_text("utf-8")) is not is_french
        assert ("À lire avec prudence" in page.read_text("utf-8")) is is_french


def test_a_client_says_labels_over_its_layer_and_its_base(tiny: Path, turnabout: Turnabout) -> None:
    _add(tiny, "labels:\n  With care: Base\n  The bill: Base bill\n")
    _client(
        tiny, "labels:\n  With care: Client\n", layer='labels:\n  Hours: Layer\n  "Each {person}": "Per {person}"\n'
    )
    page = _cost_page(turnabout, tiny, "--client", "acme")
    for shown in ('!!! note "Client"', "## Base bill", "| What | Layer |", "### Per apprentice"):
        assert shown in page
    assert turnabout("check", "--all", cwd=tiny).out == ""
    told = turnabout("explain", "labels/With care", "--client", "acme", cwd=tiny).out
    assert told.index("Client") < told.index("Base")
    assert "Label: Hours" in turnabout("diff", "--client", "acme", cwd=tiny).out


@pytest.mark.parametrize("layer", ["", "labels:\n  With car: Hot\n"])
def test_a_label_that_there_is_not_is_told_at_its_line(layer: str, tiny: Path, turnabout: Turnabout) -> None:
    _client(tiny, "" if layer else "labels:\n  With car: Hot\n", layer)
    run = turnabout("check", "--client", "acme", cwd=tiny)
    assert _problems(run) == [f"{'rye' if layer else 'client'}.yml:4:3  unknown-label"]
    assert "did you mean 'With care'" in run.out


def test_each_use_of_a_label_is_said_by_itself(tiny: Path, turnabout: Turnabout) -> None:
    _add(tiny, "labels:\n  What (cost): Dough\n")
    assert "| Dough | Hours |" in _cost_page(turnabout, tiny)
    assert "| Who | What | How you can tell |" in (tiny / "out/docs/modules/sourdough.md").read_text("utf-8")
    rmtree(tiny / "out")
    _speak(tiny, "pl")
    _write(tiny, PO, HEAD.format(POLISH) + 'msgctxt "objectives"\nmsgid "What"\nmsgstr "Cel"\n')
    assert "| Dough | Hours |" in _cost_page(turnabout, tiny)
    assert "| Who | Cel | How you can tell |" in (tiny / "out/docs/modules/sourdough.md").read_text("utf-8")
    assert turnabout("i18n", "labels", "pl", cwd=tiny).out.startswith("Polish: 1 of ")
    assert 'msgctxt "objectives"\nmsgid "What"\nmsgstr "Cel"\n' in (tiny / PO).read_text("utf-8")


def test_a_label_with_several_uses_asks_for_one_of_them(tiny: Path, turnabout: Turnabout) -> None:
    _client(tiny, "labels:\n  What: Dough\n")
    _write(tiny, PO, HEAD.format(POLISH) + 'msgid "What"\nmsgstr "Co"\n')
    run = turnabout("check", "--client", "acme", cwd=tiny)
    assert "client.yml:4:3  unknown-label" in _problems(run)
    assert "say where: What (agenda), What (cost), What (objectives)" in run.out
    assert "'What' is no label of pages or papers" in turnabout("check", cwd=tiny).out


def test_places_are_kept(tiny: Path, turnabout: Turnabout) -> None:
    said = {"Each {person}": "Each one", "The {person}": "The {person} of {x}", "Hours": "a { b", "Rate": "{0.y}"}
    _client(tiny, "labels:\n" + "".join(f"  {label!r}: {text!r}\n" for label, text in said.items()))
    run = turnabout("check", "--client", "acme", cwd=tiny)
    assert run.out.count("references-differ") == len(said)
    for told in ("'Each {person}' lacks {person}", "has {x}, which the label has not", "begins or ends nothing"):
        assert told in run.out


def test_a_catalogue_for_a_language_of_ones_own(tiny: Path, turnabout: Turnabout) -> None:
    _speak(tiny, "pl")
    begun = turnabout("i18n", "labels", "PL", cwd=tiny)
    assert begun.out.startswith("Polish: 0 of ")
    assert begun.out.endswith(f" labels translated  {PO}\n")
    empty = (tiny / PO).read_text("utf-8")
    assert f'"Plural-Forms: nplurals=3; plural={POLISH};\\n"' in empty
    assert "#. What readers are shown of the cost" in empty
    assert "labels have no translation" in turnabout("check", cwd=tiny).out
    _translate(tiny, "Hours", "Godziny")
    _translate(tiny, "{number} meeting", "{number} spotkanie", "{number} spotkania", "{number} spotkań")
    kept = (tiny / PO).read_bytes()
    assert turnabout("i18n", "labels", "pl", cwd=tiny).out.startswith("Polish: 2 of ")
    assert (tiny / PO).read_bytes() == kept
    page = _cost_page(turnabout, tiny)
    assert "2 spotkania" in page
    assert "| What | Godziny |" in page


def test_what_is_new_is_added_and_what_is_gone_is_kept_at_the_end(tiny: Path, turnabout: Turnabout) -> None:
    _write(
        tiny, PO, HEAD.format(POLISH) + '# a note\nmsgid "Hours"\nmsgstr "Godziny"\n\nmsgid "Gone"\nmsgstr "Nie ma"\n'
    )
    assert "'Gone' is no label of pages or papers" in turnabout("check", cwd=tiny).out
    assert turnabout("i18n", "labels", "pl", cwd=tiny).out.startswith("Polish: 1 of ")
    text = (tiny / PO).read_text("utf-8")
    assert "# a note\n#. What readers are shown of the cost" in text
    assert text.endswith('#~ msgid "Gone"\n#~ msgstr "Nie ma"\n')
    assert "'Gone'" not in turnabout("check", cwd=tiny).out


def test_a_catalogue_of_labels_is_no_language_of_texts(tiny: Path, turnabout: Turnabout) -> None:
    turnabout("i18n", "labels", "pl", cwd=tiny)
    assert "no language yet" in turnabout("i18n", "status", cwd=tiny).out


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_english_labels_need_no_catalogue(language: str, tiny: Path, turnabout: Turnabout) -> None:
    run = turnabout("i18n", "labels", language, cwd=tiny)
    assert (run.code, "under labels:" in " ".join(run.err.split())) == (2, True)


def test_a_client_brings_a_catalogue_that_counts_before_the_one_of_its_base(tiny: Path, turnabout: Turnabout) -> None:
    _speak(tiny, "fr-CA")
    _client(tiny, "")
    for path, client in ((FOR_ACME, ("--client", "acme")), ("curricula/baking-swap/i18n/labels.fr.po", ())):
        assert turnabout("i18n", "labels", "fr", *client, cwd=tiny).out.endswith(f" labels translated  {path}\n")
        _translate(tiny, "Hours", f"Heures {'à eux' if client else 'à nous'}", path=path)
        _translate(tiny, "The bill", f"La note {'à eux' if client else 'à nous'}", path=path)
    text = (tiny / FOR_ACME).read_text("utf-8")
    (tiny / FOR_ACME).write_text(text.replace('msgstr "La note à eux"', 'msgstr ""'), "utf-8")
    assert turnabout("check", "--all", cwd=tiny).out == ""
    page = _cost_page(turnabout, tiny, "--client", "acme")
    for shown in ("| Poste | Heures à eux |", "## La note à nous", "### Chaque apprentice"):
        assert shown in page


FAULTS = {
    "a quotation mark inside": ('msgid "Hours"\nmsgstr "Go"dziny"\n', "labels.pl.po:5:1  po-syntax"),
    "a stray line": ("Hours\n", "labels.pl.po:4:1  po-syntax"),
    "a form that is not in quotes": ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] c\n', "labels.pl.po:6:1  po-syntax"),
    "a quotation mark in a form": ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"d"\n', "labels.pl.po:6:1  po-syntax"),
    "a form without a number": ('msgid "a"\nmsgid_plural "b"\nmsgstr[x] ""\n', "labels.pl.po:6:1  po-syntax"),
    "places that differ": ('msgid "Each {person}"\nmsgstr "Każdy {osoba}"\n', "labels.pl.po:5:1  references-differ"),
    "one label twice in one place": (
        'msgctxt "cost"\nmsgid "What"\nmsgstr "Co"\n\n' * 2,
        "labels.pl.po:10:1  po-syntax",
    ),
    "one label twice": ('msgid "Who"\nmsgstr "Kto"\n\n' * 2, "labels.pl.po:8:1  po-syntax"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("client", [True, False])
def test_what_is_wrong_with_a_catalogue_is_told_at_its_line(
    client: bool, fault: str, tiny: Path, turnabout: Turnabout
) -> None:
    text, told = FAULTS[fault]
    _speak(tiny, "pl")
    _client(tiny, "")
    path = "curricula/clients/acme/i18n/labels.pl.po" if client else PO
    _write(tiny, path, HEAD.format(POLISH) + text)
    for command in (("check",), ("pages", "out")):
        run = turnabout(*command, *(("--client", "acme") if client else ()), cwd=tiny)
        assert run.code == 1
        assert _problems(run)[:1] == [told], run.out


@pytest.mark.parametrize("rule", ["n +", "import os", "x"])
def test_a_rule_for_plurals_that_is_none_is_told(rule: str, tiny: Path, turnabout: Turnabout) -> None:
    _write(tiny, PO, HEAD.format(rule) + 'msgid "Who"\nmsgstr "Kto"\n')
    assert _problems(turnabout("check", cwd=tiny)) == ["labels.pl.po:1:1  po-syntax"]


def test_a_rule_without_an_answer_takes_the_first_form(tiny: Path, turnabout: Turnabout) -> None:
    _speak(tiny, "pl")
    forms = (
        'msgid "{number} meeting"\nmsgid_plural "{number} meetings"\nmsgstr[0] "{number} raz"\nmsgstr[1] "{number} x"\n'
    )
    _write(tiny, PO, HEAD.format("1/(n-2)") + forms)
    assert "2 raz" in _cost_page(turnabout, tiny)


def test_a_file_outside_its_folder_or_in_no_known_encoding_is_refused(tiny: Path, turnabout: Turnabout) -> None:
    _speak(tiny, "pl")
    _write(tiny, "elsewhere.po", HEAD.format(POLISH))
    (tiny / PO).parent.mkdir(parents=True)
    (tiny / PO).symlink_to(tiny / "elsewhere.po")
    assert _problems(turnabout("check", cwd=tiny)) == ["labels.pl.po:1:1  outside-folder"]
    (tiny / PO).unlink()
    (tiny / PO).write_bytes(b'msgid "Who"\nmsgstr "\xff"\n')
    assert _problems(turnabout("check", cwd=tiny)) == ["labels.pl.po:2:1  po-syntax"]


@pytest.mark.parametrize(
    "said", ["Die Sätze sind Platzhalter, sofern Sie keine eigenen angegeben haben.", "Mit Mehl aus der Mühle am Fluss"]
)
def test_a_label_of_a_client_is_its_own_unless_it_ships(said: str, tiny: Path, turnabout: Turnabout) -> None:
    _speak(tiny, "de")
    _client(tiny, "")
    _write(tiny, "curricula/clients/birch/client.yml", "client: birch\nbase: baking-swap@0.1\n")
    _write(tiny, "curricula/clients/acme/i18n/labels.de.po", f'{HEAD.format("n != 1")}msgid "Who"\nmsgstr "{said}"\n')
    _write(tiny, "templates/site/glossary.md.j2", f"# Glossary\n\n{said}\n")
    run = turnabout("pages", "out", "--edition", "facilitator", "--client", "birch", cwd=tiny)
    assert ("client-leak" in run.out) is not said.startswith("Die Sätze"), run.out


def test_a_text_says_the_grade_of_its_evidence_in_its_language(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace("rules")
    assert "([evidence: B](" in _mentors_page(turnabout, root, "english")
    file = root / "curricula/biscuit-tin/curriculum.yml"
    file.write_text(file.read_text("utf-8") + "labels:\n  'evidence: {grade}': 'we are {grade} sure'\n", "utf-8")
    assert "([we are B sure](" in _mentors_page(turnabout, root, "own")
    file.write_text(file.read_text("utf-8").partition("labels:")[0].replace("language: en", "language: de"), "utf-8")
    assert "([Evidenz: B](" in _mentors_page(turnabout, root, "german")


def _mentors_page(turnabout: Turnabout, root: Path, out: str) -> str:
    run = turnabout("pages", out, cwd=root)
    assert run.code == 0, run.out
    return (root / out / "docs/mentor/index.md").read_text("utf-8")
