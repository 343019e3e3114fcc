"""Places in a PDF where a text can stand."""

import io
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import typst
from fontpkg_noto_sans_arabic import ROOT as ARABIC
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, Pdf, String

from house import REPOSITORY

from .in_texts import TEXTS
from .in_word import WORD

Change = Callable[[Any, str], None]
_FONTS = (str(ARABIC), str(REPOSITORY / "templates/print/fonts"))
_SHEET = """
#set page(width: 80mm, height: 90mm, margin: 8mm)
#set text(font: ("Source Sans 3", "Noto Sans Arabic"), size: 11pt, hyphenate: true, lang: "en")
#set par(justify: true)
#let told = {}
"""


def drawn(body: str, text: str) -> bytes:
    """Return a PDF that Typst draws, in which `told` is the text."""
    source = _SHEET.replace("{}", json.dumps(text, ensure_ascii=False)) + body
    return bytes(typst.compile(source.encode(), font_paths=list(_FONTS)))


@cache
def _plain() -> bytes:
    return drawn("Nothing", "")


def _annotation(document: Any, **entries: object) -> None:
    note = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **entries)
    document.pages[0].Annots = Array([document.make_indirect(note)])


def _field(document: Any, **entries: object) -> None:
    _annotation(document, Subtype=Name.Widget, FT=Name.Tx, **entries)
    document.Root.AcroForm = Dictionary(Fields=document.pages[0].Annots)


def _note(document: Any, text: str) -> None:
    _annotation(document, Subtype=Name.Text, Contents=String(text))


def _rich_note(document: Any, text: str) -> None:
    body = f"<body><p>{'<b></b>'.join(text)}</p></body>"
    _annotation(document, Subtype=Name.FreeText, Contents=String("Nothing"), RC=String(body))


def _author_of_a_note(document: Any, text: str) -> None:
    _annotation(document, Subtype=Name.Text, Contents=String("Nothing"), T=String(text))


def _link(document: Any, text: str) -> None:
    from urllib.parse import quote

    uri = Dictionary(S=Name.URI, URI=String(f"mailto:?body={quote(text)}"))
    _annotation(document, Subtype=Name.Link, A=uri)


def _name_of_a_field(document: Any, text: str) -> None:
    _field(document, T=String(text.replace(".", "")))


def _label_of_a_field(document: Any, text: str) -> None:
    _field(document, T=String("a"), TU=String(text))


def _value_of_a_field(document: Any, text: str) -> None:
    _field(document, T=String("a"), V=String(text))


def _choice(document: Any, text: str) -> None:
    _field(document, T=String("a"), Opt=Array([Array([String("a"), String(text)])]))


def _attached_text(document: Any, text: str) -> None:
    document.attachments["a.txt"] = AttachedFileSpec(document, text.encode("utf-16"))


def _attached_word(document: Any, text: str) -> None:
    document.attachments["a.docx"] = AttachedFileSpec(document, WORD["runs"](text))


def _attached_paper(document: Any, text: str) -> None:
    document.attachments["a.pdf"] = AttachedFileSpec(document, PDFS["note"](text))


def _attached_calendar(document: Any, text: str) -> None:
    document.attachments["a.ics"] = AttachedFileSpec(document, TEXTS["folded anywhere.ics"](text))


def _name_of_what_is_attached(document: Any, text: str) -> None:
    document.attachments["a"] = AttachedFileSpec(document, b"", filename=text)


def _about_what_is_attached(document: Any, text: str) -> None:
    document.attachments["a"] = AttachedFileSpec(document, b"", description=text)


def _outline(document: Any, text: str) -> None:
    with document.open_outline() as outline:
        outline.root.append(OutlineItem(text, 0))


def _subject(document: Any, text: str) -> None:
    document.docinfo["/Subject"] = text


def _own_property(document: Any, text: str) -> None:
    document.docinfo["/Told"] = text


def _metadata(document: Any, text: str) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:description"] = text


def _alternative(document: Any, text: str) -> None:
    figure = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(text)))
    document.Root.StructTreeRoot.K = Array([document.Root.StructTreeRoot.K, figure])


def _actual_text(document: Any, text: str) -> None:
    span = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Span, ActualText=String(text)))
    document.Root.StructTreeRoot.K = Array([document.Root.StructTreeRoot.K, span])


def _marked(key: str) -> Change:
    def change(document: Any, text: str) -> None:
        held = String(text).unparse()
        document.pages[0].contents_add(b"/Span <</%s %s>> BDC EMC" % (key.encode(), held))

    return change


def _page_label(document: Any, text: str) -> None:
    document.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(text))]))


def _layer(document: Any, text: str) -> None:
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(text)))
    document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def _program(document: Any, text: str) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert({json.dumps(text)})"))


def _long_program(document: Any, text: str) -> None:
    stream = document.make_stream(f"app.alert({json.dumps(text)})".encode())
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=stream)


def _picture(document: Any, text: str) -> None:
    held = document.make_stream(TEXTS["remark.jpg"](text), Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode)
    document.pages[0].Resources.XObject = Dictionary(P=held)


_CHANGES: Mapping[str, Change] = {
    "note": _note,
    "rich note": _rich_note,
    "author of a note": _author_of_a_note,
    "link": _link,
    "name of a field": _name_of_a_field,
    "label of a field": _label_of_a_field,
    "value of a field": _value_of_a_field,
    "choice of a field": _choice,
    "attached text": _attached_text,
    "attached Word file": _attached_word,
    "attached PDF": _attached_paper,
    "attached calendar": _attached_calendar,
    "name of what is attached": _name_of_what_is_attached,
    "about what is attached": _about_what_is_attached,
    "outline": _outline,
    "subject": _subject,
    "own property": _own_property,
    "metadata": _metadata,
    "alternative": _alternative,
    "actual text": _actual_text,
    "actual text in a drawing": _marked("ActualText"),
    "alternative in a drawing": _marked("Alt"),
    "page label": _page_label,
    "layer": _layer,
    "program": _program,
    "long program": _long_program,
    "remark in a picture": _picture,
}
_DRAWINGS: Mapping[str, str] = {
    "page": "#told",
    "lines with hyphens": "Undercommunicated internationalisation responsibilities: #told",
    "white": "#text(fill: white, told)",
    "beside the page": "#place(dx: 200mm, told)",
    "table": "#table(columns: (40mm, 20mm), told, [Nothing])",
    "second page": "#pagebreak()\n#text(size: 6pt, told)",
}


def _by_change(change: Change) -> Callable[[str], bytes]:
    def made(text: str) -> bytes:
        out = io.BytesIO()
        with Pdf.open(io.BytesIO(_plain())) as document:
            change(document, text)
            document.save(out)
        return out.getvalue()

    return made


def _by_drawing(body: str) -> Callable[[str], bytes]:
    return lambda text: drawn(body, text)


PDFS: Mapping[str, Callable[[str], bytes]] = {
    **{place: _by_drawing(body) for place, body in _DRAWINGS.items()},
    **{place: _by_change(change) for place, change in _CHANGES.items()},
}
"""By name, how a PDF is made that holds a text there."""
