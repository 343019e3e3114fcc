"""Finish the data of one paper, so that a template only has to draw it."""

from collections.abc import Mapping

from ..planning.handbook import Handbook
from ..planning.printing import Sheet
from .agenda import agenda_data
from .qr import qr_svg
from .words import person, word
from .worksheet import worksheet_data

_ROLES = ("mentor", "mentoree", "pair", "session", "coordinator", "facilitator")


def sheet_data(handbook: Handbook, sheet: Sheet) -> Mapping[str, object]:
    """Return all that one paper shows, ready for JSON; notes and keys are only in the facilitator's edition."""
    module = sheet.agenda.module
    if sheet.kind == "worksheet" and sheet.worksheet:
        own = worksheet_data(handbook, module.worksheets[sheet.worksheet])
    else:
        own = agenda_data(handbook, sheet)
    return {
        "kind": sheet.kind,
        "size": sheet.size,
        "edition": handbook.edition,
        "language": _language(handbook.curriculum.language),
        "programme": handbook.programme.title,
        "module": module.title,
        "version": handbook.curriculum.version,
        "roles": {role: person(handbook.curriculum, role) for role in _ROLES},
        "words": {role: word(handbook.curriculum, role) for role in _ROLES},
        "link": _link(page_address(handbook, sheet)),
        **own,
    }


def page_address(handbook: Handbook, sheet: Sheet) -> str | None:
    """Return the address of the page that a paper belongs to, or None where the site has no address."""
    if not handbook.site_url:
        return None
    page = f"programme/{sheet.session.id}" if sheet.session else f"modules/{sheet.agenda.module_id}"
    return f"{handbook.site_url.rstrip('/')}/{page}.html"


def _link(address: str | None) -> dict[str, object] | None:
    if address is None:
        return None
    return {"url": address, "text": address.split("://")[-1], "qr": qr_svg(address)}


def _language(tag: str) -> dict[str, str | None]:
    """Split a tag such as en-GB into the parts that typesetting knows; two or three letters and two."""
    first, _, rest = tag.partition("-")
    return {"lang": first.lower(), "region": rest.upper() if len(rest) == 2 else None}
