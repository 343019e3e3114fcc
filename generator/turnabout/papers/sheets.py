"""Finish the data of one paper, so that a template only has to draw it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from ..content.assessment import assessment_content
from ..content.contacts import ask_line
from ..content.coordinator import messages_content, run_sheet_content
from ..content.cost import cost_content
from ..content.form import form_content
from ..content.ground_rules import ground_rules_content
from ..content.phrases import roles_of
from ..content.poster import poster_content
from ..content.words import meaning
from ..content.worksheet import worksheet_content
from ..model.curriculum import Curriculum
from ..planning.booklets import audiences
from ..planning.handbook import Handbook
from ..planning.pack_list import pack_parts
from ..planning.pairs import Pair
from ..planning.paper_list import COST, CommonSheet, SessionSheet, Sheet
from ..planning.visibility import forms_for
from ..text.pieces import as_data
from .agenda import agenda_data, parts_of
from .booklet import booklet_data, handbook_data
from .brand import brand_data
from .cards import cards_data
from .catch_up import catch_up_data
from .column_widths import sheet_to_fill_in
from .pack import pack_data

_ROLES = ("mentor", "mentoree", "pair", "session", "coordinator", "facilitator", "sponsor", "hr")
_FOR_EVERYBODY = frozenset({"cards", "catch-up", "poster", "ground-rules", "wallet-card"})
"""Papers that both editions have, as they have some forms: without a key they are the same, and name no edition."""

_FOLDERS = {"form": "forms", "check": "checks"}
_PAGES = {"pack": "programme/index", "poster": "programme/index", "wallet-card": "ground-rules", "handbook": "index"}
"""Pages of papers that have none of their own name."""


def sheet_data(handbook: Handbook, sheet: Sheet) -> Mapping[str, object]:
    """Return all that one paper shows, ready for JSON; notes and keys are only in the facilitator's edition."""
    return {**common_data(handbook, sheet), **own_data(handbook, sheet)}


def own_data(handbook: Handbook, sheet: Sheet) -> Mapping[str, object]:
    """Return what a paper shows in whatever size: all but what papers have in common."""
    if isinstance(sheet, SessionSheet):
        data: Mapping[str, object] = {"module": sheet.agenda.module.title, **_of_kind(handbook, sheet)}
    else:
        data = _of_all(handbook, sheet)
    return {**data, "edition": "handbook"} if _is_in_both(handbook, sheet) and not _has_keys(data) else data


def page_address(handbook: Handbook, sheet: Sheet) -> str | None:
    """Return the address of the page that a paper belongs to, or None where the site has no address."""
    return f"{handbook.site_url.rstrip('/')}/{_page(handbook, sheet)}.html" if handbook.site_url else None


def common_data(handbook: Handbook, sheet: Sheet) -> Mapping[str, object]:
    """Return what every paper has in its way, in one size; what is a paper's own counts before it."""
    roles = roles_of(handbook.curriculum)
    return {
        "kind": sheet.kind,
        "size": sheet.size,
        "edition": handbook.edition,
        "language": language_data(handbook.curriculum.language),
        "programme": handbook.programme.title,
        "version": handbook.curriculum.version,
        "roles": {role: roles.label(role) for role in _ROLES},
        "meanings": {role: meaning(handbook.curriculum, role) for role in ("mentor", "mentoree")},
        "words": {role: roles.one(role) for role in _ROLES},
        "link": _link(page_address(handbook, sheet)),
        "brand": brand_data(handbook),
        "ask": ask_line(handbook.curriculum),
        "pair": pair_data(handbook.pair),
    }


def _pack(handbook: Handbook, sheet: CommonSheet) -> Mapping[str, object]:
    parts = pack_parts(handbook, sheet.size)
    address = page_address(handbook, sheet)
    return pack_data(handbook, parts, [_in_pack(handbook, part.sheet, address) for part in parts])


def _in_pack(handbook: Handbook, sheet: Sheet, pack_address: str | None) -> Mapping[str, object]:
    """Return what a paper of a pack does not share with the pack, which says on each page of which edition it is."""
    address = page_address(handbook, sheet)
    link = {"link": _link(address)} if address != pack_address else {}
    own = {key: value for key, value in own_data(handbook, sheet).items() if key != "edition"}
    return {"kind": sheet.kind, **link, **own}


def _of_kind(handbook: Handbook, sheet: SessionSheet) -> Mapping[str, object]:
    module = sheet.agenda.module
    match sheet.kind:
        case "cards":
            return cards_data(parts_of(handbook, sheet.agenda))
        case "catch-up":
            return catch_up_data(handbook, sheet)
        case "worksheet" if sheet.worksheet:
            content = worksheet_content(handbook, sheet.worksheet, module.worksheets[sheet.worksheet])
            return sheet_to_fill_in(content) | {"id": f"worksheet.{content.id}"}
    return agenda_data(handbook, sheet)


def _of_all(handbook: Handbook, sheet: CommonSheet) -> Mapping[str, object]:
    curriculum = handbook.curriculum
    match sheet.kind:
        case "pack":
            return _pack(handbook, sheet)
        case "poster":
            return as_data(poster_content(handbook))
        case "ground-rules" | "wallet-card":
            return _ground_rules(curriculum)
        case "form":
            return sheet_to_fill_in(form_content(handbook, sheet.item)) | {"id": f"form.{sheet.item}"}
        case "messages":
            return as_data(messages_content(curriculum))
        case "run-sheet":
            return {"id": "run-sheet", **as_data(run_sheet_content(curriculum))}
        case "booklet":
            return booklet_data(handbook, sheet.item)
        case "handbook":
            return handbook_data(handbook)
    if sheet.item == COST and curriculum.cost:
        return {"kind": "cost", "id": "check.cost", **as_data(cost_content(curriculum, curriculum.cost))}
    return as_data(assessment_content(curriculum, sheet.item)) | {"id": f"check.{sheet.item}"}


def _ground_rules(curriculum: Curriculum) -> Mapping[str, object]:
    """A page for all rules, and a card, have no room for what to say."""
    content = ground_rules_content(curriculum)
    rules = tuple(replace(rule, say=None) for rule in content.rules)
    return {"id": "ground-rules", **as_data(replace(content, rules=rules))}


def _page(handbook: Handbook, sheet: Sheet) -> str:
    if sheet.kind == "booklet":
        return audiences(handbook)[sheet.item][0].path.removesuffix(".md")
    if isinstance(sheet, CommonSheet):
        return f"{_FOLDERS[sheet.kind]}/{sheet.item}" if sheet.kind in _FOLDERS else _PAGES.get(sheet.kind, sheet.item)
    return f"programme/{sheet.session.id}" if sheet.session else f"modules/{sheet.agenda.module_id}"


def _link(address: str | None) -> dict[str, object] | None:
    if address is None:
        return None
    return {"url": address, "text": address.split("://")[-1], "qr": qr_svg(address)}


@lru_cache(maxsize=1_000)
def qr_svg(address: str) -> str:
    """Return a QR code as SVG, dark on white, with no margin of its own."""
    import segno

    # Trying all eight masks to pick the prettiest costs five times as much; any mask is a valid code.
    code = segno.make(address, error="m", mask=3, micro=False)
    return str(code.svg_inline(border=0, dark="#000", light=None, omitsize=True))


def language_data(tag: str) -> dict[str, str | None]:
    """Return a tag such as en-GB as the parts that typesetting knows; two or three letters and two."""
    first, _, rest = tag.partition("-")
    return {"lang": first.lower(), "region": rest.upper() if len(rest) == 2 else None}


def _is_in_both(handbook: Handbook, sheet: Sheet) -> bool:
    if sheet.kind == "form" and isinstance(sheet, CommonSheet):
        return sheet.item in forms_for(handbook.curriculum, "handbook")
    return sheet.kind in _FOR_EVERYBODY


def _has_keys(data: object) -> bool:
    """Tell whether an answer key stands anywhere."""
    if isinstance(data, Mapping):
        return data.get("key") is not None or any(map(_has_keys, data.values()))
    return isinstance(data, (list, tuple)) and any(map(_has_keys, data))


def pair_data(pair: Pair | None) -> dict[str, str | None] | None:
    """Return the names that stand on lines for names, by role, and the place; None where papers are everybody's."""
    if pair is None:
        return None
    return {"name": pair.name, "mentor": pair.mentor, "mentoree": pair.mentoree, "place": pair.place}
