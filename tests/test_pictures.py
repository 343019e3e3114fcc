"""A picture is published without anything but the picture."""

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from turnabout.core.problems import Location, Problem
from turnabout.media.pictures import Picture, clean_picture, read_picture
from turnabout.media.svg import UnfitPicture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {more}>{inside}</svg>'
AT = Location("curriculum.yml", 30, 9)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


HEAD = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
DRAWN = chunk(b"IDAT", zlib.compress(b"\0\x8a\x2a\x5b")) + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


TABLE = segment(0xDB, b"\0" + bytes(64))
FRAME = segment(0xC0, b"\x08\0\1\0\1\1\1\x11\0")
SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
END = b"\xff\xd9"


def svg(inside: str = "", more: str = "") -> str:
    return clean_picture(SVG.format(inside=inside, more=more).encode()).data.decode()


def why_not(data: bytes | str) -> str:
    with pytest.raises(UnfitPicture) as unfit:
        clean_picture(data.encode() if isinstance(data, str) else data)
    return str(unfit.value)


def test_a_png_keeps_what_it_is_drawn_from() -> None:
    colours = chunk(b"sRGB", b"\0") + chunk(b"pHYs", bytes(9))
    about = (chunk(kind, b"Author\0Berta") for kind in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt"))
    found = clean_picture(HEAD + colours + b"".join(about) + DRAWN + b"and Berta's letter")
    assert found == Picture("png", HEAD + colours + DRAWN)


@pytest.mark.parametrize("data", [HEAD, HEAD + DRAWN[:-1], HEAD[:20], HEAD + DRAWN.replace(b"IDAT", b"IDAS")])
def test_a_broken_png_is_refused(data: bytes) -> None:
    assert why_not(data) == "is no whole PNG"


def test_a_jpeg_keeps_sizes_and_colours_and_nothing_of_its_maker() -> None:
    small = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\x01\x01" + b"rgb")
    plain = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    kept = segment(0xE2, b"ICC_PROFILE\0\1\1...") + segment(0xEE, b"Adobe\0d\0\0\0\0\1")
    about = segment(0xE1, b"Exif\0\0Berta") + segment(0xED, b"Photoshop") + segment(0xFE, b"Berta drew this")
    about += segment(0xE0, b"JFXX\0...") + segment(0xE2, b"MPF\0...")
    between = b"\xff\xff\xfe\0\5hey"
    data = b"\xff\xd8" + small + about + kept + TABLE + b"\xff" + FRAME + SCAN + between + SCAN + END + b"a letter"
    assert clean_picture(data) == Picture("jpg", b"\xff\xd8" + plain + kept + TABLE + FRAME + SCAN + SCAN + END)


@pytest.mark.parametrize("data", [TABLE, TABLE[:9], TABLE + FRAME + SCAN, b"\xff\xe1\0\0" + END, b"\xff\xe1\0\1" + END])
def test_a_broken_jpeg_is_refused(data: bytes) -> None:
    assert why_not(b"\xff\xd8" + data) == "is no whole JPEG"


def test_an_svg_keeps_its_drawing() -> None:
    inside = (
        '<style>.a{fill:url(#g)}</style><defs><path id="d" d="M0 0h9"/></defs><use xlink:href="#d"/><use href="#d"/>'
        '<g style="fill:url( \'#g\' )" xml:space="preserve"><text>A &amp; B</text></g><filter><feBlend/></filter>'
    )
    assert svg(inside, 'viewBox="0 0 9 9"') == SVG.format(inside=inside, more='viewBox="0 0 9 9"')


def test_a_prefix_of_the_drawing_itself_is_kept() -> None:
    text = '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:rect/></s:svg>'
    assert clean_picture(text.encode()).data.decode() == text


@pytest.mark.parametrize(
    ("inside", "more"),
    [
        ("<!-- Berta -->", ""),
        ("<?app Berta?>", ""),
        ("<metadata><a>Berta</a></metadata>", ""),
        ('<i:view xmlns:i="urn:i" path="/home/Berta"/>', ""),
        ("", 'xmlns:i="urn:i" i:export="/home/Berta"'),
        ("", 'xlink:title="Berta"'),
        ("", 'xml:base="http://Berta.example/"'),
    ],
)
def test_an_svg_loses_what_editors_and_people_wrote_beside_the_drawing(inside: str, more: str) -> None:
    assert "Berta" not in svg(inside, more)
    assert "urn:i" not in svg(inside, more)


def test_a_prologue_goes() -> None:
    head = '\ufeff<?xml version="1.0"?><!-- Berta --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/y.dtd">\n'
    assert clean_picture((head + SVG.format(inside="", more="")).encode()).data.startswith(b"<svg ")


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "has <script>; an SVG may only draw"),
        ('<g onclick="alert(1)"/>', "has onclick; an SVG may only draw"),
        ("<foreignObject/>", "has <foreignObject>; an SVG may only draw"),
        ('<image href="x.png"/>', "has <image>; an SVG may only draw"),
        ("<set/>", "has <set>; an SVG may only draw"),
        ("<feImage/>", "has <feImage>; an SVG may only draw"),
        ('<use href="http://x/y.svg#a"/>', "refers to something outside it: 'http://x/y.svg#a'"),
        ('<use xlink:href="y.svg#a"/>', "refers to something outside it: 'y.svg#a'"),
        ('<g fill="url(http://x/)"/>', "refers to something outside it: 'url(' in 'url(http://x/)'"),
        ("<g style='fill:URL(\"x\")'/>", "refers to something outside it: 'URL(' in 'fill:URL(\"x\")'"),
        ("<style>@import 'x';</style>", "refers to something outside it: '@import' in \"@import 'x';\""),
        ("<style><![CDATA[a{b:\\75rl(x)}]]></style>", "refers to something outside it: '\\\\' in 'a{b:\\\\75rl(x)}'"),
        ("<g>", "does not read from its line 1 on"),
        ("<g>" * 20_000 + "</g>" * 20_000, "has elements in elements without end"),
    ],
)
def test_an_svg_that_does_more_than_draw_is_refused(inside: str, said: str) -> None:
    assert why_not(SVG.format(inside=inside, more="")) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is neither SVG nor PNG nor JPEG"),
        (b"GIF89a", "is neither SVG nor PNG nor JPEG"),
        (b"client: acme\n", "is neither SVG nor PNG nor JPEG"),
        (b"<svg>\xff</svg>", "is neither SVG nor PNG nor JPEG"),
        (b"<svg/>", "is neither SVG nor PNG nor JPEG"),
        (b'<html><svg xmlns="http://www.w3.org/2000/svg"/></html>', "is neither SVG nor PNG nor JPEG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "has entities of its own"),
    ],
)
def test_what_is_no_picture_for_pages_and_papers_is_refused(data: bytes, said: str) -> None:
    assert why_not(data) == said


def test_a_picture_that_cannot_be_published_is_a_problem_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "logo.gif").write_bytes(b"GIF89a")
    assert read_picture(tmp_path, "logo.gif", AT) == Problem(
        AT,
        "not-allowed",
        "the picture 'logo.gif' is neither SVG nor PNG nor JPEG",
        "save it as plain SVG, as PNG or as JPEG",
    )
    found = read_picture(tmp_path, "logo.png", AT)
    assert isinstance(found, Problem)
    assert found.code == "missing-file"


@given(st.binary(), st.sampled_from([b"", HEAD, HEAD + DRAWN, b"\xff\xd8", b"\xff\xd8" + TABLE, b"<svg"]))
@example(b"", b"")
def test_any_bytes_are_cleaned_or_refused(data: bytes, start: bytes) -> None:
    try:
        picture = clean_picture(start + data)
    except UnfitPicture:
        return
    assert clean_picture(picture.data) == picture
