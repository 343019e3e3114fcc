"""Modules come after the modules they need."""

from collections.abc import Iterator

from ..model.curriculum import Curriculum
from .rule import Finding, Rule


def _circular_needs(curriculum: Curriculum) -> Iterator[Finding]:
    reported: set[str] = set()
    for start in curriculum.modules:
        circle = _circle(curriculum, start)
        if circle and not reported & set(circle):
            reported |= set(circle)
            position = curriculum.modules[start].needs.index(circle[1])
            yield Finding(
                ("modules", start, "needs", position),
                f"modules need each other in a circle: {' → '.join(circle)}",
                "take one of these needs away",
            )


def _circle(curriculum: Curriculum, start: str) -> tuple[str, ...] | None:
    """Return the shortest way from a module along its needs back to itself."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        module = curriculum.modules.get(way[-1])
        for name in module.needs if module else ():
            if name == start:
                return (*way, start)
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return None


def _broken_order(curriculum: Curriculum) -> Iterator[Finding]:
    for programme_id, programme in curriculum.programmes.items():
        done: set[str] = set()
        if any(session.module not in curriculum.modules for session in programme.sessions.values()):
            continue  # the unknown one may be the one that is needed
        for session_id, session in programme.sessions.items():
            for need in curriculum.modules[session.module].needs:
                if (
                    need in curriculum.modules
                    and need not in done
                    and need not in (_circle(curriculum, session.module) or ())
                ):
                    yield Finding(
                        ("programmes", programme_id, "sessions", session_id, "module"),
                        f"module {session.module!r} needs {need!r}, which no earlier session has",
                        f"put a session with {need!r} before this one",
                    )
            done.add(session.module)


RULES = (
    Rule("circular-needs", frozenset({"needs"}), _circular_needs),
    Rule("broken-order", frozenset({"needs", "module", "sessions"}), _broken_order),
)
