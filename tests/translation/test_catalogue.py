"""Catalogues are read and written as PO files."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from turnabout.core.problems import Location
from turnabout.translation.catalogue import Catalogue, CatalogueEntry, catalogue_text, read_catalogue

from .trees import TEXTS, catalogue, read_again

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def _read(data: str | bytes) -> tuple[Catalogue, list[tuple[int, str]]]:
    made, problems = read_catalogue(data.encode() if isinstance(data, str) else data, "i18n/fr.po")
    assert {problem.code for problem in problems} <= {"po-syntax"}
    return made, [(problem.location.line, problem.message) for problem in problems]


@given(TEXTS, TEXTS, st.booleans(), st.booleans(), st.none() | TEXTS)
@example("a\\b-c\n\n- d\te\r\x85f\u2028g\x1cend ", '"\\"', False, True, "x")
@example("x-y " * 60, "\n", False, False, None)
def test_any_text_is_read_as_it_was_written(
    source: str, translation: str, obsolete: bool, fuzzy: bool, previous: str | None
) -> None:
    entry = CatalogueEntry("a/b-c", source, translation, fuzzy, None if obsolete else previous, obsolete)
    assert read_again(catalogue(CatalogueEntry("a/a", "A"), entry)).entries == (CatalogueEntry("a/a", "A"), entry)


def test_a_catalogue_is_what_translators_know() -> None:
    made = catalogue(
        CatalogueEntry("kickoff/title", "Kickoff", "Départ"),
        CatalogueEntry("kickoff/purpose", "Two\nlines", "Deux\nlignes", is_fuzzy=True, previous="One line"),
        CatalogueEntry("kickoff/sign", "Gone.", "Parti.", is_obsolete=True),
    )
    assert catalogue_text(made, "pt-BR") == (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: turnabout\\n"\n"Language: pt_BR\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
        'msgctxt "kickoff/title"\nmsgid "Kickoff"\nmsgstr "Départ"\n\n'
        '#, fuzzy\n#| msgid "One line"\nmsgctxt "kickoff/purpose"\nmsgid ""\n"Two\\n"\n"lines"\n'
        'msgstr ""\n"Deux\\n"\n"lignes"\n\n'
        '#~ msgctxt "kickoff/sign"\n#~ msgid "Gone."\n#~ msgstr "Parti."\n'
    )
    assert read_again(made).entries == made.entries


def test_what_other_tools_write_is_kept() -> None:
    text = (
        '# Translated by Ana.\nmsgid ""\nmsgstr ""\n"Project-Id-Version: ours\\n"\n"Last-Translator: Ana\\n"\n'
        '"Language: fr\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"X-Generator: Poedit 3.4\\n"\n\n'
        '# a note\n#. a remark\n#: a.yml:3\n#, fuzzy, no-wrap\nmsgctxt "a"\nmsgid "A"\nmsgstr "B"\n'
    )
    made, problems = _read(text)
    assert not problems
    assert catalogue_text(made, "fr") == text


def test_an_entry_knows_the_line_of_its_translation() -> None:
    made, _ = _read(HEAD + '\n# note\n#| msgid "Old"\nmsgctxt "a"\nmsgid ""\n"A\\n"\n"B"\nmsgstr "C"\n')
    assert [entry.location for entry in made.entries] == [Location("i18n/fr.po", 11)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_from_windows_are_read_alike(line_end: str, mark: str) -> None:
    text = mark + HEAD + '\nmsgctxt "a"\nmsgid "A"\nmsgstr "B"\n'
    made, problems = _read(text.replace("\n", line_end))
    assert not problems
    assert [(entry.key, entry.translation, entry.location.line) for entry in made.entries] == [(("a", "A"), "B", 7)]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (HEAD + '\nmsgctxt "a"\nmsgid "say "no" now"\nmsgstr ""\n', 6, "a quotation mark stands inside a text"),
        (HEAD + '\nmsgctxt "a"\nmsgid "A"\ntranslation "B"\n', 7, "the line is no part of a PO file"),
        (HEAD + '\nmsgstr "B"\n', 5, "the line is no part of a PO file"),
        ("{\\rtf1 hello}", 1, "the line is no part of a PO file"),
        (HEAD.encode() + b'\nmsgid "caf\xe9"\n', 5, "byte 0xe9 is not part of any UTF-8 text"),
        (
            HEAD + '\nmsgctxt "a"\nmsgid "A"\nmsgstr "B"\n' * 2,
            11,
            "'a' stands here a second time; the first is in line 7",
        ),
    ],
)
def test_a_broken_file_is_reported_at_its_line(text: str | bytes, line: int, message: str) -> None:
    _, problems = _read(text)
    assert problems == [(line, message)]


def test_an_obsolete_twin_is_no_repetition() -> None:
    _, problems = _read(HEAD + '\nmsgctxt "a"\nmsgid "A"\nmsgstr "B"\n\n#~ msgctxt "a"\n#~ msgid "A"\n#~ msgstr "C"\n')
    assert not problems


LINES = st.sampled_from(
    ['msgid "a"', 'msgstr "b"', 'msgctxt "c"', '"more"', "#~", '#~ msgid "x"', "#, fuzzy", "#|", "#:", "# n",
     "", '#| msgid "p"', 'msgstr[0] "x"', 'msgstr[x] "y"', 'msgid_plural "p"', "junk", '"', 'msgid "', "#. c",
     "#~|", "\x0c"]
)  # fmt: skip


@given(st.lists(LINES, max_size=12))
def test_any_mixture_of_lines_is_read_without_an_exception(lines: list[str]) -> None:
    _, problems = _read("\n".join(lines))
    assert all(1 <= line <= len(lines) + 1 for line, _ in problems)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    _read(data)
