"""The words of the page that a client signs: its head, its columns, its foot."""

from collections.abc import Mapping

from ...clients.overlay.diff import What
from ...text.labels import Labels
from ...text.pieces import Piece, Text


def badges(labels: Labels) -> Mapping[What, str]:
    """Return what is said of a group by what happened to it."""
    gettext = labels.gettext
    return {
        "changed": gettext("Changed"),
        "added": gettext("New"),
        "removed": gettext("Left out"),
        "moved": gettext("Moved"),
    }


def counted(labels: Labels, what: What, number: int) -> str:
    """Return how many texts something happened to."""
    ngettext = labels.ngettext
    match what:
        case "changed":
            return ngettext("{number} text changed", "{number} texts changed", number)
        case "added":
            return ngettext("{number} new text", "{number} new texts", number)
        case "removed":
            return ngettext("{number} text left out", "{number} texts left out", number)
        case "moved":
            return ngettext("{number} text moved", "{number} texts moved", number)


def page_words(labels: Labels, name: str, base: str, *, with_layers: bool) -> Mapping[str, str | Text]:
    """Return all labels of the page of a client; `base` says of what version, `with_layers` that the layers count as
    part of it."""
    gettext = labels.gettext
    gone, new = _marked("gone", gettext("struck through")), _marked("new", gettext("underlined"))
    under = gettext("{base} with its shared layers", base=base) if with_layers else base
    return {
        "title": gettext("{name}: what differs from {base}", name=name, base=base),
        "skip": gettext("To the first difference"),
        "over": gettext("To read and to sign"),
        "to_sign": gettext("To sign"),
        "lead": gettext(
            "What {name} gets in place of {base}. Whatever is not shown here is as it is there.", name=name, base=under
        ),
        "made_from": gettext("Made from"),
        "layers": gettext("Shared layers"),
        "none": gettext("None"),
        "counts": gettext("How much differs"),
        "parts": gettext("Parts of this page"),
        "legend": labels.richtext(
            "Old words that are gone are {gone}, and new ones are {new}. "
            "Where two texts have little in common, neither has marks.",
            gone=gone,
            new=new,
        ),
        "nothing": gettext("Nothing differs."),
        "whole": gettext("New as a whole"),
        "text": gettext("Text"),
        "old": gettext("With the layers alone") if with_layers else gettext("In the base"),
        "new": gettext("For {name}", name=name),
        "not_there": gettext("Not there"),
        "left_out": gettext("Left out"),
        "why": gettext("Why:"),
        "read": gettext("I have read all of this. {name} gets the programme as it stands here.", name=name),
        "name": gettext("Name"),
        "date": gettext("Date"),
        "signature": gettext("Signature"),
        "digest": gettext("Digest of what is signed"),
    }


def digest_text(labels: Labels, command: str) -> Text:
    """Return what the digest is good for, with the command that compares again."""
    code: Piece = {"kind": "code", "text": command}
    return labels.richtext(
        "It stands for the base and for everything above. To see whether anything has changed since, run {command}: "
        "another digest means another page.",
        command=Text([code]),
    )


def in_turn(labels: Labels, who: tuple[str, ...]) -> str:
    """Return who made a change, the one whose word counts last."""
    first, *others = who or ("",)
    for one in others:
        first = labels.gettext("{first}, then {next}", first=first, next=one)
    return first


def _marked(kind: str, text: str) -> Text:
    return Text([{"kind": kind, "text": text}])
