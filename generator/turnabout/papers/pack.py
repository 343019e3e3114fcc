"""Finish the data of the pack of a pair: a cover that leads to its papers, and the papers."""

from collections.abc import Iterator, Mapping, Sequence

from ..content.meeting import meeting_content
from ..content.pack import pack_words
from ..content.phrases import roles_of
from ..planning.handbook import Handbook
from ..planning.pack_list import PackPart
from ..planning.schedule import Session
from ..text.labels import Labels, labels_of
from ..text.pieces import as_data

PackData = Mapping[str, object]


def pack_data(handbook: Handbook, parts: Sequence[PackPart], drawn: Sequence[PackData]) -> dict[str, object]:
    """Return what a pack shows; `drawn` is the data of each part.

    What all parts share stands once, in the pack itself: a part has only what is its own.
    """
    labels = labels_of(handbook.curriculum)
    copies = [roles_of(handbook.curriculum).label(part.copy) if part.copy else None for part in parts]
    return {
        "groups": list(_groups(handbook, labels, parts)),
        "parts": [
            {**data, "copy": copy, "copy_of": part.copy, "prefix": f"{number}."}
            for number, (part, data, copy) in enumerate(zip(parts, drawn, copies, strict=True), start=1)
        ],
        "labels": pack_words(handbook.curriculum, labels),
    }


def _groups(handbook: Handbook, labels: Labels, parts: Sequence[PackPart]) -> Iterator[dict[str, object]]:
    """The parts of each session by their place in the pack, and those before the first and after the last."""
    last = max((at for at, part in enumerate(parts) if part.session), default=-1)
    outside = [at for at, part in enumerate(parts) if part.session is None]
    if before := [at for at in outside if at < last]:
        yield {"when": "before", "parts": before}
    for session in handbook.sessions:
        yield {
            "when": "session",
            **_session(handbook, session),
            "parts": [at for at, part in enumerate(parts) if part.session and part.session.id == session.id],
        }
    if after := [at for at in outside if at > last]:
        yield {"when": "after", "parts": after}


def _session(handbook: Handbook, session: Session) -> dict[str, object]:
    return {
        **as_data(meeting_content(handbook, session)),
        "id": session.id,
        "number": session.number,
        "title": session.agenda.module.title,
        "minutes": session.agenda.length,
    }
