"""Finish the data of what the coordinator works from: the messages and the run sheet."""

from ..content.words import inlines
from ..model.curriculum import Curriculum
from ..text.markdown_tree import read_blocks, read_inline


def messages_data(curriculum: Curriculum) -> dict[str, object]:
    """Return all letters in their order."""
    return {
        "messages": [
            {
                "title": message.title,
                "moment": read_inline(message.moment),
                "from": read_inline(message.from_),
                "to": read_inline(message.to),
                "subject": message.subject,
                "body": read_blocks(message.body),
            }
            for message in curriculum.messages.values()
        ]
    }


def run_sheet_data(curriculum: Curriculum) -> dict[str, object]:
    """Return the steps in their order, with the titles of the letters that go out."""
    return {
        "id": "run-sheet",
        "steps": [
            {
                "id": name,
                "title": step.title,
                "when": read_inline(step.when),
                "task_ids": list(step.tasks),
                "tasks": inlines(step.tasks.values()),
                "messages": [curriculum.messages[name].title for name in step.messages],
            }
            for name, step in curriculum.run_sheet.items()
        ],
    }
