"""Say what is wrong with the programme, the start and the time zone that a workspace or a curriculum names."""

from datetime import datetime

from ..core.nodes import Table, key_place, place
from ..core.problems import Problem, did_you_mean, one_of
from ..model.curriculum import Curriculum
from ..planning.schedule import Start
from ..sources.workspace import Workspace
from ..text.time_zones import is_time_zone, time_zone_hint


def parse_start(text: str | None) -> Start | None:
    """Read a day, or a day and time of day, as ISO 8601 has it; raises `ValueError`."""
    if text is None:
        return None
    return Start(datetime.fromisoformat(text).replace(tzinfo=None), timed=len(text.strip()) > len("2027-03-01"))


def settings_problems(workspace: Workspace, curriculum: Curriculum, node: Table) -> list[Problem]:
    """Return what is wrong with the programme, the start and the time zone that a workspace or a curriculum names."""
    settings, problems = workspace.settings, []
    accepted = tuple(curriculum.programmes)
    if settings.programme and settings.programme not in accepted:
        problems.append(_unknown_setting(workspace, "programme", settings.programme, accepted))
    elif not accepted:
        problems.append(
            Problem(
                key_place(node, ("programmes",)),
                "empty-value",
                "the curriculum has no programme",
                "write one under programmes/ and list it in curriculum.yml",
            )
        )
    for start, at in (
        (settings.start, place(workspace.block, ("start",))),
        (curriculum.start, place(node, ("start",))),
    ):
        try:
            parse_start(start)
        except ValueError:
            message = f"start {start!r} is no day or time"
            problems.append(Problem(at, "not-allowed", message, "write 2027-03-01 or 2027-03-01T09:30"))
    for zone, at in (
        (settings.timezone, place(workspace.block, ("timezone",))),
        (curriculum.timezone, place(node, ("timezone",))),
    ):
        if zone and not is_time_zone(zone):
            problems.append(Problem(at, "not-allowed", f"{zone!r} is no time zone", time_zone_hint(zone)))
    return problems


def _unknown_setting(workspace: Workspace, key: str, name: str, accepted: tuple[str, ...]) -> Problem:
    message = f"{name!r} is no {key}; there is {one_of(accepted)}"
    return Problem(place(workspace.block, (key,)), "unknown-reference", message, did_you_mean(name, accepted))
