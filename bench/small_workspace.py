"""Write a workspace whose pack is small: a cover, a real agenda of two pages and a worksheet."""

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
_MODULE = "active-listening"


def write_small_workspace(root: Path, pairs: int) -> Path:
    """Write the workspace with a programme of one session, and its list of pairs."""
    base = root / "curricula" / "reverse-mentoring"
    shutil.copytree(REPOSITORY / "curricula" / "reverse-mentoring", base)
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("programme: six-sessions", "programme: starter"), "utf-8")
    _change(base / "curriculum.yml", r"(?ms)^pack:\n.*?(?=^\w)", "pack: {}\n")
    _change(base / "curriculum.yml", r"(?m)^requirements: .*\n", "")
    _change(base / "programmes" / "starter.yml", r"(?ms)^sessions:\n.*", f"sessions:\n  only: {{module: {_MODULE}}}\n")
    _change(base / "modules" / f"{_MODULE}.yml", r"(?m)^(needs: .*|    worksheet: six-behaviours)\n", "")
    write_pairs(root, pairs)
    return root


def write_pairs(root: Path, pairs: int) -> Path:
    """Write a list of so many pairs, each with a day and a time of its own."""
    file = root / "pairs.csv"
    file.write_text("pair,mentor,mentoree,place,start\n" + "".join(_rows(pairs)), "utf-8")
    return file


def _rows(pairs: int) -> Iterator[str]:
    for number in range(pairs):
        day = date(2027, 1, 4) + timedelta(days=number % 300)
        hour, minute = 8 + number % 9, number % 12 * 5
        yield f"pair {number:05},Ada Number {number},Bo Other {number},Room {number},{day}T{hour:02}:{minute:02}\n"


def _change(file: Path, pattern: str, text: str) -> None:
    file.write_text(re.sub(pattern, text, file.read_text("utf-8")), "utf-8")
