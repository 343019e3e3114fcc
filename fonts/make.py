"""Make the font that people type with in a fillable PDF, from the font that papers are set in.

Run it with fontTools at hand, `python fonts/make.py`, after a new version of the font; it writes
templates/print/fonts/field-font.pdf.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.filterPen import DecomposingFilterPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont
from pikepdf import Array, Dictionary, Name

FONTS = Path(__file__).parents[1] / "templates" / "print" / "fonts"
NAME = "FieldSans"
# Programs take the distance of lines from these; the font's own leave room for marks that hardly occur.
ABOVE, BELOW = 900, -250
# Latin, Greek and Cyrillic with their accents and points, and the marks, currencies and signs that people type.
LETTERS = (
    range(0x20, 0x7F), range(0xA0, 0x250), range(0x2B9, 0x2DE), range(0x300, 0x330), range(0x370, 0x530),
    range(0x1E00, 0x2000), range(0x2010, 0x2070), range(0x2070, 0x20C0), range(0x2100, 0x2300),
)  # fmt: skip


def main() -> None:
    """Write a PDF without pages that holds one font, ready to be copied into others."""
    font = _static_font()
    pdf = pikepdf.new()
    pdf.Root.Font = pdf.make_indirect(_composite_font(pdf, font))
    pdf.save(
        FONTS / "field-font.pdf",
        deterministic_id=True,
        compress_streams=True,
        recompress_flate=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )


def _static_font() -> TTFont:
    """Programs that draw what was typed know nothing of variable fonts.

    Each glyph has the number of its letter in Unicode, so that it is right whichever of the two a program writes.
    """
    whole = instantiateVariableFont(TTFont(FONTS / "SourceSans3.ttf"), {"wght": 400})
    letters = whole.getBestCmap()
    codes = {code: letters[code] for run in LETTERS for code in run if code in letters}
    glyphs, widths = whole.getGlyphSet(), whole["hmtx"]
    order = [".notdef", *(f"u{code:04X}" for code in range(1, max(codes) + 1))]
    sources = {".notdef": ".notdef"} | {f"u{code:04X}": name for code, name in codes.items()}
    builder = FontBuilder(whole["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({code: f"u{code:04X}" for code in codes})
    builder.setupGlyf({name: _outline(glyphs, sources.get(name)) for name in order})
    builder.setupHorizontalMetrics({name: (widths[sources[name]][0] if name in sources else 0, 0) for name in order})
    builder.setupHorizontalHeader(ascent=ABOVE, descent=BELOW)
    # The licence keeps the name of the original for the original.
    builder.setupNameTable({"copyright": whole["name"].getDebugName(0), "familyName": "Field Sans", "psName": NAME})
    builder.setupOS2(sCapHeight=whole["OS/2"].sCapHeight, sxHeight=whole["OS/2"].sxHeight)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    return builder.font


def _outline(glyphs: Mapping[str, Any], name: str | None) -> Glyph:
    pen = TTGlyphPen(None)
    if name:
        glyphs[name].draw(DecomposingFilterPen(pen, glyphs))
    return pen.glyph()


def _composite_font(pdf: pikepdf.Pdf, font: TTFont) -> Dictionary:
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name(f"/{NAME}"),
        Encoding=Name("/Identity-H"),
        ToUnicode=pdf.make_stream(_to_unicode(font.getBestCmap())),
        DescendantFonts=Array([pdf.make_indirect(_descendant(pdf, font))]),
    )


def _descendant(pdf: pikepdf.Pdf, font: TTFont) -> Dictionary:
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(f"/{NAME}"),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        CIDToGIDMap=Name.Identity,
        DW=font["hmtx"][".notdef"][0],
        W=Array(_widths(font)),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, font)),
    )


def _descriptor(pdf: pikepdf.Pdf, font: TTFont) -> Dictionary:
    file = io.BytesIO()
    font.save(file, reorderTables=None)
    head, os2 = font["head"], font["OS/2"]
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{NAME}"),
        Flags=32,
        FontBBox=Array([head.xMin, BELOW, head.xMax, ABOVE]),
        ItalicAngle=0,
        Ascent=ABOVE,
        Descent=BELOW,
        CapHeight=os2.sCapHeight,
        XHeight=os2.sxHeight,
        StemV=84,
        FontFile2=pdf.make_stream(file.getvalue(), Length1=len(file.getvalue())),
    )


def _widths(font: TTFont) -> Iterator[object]:
    widths = {code: font["hmtx"][name][0] for code, name in font.getBestCmap().items()}
    for run in _runs(widths):
        yield run[0]
        yield Array([widths[code] for code in run])


def _runs(codes: Iterable[int]) -> Iterator[list[int]]:
    """Codes that follow each other and begin with the same byte."""
    for _, run in groupby(enumerate(sorted(codes)), key=lambda one: (one[1] - one[0], one[1] >> 8)):
        yield [code for _, code in run]


def _to_unicode(codes: Iterable[int]) -> bytes:
    ranges = [f"<{run[0]:04X}> <{run[-1]:04X}> <{run[0]:04X}>" for run in _runs(codes)]
    # A table holds a hundred lines at most.
    tables = [ranges[start : start + 100] for start in range(0, len(ranges), 100)]
    return "\n".join([
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange",
        *("\n".join([f"{len(table)} beginbfrange", *table, "endbfrange"]) for table in tables),
        "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end",
    ]).encode()  # fmt: skip


if __name__ == "__main__":
    main()
