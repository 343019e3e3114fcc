"""Write what a coordinator works from: the run sheet and the letters."""

from ...content.phrases import capitalised, count_of
from ...model.running import Message, Step
from ...planning.paper_list import messages_path, run_sheet_path
from ..escape import Markdown, blocks
from ..page_places import MESSAGES, RUN_SHEET
from ..tree import Page
from .page_context import PageContext, View, facts, prints


def running_pages(context: PageContext) -> tuple[Page, ...]:
    """Return the run sheet and the letters, where the curriculum has them."""
    curriculum = context.handbook.curriculum
    run_sheet = (_run_sheet(context.at(RUN_SHEET)),) if curriculum.run_sheet else ()
    return (*run_sheet, _messages(context.at(MESSAGES))) if curriculum.messages else run_sheet


def _run_sheet(context: PageContext) -> Page:
    steps = context.handbook.curriculum.run_sheet
    values: View = {
        "coordinator": context.roles.one("coordinator"),
        "facts": facts(count_of(len(steps), "step")),
        "steps": [_step(context, number, name, step) for number, (name, step) in enumerate(steps.items(), start=1)],
        "papers": prints(context, run_sheet_path),
    }
    return context.page("run-sheet", "Run sheet", values, "run-sheet")


def _step(context: PageContext, number: int, name: str, step: Step) -> View:
    messages = context.handbook.curriculum.messages
    return {
        "number": number,
        "title": step.title,
        "anchor": Markdown(name),
        "when": context.text(step.when),
        "tasks": [context.text(task) for task in step.tasks.values()],
        "messages": [
            {"title": messages[message].title, "href": context.link(MESSAGES, message)}
            for message in step.messages
            if message in messages
        ],
    }


def _messages(context: PageContext) -> Page:
    messages = context.handbook.curriculum.messages
    values: View = {
        "facts": facts(count_of(len(messages), "letter")),
        "messages": [_message(context, name, message) for name, message in messages.items()],
        "papers": prints(context, messages_path),
    }
    return context.page("messages", "Messages", values, "messages")


def _message(context: PageContext, name: str, message: Message) -> View:
    return {
        "title": message.title,
        "anchor": Markdown(name),
        "moment": context.text(message.moment),
        "from": context.text(capitalised(message.from_)),
        "to": context.text(capitalised(message.to)),
        "subject": message.subject,
        "body": blocks(message.body, context.up),
    }
