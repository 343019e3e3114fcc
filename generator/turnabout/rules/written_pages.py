"""Every page for an audience has one job, a day of review, and something to do at the end."""

import re
from collections.abc import Iterator
from datetime import date

from ..core.problems import Location, Problem
from ..model.curriculum import Curriculum
from ..sources.prose_files import WrittenPage


def page_problems(
    curriculum: Curriculum, pages: tuple[WrittenPage, ...], today: date | None
) -> Iterator[tuple[str, Problem]]:
    """Yield each problem with the path of its page; without `today`, no page is overdue."""
    rules = curriculum.pages
    if rules is None:
        return
    for page in pages:
        if "/" in page.path:
            for problem in (*_head(page, today), *_ending(page, rules.last_heading)):
                yield page.path, problem


def _head(page: WrittenPage, today: date | None) -> Iterator[Problem]:
    place = Location(page.shown)
    if page.head.job is None:
        yield Problem(
            place, "page-without-job", "the page does not say what it is for", "add job: what its reader can do then"
        )
    if page.head.review is None:
        yield Problem(
            place, "page-without-review", "the page has no day of review", "add review: with a day such as 2027-06-30"
        )
        return
    try:
        due = date.fromisoformat(page.head.review)
    except ValueError:
        yield Problem(place, "not-allowed", f"review {page.head.review!r} is no day", "write it as 2027-06-30")
        return
    if today and due < today:
        yield Problem(
            place,
            "review-overdue",
            f"the page was to be read again by {due}",
            "read it, then move the day",
            severity="warning",
        )


def _ending(page: WrittenPage, heading: str) -> Iterator[Problem]:
    headings = re.findall(r"^#+ (.*?)\s*#*$", page.markdown, re.MULTILINE)
    if not headings or headings[-1] != heading:
        line = page.line + page.markdown.rstrip().count("\n")
        yield Problem(
            Location(page.shown, line),
            "page-without-next-step",
            f"the page does not end with the heading {heading!r}",
            f"add ## {heading} and one thing to do",
        )
