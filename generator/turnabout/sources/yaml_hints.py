"""Tell what a person meant by a line that is not YAML, and how to write it."""

import re
from dataclasses import dataclass

from ..core.problems import in_short


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where the parser stopped and what it said; lines and columns counted from 0."""

    line: int
    column: int
    what: str
    context_line: int | None
    context_column: int


@dataclass(frozen=True, slots=True)
class Repair:
    """A problem in plain words, and the line to read on with; `text` is None where nothing can be read."""

    line: int
    column: int
    code: str
    message: str
    hint: str
    text: str | None
    is_new: bool = True


_KEY = r"^(\s*(?:- +)?[^\s:#'\"{\[][^:#]*:)\s+(\S.*)$"
_LONGEST = 2000
"""Characters of a line in which a mistake is looked for."""

ODD_SPACE = re.compile(r"[\u00a0\u2000-\u200b\u202f\u205f\u3000]")
_ODD_SPACES = re.compile(rf"^[ \t]*{ODD_SPACE.pattern}[\s\u200b]*")


def repair_spaces(line: str) -> str:
    """Return a line with plain spaces where its indentation has no-break or other special ones."""
    found = _ODD_SPACES.match(line)
    return " " * len(found.group()) + line[found.end() :] if found else line


def repair_line(lines: list[str], trouble: Trouble, *, attempt: int) -> Repair:
    """Name the problem behind a parser's stop and repair the line; a second stop at a line takes the line out."""
    if attempt:
        return _take_out(lines, trouble, attempt)
    if any(len(lines[number]) > _LONGEST for number in (trouble.line, trouble.context_line or 0)):
        return _anything(lines, trouble)
    for explain in (_tabs, _open_quote, _quote_inside, _text_needs_quotes, _open_bracket, _no_colon, _indentation):
        found = explain(lines, trouble)
        if found:
            return found
    return _anything(lines, trouble)


def _take_out(lines: list[str], trouble: Trouble, attempt: int) -> Repair:
    """Follow-up stops at a repaired line are not reported again."""
    number = trouble.line
    if attempt > 1 or not lines[number].strip():
        number = next((n for n in range(number, -1, -1) if lines[n].strip()), -1)
    text = "" if number >= 0 else None
    return Repair(max(number, 0), 0, "yaml-syntax", "", "", text, is_new=False)


def _tabs(lines: list[str], trouble: Trouble) -> Repair | None:
    line = lines[trouble.line]
    indent = re.match(r"\s*", line)
    if indent is None or "\t" not in indent.group():
        return None
    text = " " * _level_below(lines[: trouble.line]) + line[indent.end() :]
    return Repair(
        trouble.line,
        line.index("\t"),
        "yaml-tabs",
        "the line is indented with a tab",
        "indent with spaces, two a level",
        text,
    )


def _level_below(above: list[str]) -> int:
    """Return the indentation a line takes most naturally below these."""
    for line in reversed(above):
        if line.strip() and not line.lstrip().startswith("#"):
            return len(line) - len(line.lstrip()) + 2 * line.rstrip().endswith(":")
    return 0


def _open_quote(lines: list[str], trouble: Trouble) -> Repair | None:
    """A quote that is not closed swallows the lines below it, up to the next quote or the end."""
    for number in range(trouble.line, max(trouble.line - 40, -1), -1):
        if len(lines[number]) > _LONGEST:
            continue
        found = re.match(r"^(\s*(?:- +)?(?:[^:#'\"]+:\s+)?)(['\"])(.*)$", lines[number])
        if found and not _is_quote_inside(found.group(2), found.group(3)):
            later = any(found.group(2) in line for line in lines[number + 1 : trouble.line + 1])
            if "quoted scalar" in trouble.what or later:
                text = lines[number].rstrip() + found.group(2)
                return Repair(
                    number, found.end(1), "yaml-unclosed-quote",
                    f"the quote {found.group(2)} opened here is not closed", f"close it: {text.strip()}", text,
                )  # fmt: skip
    return None


def _quote_inside(lines: list[str], trouble: Trouble) -> Repair | None:
    """`a: 'it's'`: a quote of the same kind inside the text ends it too early."""
    line = lines[trouble.line]
    found = re.match(r"^(.*?(?::|-)\s+)(['\"])(.*)\2\s*$", line)
    if not found or not _is_quote_inside(found.group(2), found.group(3)):
        return None
    value = found.group(3)
    text = f'{found.group(1)}"{value}"' if '"' not in value else f"{found.group(1)}{_quoted(value)}"
    message = f"the quote {found.group(2)} stands inside a text that it encloses"
    return Repair(trouble.line, found.end(1), "yaml-needs-quotes", message, f"write {text.strip()}", text)


def _is_quote_inside(quote: str, inner: str) -> bool:
    return quote in (inner.replace("''", "") if quote == "'" else re.sub(r"\\.", "", inner))


def _text_needs_quotes(lines: list[str], trouble: Trouble) -> Repair | None:
    """`a: b: c`, `@me`, `*bold* text`, `{Mentor} asks`, `50% #x`, `key: - x`."""
    in_brackets = "flow" in trouble.what  # then the lines below an open bracket are not to blame
    for number in dict.fromkeys((trouble.context_line if in_brackets else trouble.line, trouble.context_line)):
        if number is None:
            continue
        found = re.match(_KEY, lines[number])
        if found and _must_be_quoted(found.group(2)):
            value = found.group(2).rstrip()
            text = f"{found.group(1)} {_quoted(value)}"
            return Repair(
                number, found.start(2), "yaml-needs-quotes",
                f"the text {in_short(value)!r} needs quotes: YAML gives its first sign, or a colon in it, a meaning",
                f"write {text.strip()}", text,
            )  # fmt: skip
    return None


def _must_be_quoted(value: str) -> bool:
    if value[0] in "'\"|>":
        return False
    if value[0] in "@`%*&!?,]}" or value.startswith("- "):
        return True
    if value[0] in "{[":
        closing = value.find("}" if value[0] == "{" else "]")
        return closing >= 0 and bool(re.match(r"[^\s,#}\]]|\s+[^#\s]", value[closing + 1 :]))
    return ": " in value or value.endswith(":")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'


def _open_bracket(lines: list[str], trouble: Trouble) -> Repair | None:
    if "flow" not in trouble.what or trouble.context_line is None:
        return None
    number, column = trouble.context_line, trouble.context_column
    line = lines[number]
    if column >= len(line) or line[column] not in "{[":
        return None
    closing = "}" if line[column] == "{" else "]"
    text = line.rstrip().rstrip(",") + closing
    if closing in line[column:]:
        text = " " * len(line)
    return Repair(
        number, column, "yaml-unclosed-bracket", f"the bracket {line[column]} opened here is not closed",
        f"close it with {closing}, or quote the text if the bracket belongs to it", text,
    )  # fmt: skip


def _no_colon(lines: list[str], trouble: Trouble) -> Repair | None:
    number = trouble.line if trouble.context_line is None else trouble.context_line
    line = lines[number]
    if "':'" not in trouble.what or not line.strip() or ":" in line:
        return None
    hint = "write key: value, with a space after the colon, or indent the line under its text"
    column = len(line) - len(line.lstrip())
    return Repair(number, column, "yaml-no-colon", f"{in_short(line.strip())!r} has no colon after its key", hint, "")


def _indentation(lines: list[str], trouble: Trouble) -> Repair | None:
    """A line deeper or shallower than any level around it: read it at the level of the nearest line above."""
    line = lines[trouble.line]
    indent = len(line) - len(line.lstrip())
    levels = _open_levels(lines[: trouble.line])
    if not line.strip() or not levels or indent in levels:
        return None
    level = min(levels, key=lambda known: abs(known - indent))
    message = f"the line is indented by {indent} spaces, which fits no line above it"
    text = " " * level + line.lstrip()
    return Repair(trouble.line, indent, "yaml-indentation", message, f"indent it by {level}", text)


def _open_levels(above: list[str]) -> list[int]:
    """Return the indentations at which a line below these can stand, the deepest first."""
    levels: list[int] = []
    for line in reversed(above):
        indent = len(line) - len(line.lstrip())
        if line.strip() and not line.lstrip().startswith("#") and (not levels or indent < levels[-1]):
            levels.append(indent)
    return levels


def _anything(lines: list[str], trouble: Trouble) -> Repair:
    line = lines[trouble.line]
    column = min(trouble.column, max(len(line) - 1, 0))
    return Repair(
        trouble.line, column, "yaml-syntax", f"{in_short(line.strip())!r} does not fit the lines above it",
        "each line is key: value or - item, indented like its neighbours", "" if line.strip() else None,
    )  # fmt: skip
