"""Turn the places for answers on a paper into the fields of a form."""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Array, Dictionary, Name, NumberTree, Object, ObjectStreamMode, Pdf, String

from ...text.labels import direction_of
from . import field_looks
from .failure import TypesettingError

_PLACE = b"field:"
"""How the address of a link begins that a template draws where room to write is; the rest of it is JSON."""

# PDFium, which is in most browsers, types letters beyond Latin-1 in a font that it does not embed, unless ours goes by
# the name of a font of signs: https://pdfium.googlesource.com/pdfium/+/main/core/fpdfdoc/cpdf_bafontmap.cpp
_FONT = "/Wingdings"
_AT_THE_LEFT, _AT_THE_RIGHT = 0, 2
_TEXT, _BUTTON = Name.Tx, Name.Btn
_PRINTED = 1 << 2
_FLAGS = {"line": 0, "area": 1 << 12, "box": 0, "ring": 1 << 15, "figure": 1 << 15}
"""What an answer may be: a line, several lines, a box to tick, a ring or a figure of which one is chosen."""

_MARKS = {"box": field_looks.tick, "ring": field_looks.dot, "figure": field_looks.thick_ring}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an answer goes: the link of it, and what its template says.

    `option` is the id of what a mark stands for, `mark` its words. In points, `pitch` is how far apart the lines of an
    area are, and `size` that of the type: nothing lets a program find the one that fits.
    """

    link: Object
    page: Object
    name: str
    kind: str
    label: str
    option: str = "Yes"
    mark: str = ""
    pitch: float = 0
    size: float = 0

    @property
    def extent(self) -> tuple[float, float]:
        """Width and height in points."""
        left, bottom, right, top = (float(edge) for edge in self.link.Rect.as_list())
        return right - left, top - bottom

    @property
    def is_text(self) -> bool:
        """Whether it holds text, and not a mark."""
        return self.kind not in _MARKS


def make_fillable(pdf: bytes, font: Path) -> bytes:
    """Return a paper with a field at each place for an answer, or the paper as it is where it has none.

    `font` is a PDF that holds the font people type with. Places of one name are one field, seen more than once.
    """
    with Pdf.open(io.BytesIO(pdf)) as paper:
        places = tuple(_places(paper))
        return _with_form(paper, places, font) if places else pdf


def _with_form(paper: Pdf, places: Sequence[_Place], font: Path) -> bytes:
    with Pdf.open(font) as holder:
        face = paper.copy_foreign(holder.Root.Font)
    _tag(paper, places)
    for place in places:
        _become_widget(paper, place, face)
    paper.Root.AcroForm = paper.make_indirect(
        Dictionary(
            Fields=Array(_nested(paper, _fields(paper, places))),
            DR=Dictionary(Font=Dictionary({_FONT: face})),
            DA=String(_style(0)),
            Q=_AT_THE_RIGHT if direction_of(str(paper.Root.get("/Lang", ""))) == "rtl" else _AT_THE_LEFT,
        )
    )
    made = io.BytesIO()
    paper.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return made.getvalue()


def _style(size: float) -> str:
    return f"{_FONT} {size:g} Tf {field_looks.INK} rg"


def _places(paper: Pdf) -> Iterator[_Place]:
    for page in paper.pages:
        for link in page.obj.get("/Annots", Array()).as_list():
            address = bytes(link.get("/A", Dictionary()).get("/URI", String("")))
            if address.startswith(_PLACE):
                yield _place(link, page.obj, address.removeprefix(_PLACE))


def _place(link: Object, page: Object, text: bytes) -> _Place:
    try:
        place = _Place(link, page, **json.loads(text))
    except (ValueError, TypeError):
        place = None
    if place is None or place.kind not in _FLAGS:
        raise TypesettingError(f"a print template has a place for an answer that cannot be read: {text.decode()!r}")
    return place


def _tag(paper: Pdf, places: Sequence[_Place]) -> None:
    """Who has the paper read aloud hears of a field, at the place where the question is."""
    owners = NumberTree(paper.Root.StructTreeRoot.ParentTree)
    for place in places:
        owners[int(place.link.StructParent)].S = Name.Form
        place.page.Tabs = Name.S


def _become_widget(paper: Pdf, place: _Place, face: Object) -> None:
    """A link keeps its place on the page and among the tags."""
    link = place.link
    for key in ("/A", "/Contents", "/Border"):
        if key in link:
            del link[key]
    link.Subtype = Name.Widget
    link.F = _PRINTED
    link.TU = String(", ".join(filter(None, (place.label, place.mark))))
    link.AP = Dictionary(N=_text_look(paper, place, face) if place.is_text else _mark_looks(paper, place))
    if not place.is_text:
        link.AS = Name.Off


def _text_look(paper: Pdf, place: _Place, face: Object) -> Object:
    look = field_looks.empty_area(*place.extent, place.pitch) if place.kind == "area" else field_looks.empty_line()
    return _drawing(paper, place, look, Resources=Dictionary(Font=Dictionary({_FONT: face})))


def _mark_looks(paper: Pdf, place: _Place) -> Object:
    looks = {place.option: _MARKS[place.kind](*place.extent), "Off": b""}
    return Dictionary({f"/{name}": _drawing(paper, place, look) for name, look in looks.items()})


def _drawing(paper: Pdf, place: _Place, look: bytes, **more: Object) -> Object:
    width, height = place.extent
    box = Array([0, 0, round(width, 4), round(height, 4)])
    return paper.make_stream(look, Type=Name.XObject, Subtype=Name.Form, BBox=box, **more)


def _fields(paper: Pdf, places: Sequence[_Place]) -> Mapping[str, Object]:
    """Return a field for each name, in the order of the paper."""
    named: dict[str, list[_Place]] = {}
    for place in places:
        named.setdefault(place.name, []).append(place)
    return {name: _field(paper, same) for name, same in named.items()}


def _field(paper: Pdf, places: Sequence[_Place]) -> Object:
    """A field that is seen once is its own widget; a choice, or one that is seen again, has widgets below it."""
    first, is_choice = places[0], places[0].kind in ("ring", "figure")
    field = paper.make_indirect(Dictionary()) if is_choice or len(places) > 1 else first.link
    field.FT = _TEXT if first.is_text else _BUTTON
    field.Ff = _FLAGS[first.kind]
    if first.is_text:
        field.DA = String(_style(first.size))
    if field is not first.link:
        field.TU = String(first.label)
        field.Kids = Array([place.link for place in places])
        for place in places:
            place.link.Parent = field
    return field


def _nested(paper: Pdf, fields: Mapping[str, Object], above: Object | None = None) -> list[Object]:
    """Hang fields into each other by the parts of their names, which may hold no point themselves."""
    groups: dict[str, dict[str, Object]] = {}
    for name, field in fields.items():
        first, _, rest = name.partition(".")
        groups.setdefault(first, {})[rest] = field
    return [_group(paper, name, members, above) for name, members in groups.items()]


def _group(paper: Pdf, name: str, members: Mapping[str, Object], above: Object | None) -> Object:
    if "" in members and len(members) > 1:
        raise TypesettingError(f"a print template uses {name!r} as the name of an answer and of a group of answers")
    group = members[""] if "" in members else paper.make_indirect(Dictionary())
    group.T = String(name)
    if above is not None:
        group.Parent = above
    if "" not in members:
        group.Kids = Array(_nested(paper, members, group))
    return group
