"""Write what a coordinator works from: the run sheet and the letters."""

from collections.abc import Iterator

from ...content.coordinator import messages_content, run_sheet_content
from ...content.places import MESSAGES, RUN_SHEET
from ..tree import Page
from .page_context import PageContext, facts, prints


def coordinator_pages(context: PageContext) -> Iterator[Page]:
    """Yield the run sheet and the letters, where the curriculum has them."""
    curriculum = context.handbook.curriculum
    if curriculum.run_sheet:
        steps, page = run_sheet_content(curriculum), context.at(RUN_SHEET)
        papers = prints(page, "run-sheet")
        yield page.showing("run-sheet", steps, "run-sheet", facts=facts(*steps.facts), papers=papers)
    if curriculum.messages:
        messages, page = messages_content(curriculum), context.at(MESSAGES)
        papers = prints(page, "messages")
        yield page.showing("messages", messages, "messages", facts=facts(*messages.facts), papers=papers)
