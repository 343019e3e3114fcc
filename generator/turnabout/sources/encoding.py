"""Say where a file is no text in UTF-8."""

from ..core.problems import Location, Problem


def not_utf8(error: UnicodeDecodeError, path: str) -> Problem:
    """Say which byte of a file is not text."""
    data, start = error.object, error.start
    line = data.count(b"\n", 0, start) + 1
    column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8-sig")) + 1
    message = f"byte 0x{data[start]:02x} is not part of any UTF-8 text"
    return Problem(Location(path, line, column), "yaml-not-utf8", message, "save the file with the encoding UTF-8")
