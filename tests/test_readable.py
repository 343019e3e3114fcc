"""Whatever a file hides its text in, the words come out."""

import gzip
import io
import subprocess
import sys
import zipfile

import pytest

from turnabout.release.leaks.readable import readable
from turnabout.release.leaks.word_runs import without_points, words_and_breaks_in, words_in

SENTENCE = "Oda’s fleece lies behind the wall"
WORDS = words_in(SENTENCE)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", "<p>Oda&rsquo;s <em>fleece</em> lies <a href='x.html'>behind</a> the wall</p>"),
        ("page.html", "<p>Oda’s fle<b><i>ec</i></b>e lies be<wbr>hind the&nbsp;wall</p>"),
        ("page.html", "<td>Oda’s fleece</td>\n<td>lies behind the wall</td>"),
        ("page.html", "<!-- Oda’s fleece lies behind the wall -->"),
        ("page.html", '<img src="x.png" alt="Oda’s fleece lies behind the wall">'),
        ("page.html", "<meta content='Oda&#8217;s fleece lies behind the wall'>"),
        ("page.html", "<p>1 &lt; 2: Oda’s fleece lies behind the wall, 3 &gt; 2</p>"),
        ("page.html", "<p>Oda’s fleece lies be&shy;hind the wall</p>"),
        ("search_index.json", r'{"text": "<p>Oda\u2019s fleece\nlies <em>behind<\/em> the wall</p>"}'),
        ("search_index.js", r'var __index = {"text": "Oda\u2019s fleece\tlies behind the wall"}'),
        ("heap.svg", "<svg><title>Oda’s fleece</title><text>lies <tspan>behind</tspan> the wall</text></svg>"),
        ("sitemap.xml", "<loc>https://x.example/Oda’s-fleece-lies-behind-the-wall.html</loc>"),
        ("feed.xml", "<d><![CDATA[Oda’s fleece lies behind the wall]]></d>"),
        ("list.csv", "Oda’s;fleece;lies;behind;the;wall"),
        ("style.css", "/* Oda’s fleece lies behind the wall */"),
    ],
)
def test_the_words_of_a_text_come_out_in_a_row(name: str, text: str) -> None:
    assert " ".join(WORDS) in " ".join(words_in(readable(name, text.encode())))


def test_what_is_packed_is_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w:p><w:t>Oda’s fleece</w:t><w:t>lies behind the wall</w:t></w:p>")
        archive.writestr("docProps/app.xml", "<Company>Birch</Company>")
    words = words_in(readable("letter.docx", packed.getvalue()))
    assert " ".join(WORDS) in " ".join(words)
    assert "birch" in words
    assert words_in(readable("sitemap.xml.gz", gzip.compress(SENTENCE.encode()))) == WORDS


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"wOF2 Oda",
        b"%PDF-1.7 of which the rest is lost",
        gzip.compress(b"x" * 99, mtime=0)[:10],
        b"PK\x05\x06" + bytes(18),
    ],
)
def test_what_has_no_text_or_is_broken_has_none(data: bytes) -> None:
    assert words_in(readable("thing", data)) == []


def test_an_archive_with_a_broken_part_is_read_as_far_as_it_goes() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "Oda")
    broken = packed.getvalue().replace(b"Oda", b"Ode")
    assert "ode" not in words_in(readable("letter.docx", broken))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.html", b"<p>Ada</p><p>Thorn</p>", ["|", "ada", "|", "|", "thorn", "|"]),
        ("a.html", b"Ada <b>Thorn</b>", ["ada", "thorn"]),
        (
            "a.json",
            rb'{"title": "Ada", "text": "\"Thorn\""}',
            ["|", "title", "|", "|", "ada", "|", "|", "text", "|", "|", "thorn", "|"],
        ),
        ("a.csv", b'"Ada" Thorn', ["ada", "thorn"]),
    ],
)
def test_a_text_that_ends_ends_a_name_and_a_mark_inside_it_does_not(name: str, data: bytes, words: list[str]) -> None:
    assert without_points(words_and_breaks_in(readable(name, data))) == words


def test_many_signs_that_open_no_tag_are_read_quickly() -> None:
    assert words_in(readable("a.html", b"<" * 200_000 + b"Oda")) == ["oda"]


BOMBS = """
import gzip, io, resource, sys, zipfile
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
from turnabout.release.leaks.readable import readable

def zipped(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()

nothing = bytes(200 << 20)
zeros, twice = zipped("a.txt", nothing), gzip.compress(gzip.compress(nothing))
del nothing
deep = b"Oda"
for _ in range(40):
    deep = zipped("a.zip", deep)
said = [
    readable("a.zip", zeros), readable("a.gz", twice), readable("a.zip", deep),
    readable("a.jpg", b"\\xff" * 1_000_000), readable("a.png", b"\\x89PNG\\r\\n\\x1a\\n" + bytes(1_000_000)),
    *(readable("a.html", one * 99_999) for one in (b"x" * 9, b"<!--", b"<script>", b"data:", b'a="', b"a=", b"<b")),
    readable("a.html", b"<p x='" + b"&lt;p x=&#39;" * 99_999), readable("a.js", b"\\\\" * 999_999),
    readable("a.xml", b"<a xmlns='http://schemas.openxmlformats.org/x'>" + b"<b>" * 99_999),
    readable("a.pdf", b"%PDF-1.7 " + b"<<" * 99_999), readable("a.ics", b"BEGIN:VCARD" + b"\\r\\n " * 99_999),
]
print(len(said), "oda" in said[2].lower())
"""


def test_what_is_made_to_be_endless_ends() -> None:
    done = subprocess.run([sys.executable, "-c", BOMBS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["17", "False"], "")
