"""Who meets whom, where and from when."""

from dataclasses import dataclass

from .schedule import Start


@dataclass(frozen=True, slots=True)
class Pair:
    """A mentor and a mentoree by name; `start` and `language` are None where the programme's own holds, `place` where
    none is known."""

    name: str
    mentor: str
    mentoree: str
    place: str | None = None
    start: Start | None = None
    language: str | None = None
