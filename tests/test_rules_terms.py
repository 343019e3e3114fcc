"""No text of a base has a term as a bare word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from house import REPOSITORY, MakeWorkspace
from turnabout.core.nodes import Table
from turnabout.core.problems import Location, Problem
from turnabout.model.wording import Term
from turnabout.reading.pipeline import read_workspace
from turnabout.rules.terms import bare_terms
from turnabout.sources.prose_files import PageHead, WrittenPage
from turnabout.sources.yaml_reader import read_yaml

TERMS = {
    "mentor": Term(one="baker", many="bakers", means="M"),
    "line-manager": Term(one="shift lead", many="shift leads", means="M"),
    "host": Term(one="Host (day)", many="Host (day)", means="M"),
}
NO_TREE = Table({}, Location("a.yml"))


def _on_page(markdown: str, title: str = "T", job: str | None = None, terms: dict[str, Term] = TERMS) -> list[Problem]:
    page = WrittenPage("mentor/index.md", PageHead(title=title, job=job), markdown, "a.md", 5, is_own=True)
    return [problem for _, problem in bare_terms(terms, NO_TREE, [page])]


def _in_yaml(text: str, terms: dict[str, Term] = TERMS) -> list[tuple[str, int, int, str]]:
    node, problems = read_yaml(text, "a.yml")
    assert node
    assert not problems
    return [
        (address, problem.location.line, problem.location.column, problem.hint)
        for address, problem in bare_terms(terms, node, ())
    ]


@pytest.mark.parametrize(
    ("typed", "found", "hint"),
    [
        ("Ask the baker.", "'baker'", "write {mentor}"),
        ("Bakers ask.", "'Bakers'", "write {Mentors}"),
        ("The baker's bread.", "'baker'", "write {mentor}"),
        ("The baker’s bread.", "'baker'", "write {mentor}"),
        ("**Baker** and _baker_.", "'Baker'", "write {Mentor}"),
        ("baker/owner", "'baker'", "write {mentor}"),
        ("He is a baker.", "'baker'", "write {a mentor} for 'a baker'"),
        ("An baker asks.", "'baker'", "write {A mentor} for 'An baker'"),
        ("A\nbaker asks.", "'baker'", "write {A mentor} for 'A baker'"),
        ("An a bakers list.", "'bakers'", "write {mentors}"),
        ("Ask a shift lead.", "'shift lead'", "write {a line-manager} for 'a shift lead'"),
        ("Ask the shift\n  leads.", "'shift leads'", "write {line-managers}"),
        ("Shift lead, come.", "'Shift lead'", "write {Line-manager}"),
        ("Call Host (day) today.", "'Host (day)'", "write {host}"),
        ("[The baker](../mentor/baker.md)", "'baker'", "write {mentor}"),
        ("## The baker { #baker }", "'baker'", "write {mentor}"),
    ],
)
def test_a_bare_term_is_found_with_the_reference_to_write(typed: str, found: str, hint: str) -> None:
    first = _on_page(typed)[0]
    assert (first.code, first.message) == ("bare-term", f"{found} is a term: a client may call it otherwise")
    assert first.hint == hint


@pytest.mark.parametrize(
    ("typed", "what", "hint", "place"),
    [
        ("Ask a {mentor}.", "'a' stands outside {mentor}", "write {a mentor}", (5, 5)),
        ("So:\nAn {line-manager}.", "'An' stands outside {line-manager}", "write {A line-manager}", (6, 1)),
    ],
)
def test_an_article_outside_the_braces_is_found(typed: str, what: str, hint: str, place: tuple[int, int]) -> None:
    (found,) = _on_page(typed)
    assert (found.code, found.message) == ("bare-term", f"{what}: a client's word may take another article")
    assert (found.hint, (found.location.line, found.location.column)) == (hint, place)


def test_an_article_outside_the_braces_is_found_in_yaml_and_in_the_head_of_a_page() -> None:
    assert _in_yaml("summary: Ask a {mentor}.\n") == [("summary", 1, 14, "write {a mentor}")]
    assert _in_yaml('summary: "Ask\\na {mentor}."\n') == [("summary", 1, 10, "write {a mentor}")]
    (found,) = _on_page("Hello.", title="A {mentor} asks")
    assert (found.location.line, found.hint) == (2, "write {A mentor}")


def test_an_article_before_several_before_no_term_or_in_code_is_left_alone() -> None:
    assert _on_page("A {mentors} list, a {guest}, `a {mentor}` and a {{mentor}}.") == []


@pytest.mark.parametrize(
    "typed",
    [
        "The {mentor}, {Mentors}, {a mentor} and {a line-manager}.",
        "Print {{baker}} as it is.",
        "Bakery, debaker and baker2.",
        "A baker-made bun, a co-baker.",
        "BAKER and bAKER.",
        "`the baker` in code",
        "```yaml\nlead: baker\n```",
        "~~~\nbaker\n~~~\n",
        "```\nbaker, and no end",
        "<!-- baker -->",
        "[here](../baker/baker.md), <https://example.org/baker>, https://example.org/baker",
        "[here][1]\n\n[1]: baker.md",
        "Bread rises [@baker].",
        "### Bread { #baker .baker }",
        "shift, lead; shift `x` lead",
        "",
    ],
)
def test_references_code_links_and_other_words_are_fine(typed: str) -> None:
    assert _on_page(typed) == []


def test_a_page_is_reported_at_line_and_column_and_its_head_in_the_second_line() -> None:
    found = _on_page(
        "One.\n\n```\nbaker\n```\nTwo, baker and the shift\nlead.", title="For a baker", job="Find bakers."
    )
    assert [(p.location.path, p.location.line, p.location.column) for p in found] == [
        ("a.md", 2, 1), ("a.md", 2, 1), ("a.md", 10, 6), ("a.md", 10, 20),
    ]  # fmt: skip


def test_a_text_of_a_curriculum_is_reported_at_the_word_itself() -> None:
    text = (
        "title: Bakers\nsummary: >-\n  The {mentor}, or\n  a baker, and a shift\n  lead.\n"
        "modules:\n  tea:\n    title: 'It''s a baker'\n"
    )
    assert _in_yaml(text) == [
        ("title", 1, 8, "write {Mentors}"),
        ("summary", 4, 5, "write {a mentor} for 'a baker'"),
        ("summary", 4, 18, "write {a line-manager} for 'a shift lead'"),
        ("modules/tea/title", 8, 21, "write {a mentor} for 'a baker'"),
    ]


def test_a_word_that_hides_behind_an_escape_is_reported_where_its_text_begins() -> None:
    assert _in_yaml('title: "One\\nbaker"\n') == [("title", 1, 8, "write {mentor}")]


def test_ids_words_of_terms_and_what_others_say_are_fine() -> None:
    text = """\
terms: {mentor: {one: baker, many: bakers, means: Bakes.}}
modules: {m: {needs: [baker], activities: {baker: {lead: baker, kind: baker, say: {mentor: Hm.}}}}}
forms: {f: {filled-by: [baker], fields: {x: {visibility: baker}}}}
sources: {s: {authors: A baker, title: The baker}}
claims: {c: {text: A baker rises early., caveat: One baker.}}
avoid: {a: {words: [senior baker], why: No baker., instead: A baker.}}
never-cite: {n: {words: [baker], why: No baker., instead: A baker.}}
waivers: {w: {rule: bare-term, at: baker, why: A baker.}}
brand: {name: The Baker, short: Baker}
"""
    assert _in_yaml(text) == []


def test_the_meaning_of_a_term_is_a_text_like_others() -> None:
    text = "terms: {mentor: {one: baker, many: bakers, means: A baker bakes.}}\n"
    assert [address for address, *_ in _in_yaml(text)] == ["terms/mentor/means"]


def test_single_words_count_as_texts() -> None:
    assert _in_yaml("forms: {f: {fields: {who: {label: Baker, answer: line}}}}\n") == [
        ("forms/f/fields/who/label", 1, 35, "write {Mentor}")
    ]


def test_where_two_terms_have_one_word_the_first_is_offered() -> None:
    twins = {"one": Term(one="staff", many="staff", means="M"), "two": Term(one="staff", many="staff", means="M")}
    assert [p.hint for p in _on_page("Ask staff.", terms=twins)] == ["write {one}"]


def test_a_term_that_is_a_noun_with_a_capital_needs_no_capital_reference() -> None:
    host = {"host": Term(one="Wirt", many="Wirte", means="M")}
    assert [p.hint for p in _on_page("Der Wirt und die Wirte.", terms=host)] == ["write {host}", "write {hosts}"]


def test_without_terms_no_word_is_one() -> None:
    assert _on_page("Ask the baker.", terms={}) == []


def test_a_waiver_allows_a_bare_term_and_an_idle_one_is_told(workspace: MakeWorkspace) -> None:
    root = workspace("rules")
    file = root / "curricula/biscuit-tin/curriculum.yml"
    waiver = "waivers:\n  w: {rule: bare-term, at: mentor/index.md, why: We have but one.}\n"
    file.write_text(file.read_text("utf-8").replace("waivers:\n", waiver), encoding="utf-8")
    assert [problem.code for problem in read_workspace(root).problems] == ["unused-waiver"]
    page = root / "content/mentor/index.md"
    page.write_text(page.read_text("utf-8").replace("{A mentor} brings", "The apprentice brings"), encoding="utf-8")
    assert read_workspace(root).problems == ()


def test_a_term_that_does_not_read_is_looked_for_nowhere(workspace: MakeWorkspace) -> None:
    root = workspace("rules")
    file = root / "curricula/biscuit-tin/curriculum.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("one: apprentice, many: apprentices", "one: , many: apprentices"), encoding="utf-8")
    assert {problem.code for problem in read_workspace(root).problems} == {"empty-value"}


def test_the_shipped_texts_have_no_bare_term_and_need_no_waiver() -> None:
    reading = read_workspace(REPOSITORY)
    assert [problem for problem in reading.problems if problem.code == "bare-term"] == []
    assert [waiver for waiver in reading.curriculum.waivers.values() if waiver.rule == "bare-term"] == []


@given(st.text(), st.text(min_size=1), st.text(min_size=1))
def test_any_text_and_any_term_is_judged_and_every_place_is_inside_it(text: str, one: str, many: str) -> None:
    lines = text.split("\n")
    for problem in _on_page(text, terms={"x": Term(one=one, many=many, means="M")}):
        if problem.location.line > 2:
            line = lines[problem.location.line - 5]
            assert 1 <= problem.location.column <= len(line)


@given(
    st.lists(
        st.sampled_from(["baker ", "Bakers ", "a baker ", "{mentor} ", "`", "{", "}", "(", "](", "\n", "<!--", "~~~"])
    )
)
def test_a_word_is_found_once_or_not_at_all(parts: list[str]) -> None:
    text = "".join(parts)
    places = [(p.location.line, p.location.column) for p in _on_page(text)]
    assert len(places) == len(set(places))
    assert len(places) <= text.lower().count("baker")
