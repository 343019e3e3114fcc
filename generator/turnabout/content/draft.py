"""What readers are shown of a draft: that it is one, and what has to be decided first."""

from ..text.labels import Labels


def draft_mark(labels: Labels) -> str:
    """Return what stands on every page and paper of a draft."""
    return labels.gettext("Draft: not to be handed out")


def undecided_text(labels: Labels, changes: int) -> str:
    """Return how many changes of a client somebody has to look at."""
    return labels.ngettext(
        "The base has changed under {number} change. Somebody has to decide first.",
        "The base has changed under {number} changes. Somebody has to decide first.",
        changes,
    )
