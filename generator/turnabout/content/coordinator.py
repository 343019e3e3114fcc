"""What readers are shown of a coordinator's work: the steps of the run sheet, and the letters that go out."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.curriculum import Curriculum
from ..model.running import Message, Step
from ..text.labels import Labels, labels_of
from ..text.markdown_tree import as_blocks, as_text
from ..text.pieces import Blocks, Text, link
from .phrases import capitalised, roles_of
from .places import MESSAGES, RUN_SHEET


@dataclass(frozen=True, slots=True)
class MessageContent:
    """A letter; links to it lead `to` its place on the site."""

    to: str
    title: str
    moment: Text
    sender: Text
    recipient: Text
    subject: str
    body: Blocks


@dataclass(frozen=True, slots=True)
class MessagesContent:
    """All letters in their order; `copying` is for readers who can click."""

    title: str
    purpose: str
    copying: str
    facts: tuple[str, ...]
    messages: tuple[MessageContent, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TaskContent:
    """One thing to do."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class StepContent:
    """What is done at one time, and links to the letters that go out; links to it lead `to` its place on the site."""

    id: str
    to: str
    title: str
    when: Text
    tasks: tuple[TaskContent, ...]
    messages: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class RunSheetContent:
    """All steps in their order; `how` is for readers who fill it in."""

    title: str
    purpose: str
    how: str
    facts: tuple[str, ...]
    steps: tuple[StepContent, ...]
    labels: Mapping[str, str]


def messages_content(curriculum: Curriculum) -> MessagesContent:
    """Return what is shown of the letters."""
    labels = labels_of(curriculum)
    gettext, messages = labels.gettext, curriculum.messages
    return MessagesContent(
        title=gettext("Messages"),
        purpose=gettext(
            "Letters that you can send as they are, once you have filled in what stands in square brackets."
        ),
        copying=gettext("One click marks a subject or a whole letter, ready to copy."),
        facts=(labels.ngettext("{number} letter", "{number} letters", len(messages)),),
        messages=tuple(_message(name, message) for name, message in messages.items()),
        labels={
            "reader": _reader(curriculum, labels),
            "when": gettext("When"),
            "sender": gettext("From"),
            "recipient": gettext("To"),
            "subject": gettext("Subject"),
        },
    )


def run_sheet_content(curriculum: Curriculum) -> RunSheetContent:
    """Return what is shown of the run sheet."""
    labels, steps = labels_of(curriculum), curriculum.run_sheet
    gettext = labels.gettext
    return RunSheetContent(
        title=gettext("Run sheet"),
        purpose=gettext(
            "What the {coordinator} does, step by step, and which letters go out.", coordinator=_coordinator(curriculum)
        ),
        how=gettext("Write the dates in first, then tick what is done."),
        facts=(labels.ngettext("{number} step", "{number} steps", len(steps)),),
        steps=tuple(_step(curriculum, name, step) for name, step in steps.items()),
        labels={"reader": _reader(curriculum, labels), "send": gettext("Send")},
    )


def _message(name: str, message: Message) -> MessageContent:
    return MessageContent(
        to=f"{MESSAGES}#{name}",
        title=message.title,
        moment=as_text(message.moment),
        sender=as_text(capitalised(message.from_)),
        recipient=as_text(capitalised(message.to)),
        subject=message.subject,
        body=as_blocks(message.body),
    )


def _step(curriculum: Curriculum, name: str, step: Step) -> StepContent:
    messages = curriculum.messages
    return StepContent(
        id=name,
        to=f"{RUN_SHEET}#{name}",
        title=step.title,
        when=as_text(step.when),
        tasks=tuple(TaskContent(task, as_text(text)) for task, text in step.tasks.items()),
        messages=tuple(
            link(messages[message].title, f"{MESSAGES}#{message}") for message in step.messages if message in messages
        ),
    )


def _coordinator(curriculum: Curriculum) -> str:
    return roles_of(curriculum).one("coordinator")


def _reader(curriculum: Curriculum, labels: Labels) -> str:
    return labels.gettext("For the {coordinator}", coordinator=_coordinator(curriculum))
