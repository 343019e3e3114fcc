"""turnabout plan"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.report import Format
from . import terminal

if TYPE_CHECKING:
    from ..planning.handbook import Handbook
    from ..planning.schedule import Session, Start


@terminal.command(
    "plan",
    example="turnabout plan\nturnabout plan --session 2 --length 45\n"
    "turnabout plan --module active-listening --length 30 --format json\nturnabout plan --start 2027-03-01T09:30",
)
@terminal.option("--session", type=terminal.IntRange(min=1), help="One session of the programme, by its number.")
@terminal.option("--module", help="One module, whether the programme has it or not.")
@terminal.option(
    "--length", type=terminal.IntRange(30, 90), help="Minutes a session has; the programme's own if not given."
)
@terminal.option("--start", help="First day, or day and time: 2027-03-01 or 2027-03-01T09:30.")
@terminal.client_option
@terminal.text_or_json("How agendas are printed.")
def run(
    context: terminal.Context,
    session: int | None,
    module: str | None,
    length: int | None,
    start: str | None,
    client: str | None,
    format_: Format,
) -> None:
    """Print agendas whose minutes add up to the length of the session exactly.

    What does not fit is listed with the length of session that has room for it.
    """
    from ..content.agenda import planned_session
    from ..reading.settings import parse_start
    from ..usecases.plan_text import plan_text, session_records

    if session and module:
        raise terminal.UsageError("--session and --module do not go together; a module needs no session number")
    try:
        begin = parse_start(start)
    except ValueError:
        raise terminal.UsageError(
            f"--start {start!r} is no day or time; write 2027-03-01 or 2027-03-01T09:30"
        ) from None
    with terminal.reporting(format_):
        handbook, sessions = _planned(context, client, module, length, begin)
    if session and session > len(sessions):
        raise terminal.UsageError(f"--session {session}: the programme has {len(sessions)} sessions")
    if session:
        sessions = sessions[session - 1 : session]
    if format_ == "json":
        terminal.say(terminal.as_json(session_records(sessions)))
    else:
        terminal.say(plan_text(planned_session(handbook, one) for one in sessions))


def _planned(
    context: terminal.Context, client: str | None, module: str | None, length: int | None, begin: Start | None
) -> tuple[Handbook, tuple[Session, ...]]:
    from ..core.problems import RequestError, did_you_mean, one_of
    from ..planning.schedule import plan_module, plan_sessions
    from ..reading.pipeline import read_workspace
    from ..reading.reading import handbook_of
    from ..reading.settings import parse_start

    reading = read_workspace(terminal.workspace_root(context), client)
    reading.demand_sound()
    handbook, settings = handbook_of(reading), reading.settings
    start = begin or parse_start(settings.start)
    minutes = length or settings.length
    modules = handbook.curriculum.modules
    if module is None:
        sessions = plan_sessions(handbook.curriculum, handbook.programme, length=minutes, start=start)
        return handbook, sessions
    if module not in modules:
        raise RequestError(f"--module {module!r} is not one of: {one_of(modules)}", did_you_mean(module, modules))
    alone = plan_module(module, modules[module], minutes or handbook.programme.length, start)
    return handbook, (alone,)
