"""Modules come after the modules they need."""

from collections.abc import Iterator

from ..core.nodes import Path
from ..model.curriculum import Curriculum
from .rule import CurriculumRule, Finding

_BOTH = ("mentor", "mentoree")


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


def _broken_choices(curriculum: Curriculum) -> Iterator[Finding]:
    """What a pair may choose instead must be possible there, and so must each step of a track after the kickoff."""
    for programme_id, programme in curriculum.programmes.items():
        done: set[str] = set()
        for session_id, session in programme.sessions.items():
            for position, choice in enumerate(session.or_):
                path = ("programmes", programme_id, "sessions", session_id, "or", position)
                yield from _unmet(curriculum, choice, done, path)
            done.add(session.module)
    for track_id, track in curriculum.tracks.items():
        if any(name not in curriculum.modules for name in track.modules):
            continue  # the unknown one may be the one that is needed
        done = {name for name, module in curriculum.modules.items() if not module.needs}
        for position, name in enumerate(track.modules):
            yield from _unmet(curriculum, name, done, ("tracks", track_id, "modules", position))
            done.add(name)


def _unmet(curriculum: Curriculum, name: str, done: set[str], path: Path) -> Iterator[Finding]:
    module = curriculum.modules.get(name)
    for need in module.needs if module else ():
        if need in curriculum.modules and need not in done and not _circle(curriculum, need):
            yield Finding(
                path, f"module {name!r} needs {need!r}, which comes nowhere before", f"put {need!r} before it"
            )


def _missing_consent(curriculum: Curriculum) -> Iterator[Finding]:
    for programme_id, programme in curriculum.programmes.items():
        for session_id, session in programme.sessions.items():
            module = curriculum.modules.get(session.module)
            lacking = [role for role in _BOTH if role not in session.consent]
            if module and module.opt_in == "yes" and lacking:
                yield Finding(
                    ("programmes", programme_id, "sessions", session_id),
                    f"module {session.module!r} is opt-in, and the consent of {' and '.join(lacking)} is not recorded",
                    "add consent: {mentor: the day, mentoree: the day}, each asked in private, or take the session out",
                    at_key=True,
                )


RULES = (
    CurriculumRule("circular-needs", {"needs"}, _circular_needs),
    CurriculumRule("broken-order", {"needs", "module", "sessions"}, _broken_order),
    CurriculumRule("broken-order", {"needs", "module", "modules", "sessions"}, _broken_choices),
    CurriculumRule("consent-missing", {"module", "consent", "opt-in"}, _missing_consent),
)
