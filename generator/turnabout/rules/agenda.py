"""The activities of a module make a session at every length, and one that goes both ways."""

from collections.abc import Iterator

from ..core.nodes import Path
from ..model.curriculum import Curriculum
from ..model.module import Activity, Module
from ..planning.fit import SHORTEST, floors_total
from .rule import CurriculumRule, Finding

_MOST_TALK = 8
"""Minutes of an hour in which the mentor may talk and show: a session is a dialogue."""

_CORE_RANGE = (40, 45)
_WITH_OPTIONAL, _WITH_ALL = 60, 90


def _floors_do_not_fit(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        floors = sum(a.floor or a.minutes for a in _of_tier(module, "core"))
        if floors > SHORTEST:
            yield _of_activities(
                module_id,
                f"the floors of the core add up to {floors} minutes; the shortest session has {SHORTEST}",
                f"lower floors by {floors - SHORTEST} minutes, or make an activity optional",
            )


def _session_too_short(curriculum: Curriculum) -> Iterator[Finding]:
    for programme_id, programme in curriculum.programmes.items():
        for session_id, session in programme.sessions.items():
            module = curriculum.modules.get(session.module)
            length = curriculum.session or session.length or programme.length
            needed = floors_total(module) if module else 0
            if needed > length:
                own: Path = ("programmes", programme_id, "sessions", session_id)
                yield Finding(
                    ("session",) if curriculum.session else own,
                    f"the core of {session.module!r} takes {needed} minutes at least; {session_id!r} has {length}",
                    f"give it {needed} minutes, lower floors, or make an activity optional",
                )


def _minutes_do_not_add_up(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        core, optional, extension = (
            sum(a.minutes for a in _of_tier(module, tier)) for tier in ("core", "optional", "extension")
        )
        if not _CORE_RANGE[0] <= core <= _CORE_RANGE[1]:
            least, most = _CORE_RANGE
            yield _of_activities(module_id, f"the core takes {core} minutes; it takes {least} to {most}")
        if core + optional != _WITH_OPTIONAL:
            yield _of_activities(
                module_id,
                f"core and optional activities take {core + optional} minutes together; they fill {_WITH_OPTIONAL}",
                _by(_WITH_OPTIONAL - core - optional, "an optional activity"),
            )
        elif core + optional + extension != _WITH_ALL:
            yield _of_activities(
                module_id,
                f"all activities take {core + optional + extension} minutes together; they fill {_WITH_ALL}",
                _by(_WITH_ALL - core - optional - extension, "an extension"),
            )


def _wrong_floor(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        for name, activity in module.activities.items():
            path = ("modules", module_id, "activities", name)
            if activity.tier != "core" and activity.floor is not None:
                yield Finding(
                    (*path, "floor"),
                    f"{name!r} is {activity.tier} and has a floor; only core activities are cut",
                    "delete this line",
                )
            elif activity.floor and activity.floor > activity.minutes:
                yield Finding(
                    (*path, "floor"), f"the floor {activity.floor} is above the {activity.minutes} minutes of {name!r}"
                )


def _talk_too_long(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        talks = {
            name: a
            for name, a in module.activities.items()
            if a.lead == "mentor" and a.kind in ("brief", "demo") and a.tier != "extension"
        }
        total = sum(a.minutes for a in talks.values())
        if total > _MOST_TALK:
            longest = max(talks, key=lambda name: talks[name].minutes)
            yield Finding(
                ("modules", module_id, "activities", longest, "minutes"),
                f"the mentor talks or shows for {total} of 60 minutes; {_MOST_TALK} at most",
                "shorten it, or let both people do something with it",
            )


def _missing_opening(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        first = next(iter(module.activities.values()), None)
        if first is None or first.kind != "check-in" or first.tier != "core":
            yield _of_activities(
                module_id, "the first activity is no core check-in", "begin with kind: check-in, tier: core"
            )


def _missing_return_leg(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        if not any(a.kind == "swap" for a in _of_tier(module, "core")):
            yield _of_activities(
                module_id,
                "there is no return leg: no core activity of kind swap",
                "add one in which the person mentored gives something back",
            )


def _missing_commitment(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        last = list(module.activities.values())[-1] if module.activities else None
        if last is None or last.kind != "commit" or last.tier != "core":
            yield _of_activities(
                module_id, "the last activity is no core commitment", "end with kind: commit, tier: core"
            )


def _of_tier(module: Module, tier: str) -> list[Activity]:
    return [activity for activity in module.activities.values() if activity.tier == tier]


def _of_activities(module_id: str, message: str, hint: str = "") -> Finding:
    return Finding(("modules", module_id, "activities"), message, hint, at_key=True)


def _by(missing: int, which: str) -> str:
    return f"make {which} {abs(missing)} minutes {'longer' if missing > 0 else 'shorter'}"


_TIMES = frozenset({"activities", "minutes", "tier"})
_KINDS = frozenset({"activities", "kind", "tier"})
RULES = (
    CurriculumRule("floors-do-not-fit", _TIMES | {"floor"}, _floors_do_not_fit),
    CurriculumRule("session-too-short", _TIMES | {"floor", "length", "session"}, _session_too_short),
    CurriculumRule("minutes-do-not-add-up", _TIMES, _minutes_do_not_add_up),
    CurriculumRule("wrong-floor", _TIMES | {"floor"}, _wrong_floor),
    CurriculumRule("talk-too-long", _TIMES | {"lead", "kind"}, _talk_too_long),
    CurriculumRule("missing-opening", _KINDS, _missing_opening),
    CurriculumRule("missing-return-leg", _KINDS, _missing_return_leg),
    CurriculumRule("missing-commitment", _KINDS, _missing_commitment),
)
