"""Finish the data of the chapters that a coordinator works from: the run sheet and the letters."""

from collections.abc import Iterator

from ..content.phrases import capitalised
from ..content.words import inlines
from ..planning.handbook import Handbook
from ..text.markdown_tree import read_blocks, read_inline
from .chapters import Chapter, read_link, said


def running_chapters(handbook: Handbook) -> Iterator[Chapter]:
    """Yield what the facilitator's edition has, where the curriculum has it."""
    curriculum = handbook.curriculum
    if handbook.edition == "facilitator" and curriculum.run_sheet:
        yield _run_sheet(handbook)
    if handbook.edition == "facilitator" and curriculum.messages:
        yield _messages(handbook)


def _run_sheet(handbook: Handbook) -> Chapter:
    curriculum = handbook.curriculum
    return {
        "kind": "run-sheet",
        "to": "run-sheet.md",
        "level": 1,
        "title": said("Run sheet"),
        "steps": [
            {
                "to": f"run-sheet.md#{name}",
                "name": step.title,
                "when": read_inline(step.when),
                "tasks": inlines(step.tasks.values()),
                "letters": [
                    read_link(curriculum.messages[letter].title, f"messages.md#{letter}")
                    for letter in step.messages
                    if letter in curriculum.messages
                ],
            }
            for name, step in curriculum.run_sheet.items()
        ],
    }


def _messages(handbook: Handbook) -> Chapter:
    return {
        "kind": "messages",
        "to": "messages.md",
        "level": 1,
        "title": said("Messages"),
        "letters": [
            {
                "to": f"messages.md#{name}",
                "name": message.title,
                "moment": read_inline(message.moment),
                "from": read_inline(capitalised(message.from_)),
                "to_whom": read_inline(capitalised(message.to)),
                "subject": message.subject,
                "body": read_blocks(message.body),
            }
            for name, message in handbook.curriculum.messages.items()
        ],
    }
