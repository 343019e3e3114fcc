"""What every paper says around its own text: at its foot, at the lines to fill in, and at its code."""

from collections.abc import Mapping

from ..text.labels import Labels


def paper_words(labels: Labels) -> Mapping[str, str]:
    """Return the labels that papers share, and where lines begin; places in braces are for whoever draws them."""
    gettext = labels.gettext
    return {
        "direction": labels.direction,
        "page": gettext("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "version": gettext("curriculum {version}", version="{version}"),
        "edition": gettext("{person}’s edition, do not publish", person="{person}"),
        "edition_of": gettext("{person}’s edition", person="{person}"),
        "do_not_publish": gettext("Do not publish: this edition is not for everybody."),
        "curriculum": gettext("Curriculum {version}", version="{version}"),
        "contents": gettext("Contents"),
        "head": gettext("{head}:", head="{head}"),
        "quoted": gettext("“{text}”", text="{text}"),
        "on_screen": gettext("Read it on a screen:"),
        "code": gettext("QR code with the address {address}", address="{address}"),
        "read_more": gettext("Read more:"),
        "ask": gettext("Whom to ask:"),
        "name": gettext("Name"),
        "date": gettext("Date"),
        "time": labels.pgettext("to fill in", "Time"),
        "place": gettext("Place"),
        "signature": gettext("signature"),
        "type_name": gettext("type your name"),
        "date_of_signature": gettext("date of the signature"),
        "form_of_date": gettext("day, month and year"),
        "commitment": gettext("we will"),
        "owner": gettext("owner"),
        "by_when": gettext("by when"),
        "kept": gettext("kept"),
        "day": gettext("day"),
        "month": gettext("month"),
        "year": gettext("year"),
        "write_here": gettext("Write here"),
        "choose_day": gettext("Choose a day"),
        "yes": gettext("Yes"),
        "no": gettext("No"),
        "min": gettext("min"),
        "could_say": gettext("You could say"),
    }
