"""Pages written by hand get their terms and claims, and are cut into passages."""

from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.problems import Location
from turnabout.planning.handbook import ProsePage
from turnabout.reading.page_text import PageWriter
from turnabout.rules.passages import place_in
from turnabout.sources.prose_files import PageHead, WrittenPage
from turnabout.text.terms import words_of

WORDS = words_of({"mentor": ("baker <b>", "bakers"), "pair": ("pair", "pairs")})
GRADES = {"tea-warms": "evidence: B"}


def _written(markdown: str, path: str = "mentor/a.md", *, is_own: bool = True, **head: str) -> WrittenPage:
    return WrittenPage(path, PageHead(title=head.pop("title", "T"), **head), markdown, f"content/{path}", 5, is_own)  # type: ignore[arg-type]


def _shown(markdown: str, path: str = "mentor/a.md", **head: str) -> tuple[ProsePage, PageWriter]:
    writer = PageWriter(WORDS, GRADES)
    return writer.shown(_written(markdown, path, **head)), writer


def test_a_page_is_shown_with_its_terms_encoded_and_its_claims_linked_from_where_it_lies() -> None:
    page, writer = _shown(
        "A {mentor} bakes [@tea-warms].", title="{Mentors}", job="Lets {a pair} go.", review="2027-01-01"
    )
    assert page == ProsePage(
        path="mentor/a.md",
        title="Bakers",
        markdown="A baker &#60;b&#62; bakes ([evidence: B](../evidence.md#tea-warms)).",
        job="Lets a pair go.",
        review="2027-01-01",
        places=(Location("content/mentor/a.md", 5),),
    )
    assert writer.problems == []


def test_each_line_of_a_page_knows_where_it_stands_in_its_file() -> None:
    page, _ = _shown("One\n[@tea-warms] and\n\n  [@tea-warms]\nfive\n")
    assert [page.places[line].line for line, text in enumerate(page.markdown.split("\n")) if text] == [5, 9]


def test_a_page_at_the_root_and_one_far_down_find_the_evidence() -> None:
    assert "(evidence.md#" in _shown("x [@tea-warms]", "a.md")[0].markdown
    assert "(../../evidence.md#" in _shown("x [@tea-warms]", "a/b/c.md")[0].markdown


def test_a_page_that_ships_has_no_file_to_edit_and_may_lack_a_job() -> None:
    page = PageWriter(WORDS, GRADES).shown(_written("x", is_own=False))
    assert (page.job, page.review) == (None, None)


def test_unknown_terms_and_claims_are_reported_on_their_lines() -> None:
    _, writer = _shown("One.\n\nThe {mentro} bakes [@tea].", title="{pear}", job="Lets {x}.")
    assert [(p.code, p.location.path, p.location.line, p.location.column) for p in writer.problems] == [
        ("unknown-term", "content/mentor/a.md", 7, 5),
        ("unknown-claim", "content/mentor/a.md", 7, 20),
        ("unknown-term", "content/mentor/a.md", 2, 1),
        ("unknown-term", "content/mentor/a.md", 2, 1),
    ]


def test_an_unknown_claim_is_pointed_at_after_a_term_of_another_length() -> None:
    _, writer = _shown("The {mentor} and the {mentor} bake [@tea] and [@tea].")
    assert [p.location.column for p in writer.problems] == [36, 47]


def test_passages_are_blocks_between_empty_lines_with_the_line_they_begin_on() -> None:
    _, writer = _shown("\nOne {pair}\ntwo.\n\n```\nsome code\n\nmore code\n```\nThree.\n\n\n~~~\nx\n~~~\n\nFour.")
    assert [(p.text, p.location.line) for p in writer.passages] == [
        ("One pair\ntwo.", 6),
        ("Three.", 14),
        ("Four.", 21),
    ]
    assert {p.address for p in writer.passages} == {"mentor/a.md"}


def test_markers_stay_in_the_passages_so_that_rules_can_see_them() -> None:
    _, writer = _shown("Some 40% [@tea-warms].")
    assert [p.text for p in writer.passages] == ["Some 40% [@tea-warms]."]


@given(
    st.lists(
        st.one_of(st.text(max_size=8), st.sampled_from(["{mentor}", "[@x]", "```", "\n", "{", "[@tea-warms]", "}"]))
    ).map("".join)
)
def test_any_page_is_shown_and_its_problems_and_passages_lie_inside(markdown: str) -> None:
    _, writer = _shown(markdown)
    lines = markdown.split("\n")
    for place in (*(p.location for p in writer.problems), *(p.location for p in writer.passages)):
        assert 5 <= place.line < 5 + len(lines)
        assert 1 <= place.column <= len(lines[place.line - 5]) + 1
    for passage in writer.passages:
        assert passage.text.strip()


def test_a_rule_points_at_the_words_as_typed_where_terms_stand_on_either_side() -> None:
    for markdown, expected in (
        ("{Mentor} and BOSS.", 14),
        ("BOSS and {mentor}", 1),
        ("x\n{a mentor} BOSS, {mentor}", 12),
    ):
        _, writer = _shown(markdown)
        (passage,) = writer.passages
        place = place_in(passage, passage.text.index("BOSS"))
        assert (place.line, place.column) == (5 + markdown.count("\n"), expected)
