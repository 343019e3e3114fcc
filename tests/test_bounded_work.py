"""Whatever a file holds, reading it takes seconds and ends in a problem: what is small to write is small to read."""

import json
import struct
import zlib
from pathlib import Path

import pytest

from acme import make_acme
from bounded import run_bounded
from house import MakeWorkspace, sampled

BASE = "curricula/baking-swap"
ACME = "curricula/clients/acme"
PAGE = "content/mentor/page.md"
HEAD = "---\ntitle: A page\n---\n\n"

CHECK = ("check",)
OF_ACME = ("check", "--client", "acme")
PRINT = ("print", "--quiet", "handbook", "--paper", "a4")
PACKS = ("packs", "--quiet", "pairs.csv")
PAIRS = "pair,mentor,mentoree\n"


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def svg(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inside}</svg>'


def uses(levels: int, wide: int) -> str:
    """Groups of which each uses the one before several times over."""
    groups = ['<g id="g0"><path d="M0 0h1"/></g>']
    groups += [f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * wide + "</g>" for n in range(1, levels)]
    return svg(f'<defs>{"".join(groups)}</defs><use href="#g{levels - 1}"/>')


def masks(levels: int) -> str:
    style = "".join(f".m{n}{{mask:url(#k{n - 1})}}" for n in range(1, levels))
    made = "".join(f'<mask id="k{n}">' + f'<path class="m{n}" d="M0 0h1"/>' * 10 + "</mask>" for n in range(levels))
    return svg(f'<style>{style}</style>{made}<path class="m{levels - 1}" d="M0 0h1"/>')


def jpeg(width: int, height: int) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"


WITH_LOGO = f"{ACME}/client.yml"
LOGOS = {
    "JPEG of FF": b"\xff\xd8" + b"\xff" * 400_000,
    "JPEG of FF and zeros": b"\xff\xd8\xff\xda\0\2" + b"\xff\xff\0" * 150_000,
    "JPEG of segments": b"\xff\xd8" + b"\xff\xe0\0\2" * 120_000,
    "JPEG that claims much": jpeg(60_000, 60_000),
    "PNG that claims much": png(60_000, 60_000),
    "PNG of empty chunks": png(9, 9)[:33] + (b"\0\0\0\0tEXt" + zlib.crc32(b"tEXt").to_bytes(4)) * 40_000,
    "SVG of uses": uses(12, 10),
    "SVG of masks by class": masks(12),
    "SVG of turbulence": svg('<filter id="f"><feTurbulence numOctaves="9999"/></filter><rect filter="url(#f)"/>'),
    "SVG of effects": svg(f'<filter id="f">{"<feGaussianBlur/>" * 9000}</filter><rect filter="url(#f)"/>'),
    "SVG of elements": svg("<g/>" * 110_000),
    "SVG of attributes": svg("<g " + " ".join(f"a{n}=''" for n in range(45_000)) + "/>"),
    "SVG of metadata": svg("<metadata/>" * 40_000),
    "SVG of deep groups": svg("<g>" * 60_000 + "</g>" * 60_000),
    "SVG of spaces": svg(f'<path d="url({" " * 400_000}x)"/>'),
}


QUICK = ("SVG of attributes", "SVG of metadata")
"""Logos of which there is nothing to say; they have only to be read soon."""


def deep(opening: str, count: int, closing: str = "") -> str:
    return opening * count + closing * count


YAML = {
    "open brackets": deep("[", 100_000),
    "closed brackets": deep("[", 50_000, "]"),
    "open braces": deep("{", 100_000),
    "braces with keys": "{a: " * 50_000,
    "dashes on a line": "- " * 100_000 + "a",
    "dashes on lines": "\n".join("  " * n + "-" for n in range(600)),
    "keys on lines": "\n".join(" " * n + "a:" for n in range(700)),
    "unknown keys": "\n".join(f"k{n}: v" for n in range(50_000)),
    "unknown keys in braces": "{" + ", ".join(f"k{n}: v" for n in range(40_000)) + "}",
    "aliases": "a: &a [x]\n" + "\n".join(f"b{n}: [*a, *a, *a]" for n in range(15_000)),
    "laughs": "\n".join(["l0: &l0 [x]", *(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30))]),
    "quotes without end": "\n".join(f"k{n}: 'a" for n in range(30_000)),
    "quotes on a line": "a: " + '- "' * 100_000,
    "colons on a line": "a: " * 100_000,
    "tabs": "\n".join(f"a{n}:\n\tb: c" for n in range(25_000)),
    "tags": "\n".join(f"a{n}: !x y" for n in range(30_000)),
    "hashes on a line": "a: [" + "b, " * 100_000 + "c #d]",
    "twice the same key": "a: b\n" * 60_000,
    "controls": "a: \x01b\n" * 50_000,
    "no-break spaces": "\u00a0a: b\n" * 40_000,
    "a long key": "k" * 400_000 + ": v",
    "a long word": "version: " + "9" * 400_000,
    "spaces": "a:" + " " * 400_000 + "b\n" + " " * 80_000,
    "blank lines": "\n" * 400_000,
    "documents": "---\na: b\n" * 40_000,
    "complex keys": "? a\n" * 60_000,
    "folded lines": "a: >\n" + "  b\n" * 80_000,
    "unknown terms": "title: " + "{nobody} " * 40_000,
    "unknown claims": "title: " + "[@nobody] " * 40_000,
    "spaces before a claim": "title: '" + " " * 200_000 + "[@nobody]'",
    "brackets in a text": "title: '" + "[" * 300_000 + "'",
    "line signs": "a: b\u2028" * 40_000,
}

MARKDOWN = {
    "open brackets": "[" * 200_000,
    "brackets with words": "[a " * 100_000,
    "open pictures": "![" * 100_000,
    "links without end": "[a](" * 80_000,
    "links in links": "[a](b " * 60_000,
    "angles": "[a](<b" * 60_000,
    "backticks of many lengths": " ".join("`" * n for n in range(1, 600)),
    "a line of backticks": "`" * 400_000,
    "backticks apart": "` a" * 100_000,
    "fences": "\n".join("`" * n for n in range(3, 700)),
    "stars": "*" * 400_000,
    "stars apart": "*a " * 100_000,
    "stars in threes": "***a **b *c " * 30_000,
    "strokes": "_a" * 150_000,
    "stars and strokes": "*_" * 150_000,
    "comments": "<!--" * 100_000,
    "tags": "<a " * 100_000,
    "tags with values": '<a b="' * 60_000,
    "quotes in quotes": ">" * 200_000,
    "lists in lists": "* " * 150_000,
    "numbers": "1. " * 100_000,
    "tables": "|a" * 200_000 + "\n" + "|-" * 200_000,
    "backslashes": "\\" * 400_000,
    "entities": "&a" * 150_000,
    "addresses": "https://" * 50_000,
    "references": "\n".join(f"[a{n}]: b{n}" for n in range(25_000)),
    "footnotes": "\n".join(f"[^a{n}]: [^a{n + 1}]" for n in range(20_000)),
    "attributes": "a " + "{: .b " * 60_000,
    "attributes in braces": "a {" + " .b" * 120_000,
    "spaces": "a" + " " * 400_000 + "b",
    "spaces before a claim": "a" + " " * 200_000 + "[@nobody]",
    "unknown terms": "{nobody} " * 50_000,
    "other unknown terms": " ".join(f"{{nobody{n}}}" for n in range(20_000)),
    "unknown claims": "[@nobody] " * 40_000,
    "braces": "{" * 400_000,
    "underlines": "a\n=\n" * 60_000,
    "notes": '!!! note "a\n' * 30_000,
    "a long word": "a" * 450_000,
    "many words": "a b c. " * 60_000,
    "rules": "---\n" * 100_000,
    "heads": "# a\n" * 100_000,
}
HEADS = {
    "brackets": "title: " + "[" * 100_000,
    "keys": "\n".join(f"k{n}: v" for n in range(40_000)),
    "no end": "x: y\n" * 80_000,
}
LISTS = {
    "quoted cells": PAIRS + '"",' * 300_000,
    "cells": PAIRS + "a," * 500_000,
    "columns": "pair," + ",".join(f"c{n}" for n in range(100_000)),
    "quote without end": PAIRS + '"' + "a\n" * 500_000,
    "doubled quotes": PAIRS + '"' + '""' * 400_000,
    "quotes in rows": PAIRS + 'a,"b"c,d\n' * 100_000,
    "short rows": PAIRS + "a\n" * 400_000,
    "same pair": PAIRS + "a,b,c\n" * 200_000,
    "blank rows": PAIRS + "\n" * 1_500_000,
    "a long name": PAIRS + "a" * 1_500_000 + ",b,c\n",
    "nul": PAIRS + "\0" * 1_000_000,
}
CATALOGUES = {
    "lines without end": 'msgid ""\nmsgstr ""\n' + '"a"\n' * 300_000,
    "entries": "\n".join(f'msgctxt "a{n}"\nmsgid "b"\nmsgstr "c"\n' for n in range(60_000)),
    "brackets": 'msgctxt "a"\nmsgid "b"\nmsgstr "' + "[" * 500_000 + '"',
    "same entry": 'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n\n' * 60_000,
    "junk": "junk\n" * 300_000,
}
LOCKS = {
    "deep": "[" * 1_000_000,
    "deep tables": '{"changes": ' + '{"a":' * 300_000,
    "deep in place": '{"version": "", "digest": "", "changes": {}, "base": ' + "[" * 900 + "]" * 900 + "}",
    "a long number": '{"base": ' + "9" * 400_000 + "}",
    "many changes": json.dumps({"base": "b", "version": "1", "digest": "", "layers": [], "pages": {},
                                "changes": {f"set x/{n}": {"sha256": "1"} for n in range(40_000)}}),
}  # fmt: skip


def _judge(out: str, err: str, status: int, *, may_pass: bool = False) -> None:
    assert status == 1 or (status == 0 and may_pass), (status, err[-2000:])
    assert "Traceback" not in err
    assert len(out.encode()) < 120_000
    for told in out.split("\n\n"):
        assert len(told.encode()) < 4_000
        first, *rest = told.split("\n")
        assert max(map(len, (first, *rest))) < 2_000


def _run(root: Path, command: tuple[str, ...], *, may_pass: bool = False) -> str:
    run = run_bounded(*command, cwd=root)
    _judge(run.out, run.err, run.code, may_pass=may_pass)
    return run.out


@pytest.fixture
def root(workspace: MakeWorkspace) -> Path:
    return make_acme(workspace(cold=True))


@pytest.mark.parametrize("name", sampled(LOGOS, "JPEG of FF"))
def test_a_logo(name: str, root: Path) -> None:
    data = LOGOS[name]
    (root / ACME / "logo").write_bytes(data if isinstance(data, bytes) else data.encode())
    with (root / WITH_LOGO).open("a", encoding="utf-8") as file:
        file.write("brand:\n  logo: logo\n")
    assert "the picture 'logo'" in _run(root, OF_ACME, may_pass=True) or name in QUICK


@pytest.mark.parametrize("name", sampled(YAML, "unknown keys"))
@pytest.mark.parametrize(
    ("path", "command"), sampled([(f"{BASE}/modules/tea-round.yml", CHECK), (f"{ACME}/client.yml", OF_ACME)],
                                 (f"{BASE}/modules/tea-round.yml", CHECK))
)  # fmt: skip
def test_yaml(name: str, path: str, command: tuple[str, ...], root: Path) -> None:
    (root / path).write_text(YAML[name], "utf-8")
    assert path in _run(root, command)


@pytest.mark.parametrize("name", sampled(MARKDOWN, "open brackets"))
def test_a_page(name: str, root: Path) -> None:
    (root / PAGE).write_text(HEAD + MARKDOWN[name], "utf-8")
    assert PAGE in _run(root, CHECK)
    (root / PAGE).unlink()
    (root / ACME / PAGE).write_text(HEAD + MARKDOWN[name], "utf-8")
    assert PAGE in _run(root, OF_ACME)


@pytest.mark.parametrize("name", sampled(HEADS))
def test_the_head_of_a_page(name: str, root: Path) -> None:
    (root / PAGE).write_text(f"---\n{HEADS[name]}\n---\n\nText.\n", "utf-8")
    assert PAGE in _run(root, CHECK)


@pytest.mark.parametrize("name", sampled(LISTS, "quoted cells"))
def test_a_list_of_pairs(name: str, root: Path) -> None:
    (root / "pairs.csv").write_text(LISTS[name], "utf-8")
    assert "pairs.csv" in _run(root, PACKS)


@pytest.mark.parametrize("name", sampled(CATALOGUES))
def test_a_catalogue(name: str, root: Path) -> None:
    (root / BASE / "i18n").mkdir()
    (root / BASE / "i18n" / "fr.po").write_text(CATALOGUES[name], "utf-8")
    assert "fr.po" in _run(root, CHECK, may_pass=True)


@pytest.mark.parametrize("name", sampled(LOCKS, "deep"))
def test_a_lock(name: str, root: Path) -> None:
    (root / ACME / "client.lock").write_text(LOCKS[name], "utf-8")
    run = _run(root, OF_ACME, may_pass=name == "many changes")
    assert "client.lock" in run or "and 39950 more problems in this file" in run
