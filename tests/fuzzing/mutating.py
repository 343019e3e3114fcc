"""Inputs that are nearly right: real files with bytes, tokens, lines and blocks that are lost, doubled or strange."""

import re
from collections.abc import Callable, Sequence
from random import Random

MOST = 200_000
"""Bytes of an input."""

Mutation = Callable[[Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]
"""Takes the source of chance, an input, other inputs and words that mean something in such files."""

_TOKEN = re.compile(rb"[\w.-]+|\s+|[^\w\s]+")
_BYTES = (b"\0", b"\xff", b"\x80", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\n", b"\t", b" ", b"\x1b[2J")
_SIGNS = tuple(
    sign.encode()
    for sign in (
        "\ufeff", "\u200b", "\u200e", "\u202e", "\u2066", "\u00a0", "\u2003", "\u3000", "\u2028", "\u2029", "\x85",
        "\u00ad", "\u0301", "e\u0301", "\u0130", "\u1e9e", "\ufb01", "\uff41", "\uff1a", "\u0661", "\u00b2", "\u2460",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U000e0041", "\ufffe", "\ue000", "\U0010ffff", "\ue07c",
        "\u05d0",
    )
)  # fmt: skip


def mutated(random: Random, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Return an input made from one of the seeds; the same source of chance gives the same input."""
    data = random.choice(seeds)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4, 6, 9))):
        data = random.choice(MUTATIONS)(random, data, seeds, words)[:MOST]
    return data


def _change_bytes(random: Random, data: bytes, _seeds: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(data))
    new = random.choice((b"", random.randbytes(1), random.choice(_BYTES), random.choice(_SIGNS)))
    return data[:at] + new + data[at + random.choice((0, 1, 1, 2)) :]


def _cut(random: Random, data: bytes, _seeds: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    start = random.randint(0, len(data))
    return random.choice((data[:start], data[start:], data[:start] + data[start + random.randint(1, 80) :]))


def _put_word(random: Random, data: bytes, _seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice((*words, *_SIGNS)) + data[at:]


def _swap_token(random: Random, data: bytes, _seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Replace a token by a word, by another token, by nothing, or by many of itself."""
    tokens = _TOKEN.findall(data) or [b""]
    at = random.randrange(len(tokens))
    tokens[at] = random.choice((random.choice(words), random.choice(tokens), b"", tokens[at] * random.choice((2, 9))))
    return b"".join(tokens)


def _grow(random: Random, data: bytes, _seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Put in a word very often: what takes a time that is not linear takes long."""
    at = random.randint(0, len(data))
    unit = random.choice((random.choice(words), random.choice(_TOKEN.findall(data) or [b"x"]), random.choice(_SIGNS)))
    times = random.choice((10, 10, 10, 100, 100, 100, 1000, 1000, 1000, 30_000))
    return data[:at] + (unit * times)[:MOST] + data[at:]


def _change_lines(random: Random, data: bytes, _seeds: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    """Lose, double, move or join some lines."""
    lines = data.splitlines(keepends=True) or [b""]
    start = random.randrange(len(lines))
    part = lines[start : start + random.choice((1, 1, 2, 5))]
    rest = lines[:start] + lines[start + len(part) :]
    at = random.randint(0, len(rest))
    match random.randrange(4):
        case 0:
            lines = rest
        case 1:
            lines[start:start] = part * random.choice((1, 1, 2, 60))
        case 2:
            lines = rest[:at] + part + rest[at:]
        case _:
            lines[start] = lines[start].rstrip(b"\r\n")
    return b"".join(lines)


def _change_block(random: Random, data: bytes, seeds: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    """Indent, lose, double or replace a line with all that is indented below it."""
    lines = data.splitlines(keepends=True) or [b""]
    start, end = _block(random, lines)
    block = lines[start:end]
    other = random.choice(seeds).splitlines(keepends=True) or [b""]
    first, last = _block(random, other)
    by = random.choice((b" ", b"  ", b"    ", b"\t"))
    new = random.choice(
        (
            [],
            block * 2,
            [by + line for line in block],
            [line.removeprefix(by) for line in block],
            [block[0], *(by + line for line in block)],
            [_indent(block[0]) + line.lstrip() for line in other[first:last]],
            [block[0].partition(b":")[0] + b":\n", *block[1:]],
            [b"- " + line for line in block],
        )
    )
    return b"".join([*lines[:start], *new, *lines[end:]])


def _block(random: Random, lines: Sequence[bytes]) -> tuple[int, int]:
    start = random.randrange(len(lines))
    end = start + 1
    while end < len(lines) and len(_indent(lines[end])) > len(_indent(lines[start])):
        end += 1
    return start, end


def _indent(line: bytes) -> bytes:
    return line[: len(line) - len(line.lstrip())]


def _splice(random: Random, data: bytes, seeds: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    """Put a part of another seed into this one."""
    other = random.choice(seeds)
    start, at = random.randint(0, len(other)), random.randint(0, len(data))
    part = other[start : start + random.choice((5, 50, 500))]
    return data[:at] + part + data[at + random.choice((0, len(part))) :]


def _recode(random: Random, data: bytes, _seeds: Sequence[bytes], _words: Sequence[bytes]) -> bytes:
    """Write the text as programs on other machines would."""
    text = data.decode("utf-8", "replace")
    return random.choice(
        (
            data.replace(b"\n", b"\r\n"),
            data.replace(b"\n", b"\r"),
            b"\xef\xbb\xbf" + data,
            text.encode("utf-16"),
            text.encode("utf-16-be"),
            text.encode("cp1252", "replace"),
            text.upper().encode("utf-8", "replace"),
            data.replace(b" ", random.choice(_SIGNS)),
        )
    )


MUTATIONS: tuple[Mutation, ...] = (
    _change_bytes, _change_bytes, _cut, _put_word, _put_word, _swap_token, _swap_token, _swap_token, _grow,
    _change_lines, _change_lines, _change_block, _change_block, _change_block, _splice, _recode,
)  # fmt: skip
