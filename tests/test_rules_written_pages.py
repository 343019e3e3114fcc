"""Every page for an audience has one job, a day of review, and something to do at the end."""

from datetime import date

import pytest

from makers import curriculum
from turnabout.rules.written_pages import page_problems
from turnabout.sources.prose_files import PageHead, WrittenPage

RULES = curriculum(pages={"last-heading": "Do this next"})
TODAY = date(2027, 6, 30)
END = "Text.\n\n## Do this next\n\nGo."


def _found(
    markdown: str = END, *, path: str = "mentor/a.md", today: date | None = TODAY, **head: str | None
) -> list[tuple[str, int, str]]:
    given = {"job": "Lets you go.", "review": "2027-06-30"} | head
    page = WrittenPage(path, PageHead(title="T", **given), markdown, f"content/{path}", 6, is_own=True)  # type: ignore[arg-type]
    return [(p.code, p.location.line, p.severity) for _, p in page_problems(RULES, (page,), today)]


def test_a_page_with_all_three_is_fine() -> None:
    assert _found() == []


def test_a_page_lacking_all_three_has_three_problems() -> None:
    assert _found("Text.\n", job=None, review=None) == [
        ("page-without-job", 1, "error"),
        ("page-without-review", 1, "error"),
        ("page-without-next-step", 6, "error"),
    ]


@pytest.mark.parametrize("day", ["soon", "2027-13-01", "30 June 2027", "2027"])
def test_a_review_that_is_no_day_is_named(day: str) -> None:
    assert _found(review=day) == [("not-allowed", 1, "error")]


def test_a_page_is_overdue_from_the_day_after_and_only_a_warning() -> None:
    assert _found(review="2027-06-30") == []
    assert _found(review="2027-06-29") == [("review-overdue", 1, "warning")]


def test_without_a_day_nothing_is_overdue() -> None:
    assert _found(review="1999-01-01", today=None) == []


@pytest.mark.parametrize(
    "markdown",
    ["", "# Do this next\n\n## More", "Do this next", "## Do this next time", "## do this next", "##Do this next"],
)
def test_the_last_heading_is_the_one_that_the_curriculum_sets(markdown: str) -> None:
    assert [code for code, *_ in _found(markdown)] == ["page-without-next-step"]


def test_a_heading_may_have_any_level_and_be_closed() -> None:
    assert _found("# A\n\n### Do this next ###\n") == []


def test_the_place_is_the_last_line_of_text() -> None:
    assert _found("One.\n\nTwo.\n\n\n") == [("page-without-next-step", 8, "error")]


def test_pages_for_no_audience_and_curricula_without_the_rule_are_left_alone() -> None:
    assert _found("", path="index.md", job=None) == []
    page = WrittenPage("mentor/a.md", PageHead(title="T"), "", "content/mentor/a.md", 4, is_own=True)
    assert list(page_problems(curriculum(), (page,), TODAY)) == []
