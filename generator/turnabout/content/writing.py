"""What stands at lines to write on, on every paper that has some, and what whoever types hears there."""

from collections.abc import Mapping

from ..text.labels import Labels


def writing_labels(labels: Labels) -> Mapping[str, str]:
    """Return the words for names, days and marks."""
    gettext = labels.gettext
    return {
        "name": gettext("Name"),
        "type_name": gettext("type your name"),
        "date": gettext("Date"),
        "date_form": gettext("day, month and year"),
        "day": gettext("day"),
        "month": gettext("month"),
        "year": gettext("year"),
        "yes": gettext("Yes"),
        "no": gettext("No"),
        "write_here": gettext("Write here"),
        "choose_day": gettext("Choose a day"),
        "ask": gettext("Whom to ask"),
    }
