"""Write what a coordinator works from: the run sheet and the letters."""

from ...content.phrases import capitalised, count_of
from ...model.curriculum import Message, Step
from ...planning.paper_list import messages_path, run_sheet_path
from ..escape import Markdown, blocks
from ..page_places import MESSAGES, RUN_SHEET
from ..tree import Page
from .page_context import Desk, View, facts, prints


def running_pages(desk: Desk) -> tuple[Page, ...]:
    """Return the run sheet and the letters, where the curriculum has them."""
    curriculum = desk.handbook.curriculum
    run_sheet = (_run_sheet(desk.at(RUN_SHEET)),) if curriculum.run_sheet else ()
    return (*run_sheet, _messages(desk.at(MESSAGES))) if curriculum.messages else run_sheet


def _run_sheet(desk: Desk) -> Page:
    steps = desk.handbook.curriculum.run_sheet
    values: View = {
        "coordinator": desk.roles.one("coordinator"),
        "facts": facts(count_of(len(steps), "step")),
        "steps": [_step(desk, number, name, step) for number, (name, step) in enumerate(steps.items(), start=1)],
        "papers": prints(desk, run_sheet_path),
    }
    return desk.page("run-sheet", "Run sheet", values, "run-sheet")


def _step(desk: Desk, number: int, name: str, step: Step) -> View:
    messages = desk.handbook.curriculum.messages
    return {
        "number": number,
        "title": step.title,
        "anchor": Markdown(name),
        "when": desk.text(step.when),
        "tasks": [desk.text(task) for task in step.tasks.values()],
        "messages": [
            {"title": messages[message].title, "href": desk.link(MESSAGES, message)}
            for message in step.messages
            if message in messages
        ],
    }


def _messages(desk: Desk) -> Page:
    messages = desk.handbook.curriculum.messages
    values: View = {
        "facts": facts(count_of(len(messages), "letter")),
        "messages": [_message(desk, name, message) for name, message in messages.items()],
        "papers": prints(desk, messages_path),
    }
    return desk.page("messages", "Messages", values, "messages")


def _message(desk: Desk, name: str, message: Message) -> View:
    return {
        "title": message.title,
        "anchor": Markdown(name),
        "moment": desk.text(message.moment),
        "from": desk.text(capitalised(message.from_)),
        "to": desk.text(capitalised(message.to)),
        "subject": message.subject,
        "body": blocks(message.body, desk.up),
    }
