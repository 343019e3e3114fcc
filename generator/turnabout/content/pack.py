"""What the cover of a pack says to the pair that it is for."""

from collections.abc import Mapping

from ..model.curriculum import Curriculum
from ..text.labels import Labels
from .phrases import Roles


def pack_words(curriculum: Curriculum, labels: Labels) -> Mapping[str, str]:
    """Return the labels of a cover; names and places in braces are for whoever draws it."""
    gettext, roles = labels.gettext, Roles(curriculum.terms, labels)
    return {
        "name": gettext("Pack"),
        "title": gettext("Your pack"),
        "of_nobody": gettext("{programme}: pack", programme="{programme}"),
        "of_pair": gettext(
            "{programme}: pack of {one} and {other}", programme="{programme}", one="{one}", other="{other}"
        ),
        "purpose": gettext("All the papers of your programme, in the order in which you need them."),
        "one_side": gettext("Print it on one side of the paper:"),
        "why": gettext(
            "some sheets are for one person alone. Bring the papers of a {session} when you meet, and keep the rest "
            "where others do not read it.",
            session=roles.one("session"),
        ),
        "when": gettext("When"),
        "meet": gettext("You meet"),
        "papers": gettext("Papers, and the page of each"),
        "before": gettext("Before you begin"),
        "after": gettext("At any time"),
        "agenda": gettext("Agenda"),
        "moment": gettext("Date and time"),
    }
