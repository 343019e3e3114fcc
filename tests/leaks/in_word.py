"""Places in a Word file where a text can stand."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from two_clients import picture

Change = Callable[[Any, str], None]
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property name="Told" pid="2"><vt:lpwstr>{}</vt:lpwstr></property></Properties>'
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Company>{}</Company></Properties>"
)
_NOTES = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p>{{}}</w:p></w:footnote></w:footnotes>"
_RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"


def _runs(text: str, mark: str = _RUN) -> str:
    """Cut a text into runs in the middle of its words, as Word does when it checks the spelling."""
    return "".join(mark.format(part) for part in re.findall(r".{1,3}", text))


def _add(document: Any, xml: str) -> None:
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w', 'wp', 'a', 'r')}>{xml}</w:p>"))


def _in_runs(document: Any, text: str) -> None:
    _add(document, _runs(text))


def _in_a_table(document: Any, text: str) -> None:
    document.add_table(1, 2).cell(0, 1).text = text


def _in_the_header(document: Any, text: str) -> None:
    document.sections[0].header.paragraphs[0].text = text


def _in_the_footer(document: Any, text: str) -> None:
    document.sections[0].footer.paragraphs[0].text = text


def _in_a_comment(document: Any, text: str) -> None:
    document.add_comment(document.add_paragraph("Nothing").runs, text=text, author="Ada")


def _as_an_author(document: Any, text: str) -> None:
    document.add_comment(document.add_paragraph("Nothing").runs, text="Nothing", author=text)


def _as_an_alternative(document: Any, text: str) -> None:
    shape = document.add_picture(io.BytesIO(picture("nothing")))
    shape._inline.docPr.set("descr", text)


def _as_the_title_of_a_picture(document: Any, text: str) -> None:
    shape = document.add_picture(io.BytesIO(picture("nothing")))
    shape._inline.docPr.set("title", text)


def _in_the_picture(document: Any, text: str) -> None:
    document.add_picture(io.BytesIO(picture(text)))


def _as_the_title(document: Any, text: str) -> None:
    document.core_properties.title = text


def _as_a_keyword(document: Any, text: str) -> None:
    document.core_properties.keywords = text


def _in_a_link(document: Any, text: str) -> None:
    document.part.relate_to(f"mailto:?body={text}", "http://x.example/hyperlink", is_external=True)


def _struck_out(document: Any, text: str) -> None:
    struck = _runs(text, "<w:del w:author='A'><w:r><w:delText xml:space='preserve'>{}</w:delText></w:r></w:del>")
    _add(document, struck + "<w:ins w:author='A'><w:r><w:t>Nothing</w:t></w:r></w:ins>")


def _hidden(document: Any, text: str) -> None:
    document.add_paragraph().add_run(text).font.hidden = True


def _in_a_box(document: Any, text: str) -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{_runs(text)}</w:p></w:txbxContent></w:pict></w:r>"
    _add(document, f"{_RUN.format('No')}{box}{_RUN.format('thing')}")


def _around_a_box(document: Any, text: str) -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{_RUN.format('Nothing')}</w:p></w:txbxContent></w:pict></w:r>"
    _add(document, f"{_RUN.format(text[:5])}{box}{_RUN.format(text[5:])}")


def _in_a_control(document: Any, text: str) -> None:
    control = OxmlElement("w:sdt")
    settings, alias = OxmlElement("w:sdtPr"), OxmlElement("w:alias")
    alias.set(qn("w:val"), text)
    settings.append(alias)
    control.append(settings)
    document.element.body.insert(0, control)


def _in_a_field(document: Any, text: str) -> None:
    _add(document, f"<w:r><w:instrText xml:space='preserve'> QUOTE \"{text}\" </w:instrText></w:r>")


def _nothing(document: Any, text: str) -> None:
    document.add_paragraph("Nothing")


_CHANGES: Mapping[str, Change] = {
    "runs": _in_runs,
    "table": _in_a_table,
    "header": _in_the_header,
    "footer": _in_the_footer,
    "comment": _in_a_comment,
    "author of a comment": _as_an_author,
    "alternative": _as_an_alternative,
    "title of a picture": _as_the_title_of_a_picture,
    "remark in a picture": _in_the_picture,
    "title": _as_the_title,
    "keyword": _as_a_keyword,
    "link": _in_a_link,
    "struck out": _struck_out,
    "hidden": _hidden,
    "box": _in_a_box,
    "around a box": _around_a_box,
    "control": _in_a_control,
    "field": _in_a_field,
}
_PARTS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "footnote": ("word/footnotes.xml", lambda text: _NOTES.format(_runs(text))),
    "company": ("docProps/app.xml", _APP.format),
    "own property": ("docProps/custom.xml", _CUSTOM.format),
    "own data": ("customXml/item1.xml", '<told xmlns="urn:x-told"><by who="{}"/></told>'.format),
}


def _made(change: Change, text: str) -> bytes:
    out = io.BytesIO()
    document = Document()
    change(document, text)
    document.save(out)
    return out.getvalue()


def _with_part(name: str, content: str) -> bytes:
    """Return a Word file with a part that python-docx does not write."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_made(_nothing, ""))) as plain, zipfile.ZipFile(out, "w") as archive:
        for part in plain.namelist():
            if part != name:
                archive.writestr(part, plain.read(part))
        archive.writestr(name, content)
    return out.getvalue()


def _by_change(change: Change) -> Callable[[str], bytes]:
    return lambda text: _made(change, text)


def _by_part(name: str, content: Callable[[str], str]) -> Callable[[str], bytes]:
    return lambda text: _with_part(name, content(text))


WORD: Mapping[str, Callable[[str], bytes]] = {
    **{place: _by_change(change) for place, change in _CHANGES.items()},
    **{place: _by_part(name, content) for place, (name, content) in _PARTS.items()},
}
"""By name, how a Word file is made that holds a text there."""
