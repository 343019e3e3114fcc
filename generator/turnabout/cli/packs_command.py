"""turnabout packs"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.report import Format
from . import terminal
from .clock import timestamp, zone_here

if TYPE_CHECKING:
    from ..model.settings import PaperSize
    from ..planning.schedule import Start
    from ..usecases.packing import Packing


@terminal.command(
    "packs",
    example="turnabout packs pairs.csv --start 2027-03-01\n"
    "turnabout packs pairs.csv --start 2027-03-01T09:30 --timezone Europe/London\n"
    "turnabout packs pairs.csv --client acme --paper letter --out ~/packs\n"
    "turnabout packs one-pair.csv --large-print --plain\nturnabout packs pairs.csv --fillable\n"
    "turnabout packs pairs.csv --jobs 0\nturnabout packs pairs.csv --cluster tcp://scheduler.example.org:8786",
)
@terminal.argument("pairs", type=terminal.FILE, metavar="PAIRS.csv")
@terminal.client_option
@terminal.option("--start", help="First day, or day and time, of pairs that have none in the list: 2027-03-01T09:30.")
@terminal.option(
    "--timezone",
    help="Where clock times hold: Europe/London; if not given, as the client, mkdocs.yml or else this machine has it.",
)
@terminal.option(
    "--paper",
    type=terminal.Choice(["a4", "letter"]),
    help="The size of the paper; the first of mkdocs.yml if not given.",
)
@terminal.option("--fillable", is_flag=True, help="With fields to fill in on a screen.")
@terminal.option("--large-print", "is_large", is_flag=True, help="With no type below 18 points.")
@terminal.option("--plain", is_flag=True, help="Without fills of colour.")
@terminal.option(
    "--jobs",
    type=terminal.IntRange(min=0),
    default=1,
    show_default=True,
    help="Packs that are made side by side; 0 for one on each core.",
)
@terminal.option(
    "--cluster",
    metavar="ADDRESS",
    help="Make the packs on the workers of this Dask scheduler; needs Dask: pip install 'distributed>=2025.1'.",
)
@terminal.option(
    "--out", type=terminal.FOLDER, help="Where the packs go; dist/base/packs or dist/CLIENT/packs if not given."
)
@terminal.quiet_option
@terminal.format_option
def run(
    context: terminal.Context,
    pairs: Path,
    client: str | None,
    start: str | None,
    timezone: str | None,
    paper: PaperSize | None,
    fillable: bool,
    is_large: bool,
    plain: bool,
    jobs: int,
    cluster: str | None,
    out: Path | None,
    is_quiet: bool,
    format_: Format,
) -> None:
    """Make a personal pack for each pair of a list: its papers as one PDF, and its dates for a calendar.

    PAIRS.csv is a list from a spreadsheet. Its first row names the columns pair, mentor and mentoree, and where you
    have them place, start (2027-03-01, or 2027-03-01T09:30) and language. Each pair gets a folder with pack.pdf (pack-
    fillable.pdf with --fillable, and so on) and sessions.ics. Where anything is wrong with the list, all of it is
    named and nothing is written.

    A second run makes only what is missing or has changed, also after one that was broken off. The workers of a cluster
    need turnabout in the same version, and nothing of this workspace.

    The folder holds names: see that each pack reaches its pair alone, and delete the folder when the programme ends.
    Until then keep it: a session that moves finds its old place in a calendar by the files of the last run.
    """
    from ..papers.press.print_options import PrintOptions
    from ..release.delivery import dist_of
    from ..usecases.packing import PackRequest, executor_of, pack_pairs

    if cluster and jobs != 1:
        raise terminal.UsageError("--jobs and --cluster do not go together")
    request = PackRequest(
        pairs=pairs,
        client=client,
        start=_start(start),
        zone=_zone(timezone),
        size=paper,
        here=zone_here(),
        options=PrintOptions(fillable=fillable, large=is_large, plain=plain),
    )
    with terminal.reporting(format_):
        root = terminal.workspace_root(context)
        folder = out or dist_of(root, client) / "packs"
        with terminal.showing(quiet=is_quiet) as progress:
            executor = executor_of(jobs, cluster)
            packing = pack_pairs(root, request, folder, timestamp=timestamp(), executor=executor, progress=progress)
            progress(f"delivered in {terminal.shown(folder)}")
    _say(packing, folder, format_)
    if packing.problems:
        context.exit(1)


def _start(text: str | None) -> Start | None:
    from ..papers.packs.starts import NoStart, read_start

    try:
        return read_start(text) if text else None
    except NoStart as error:
        raise terminal.UsageError(f"--start: {error}; {error.hint}") from None


def _zone(name: str | None) -> str | None:
    from ..text.time_zones import is_time_zone, time_zone_hint

    if name and not is_time_zone(name):
        raise terminal.UsageError(f"--timezone {name!r} is no time zone; {time_zone_hint(name)}")
    return name


def _say(packing: Packing, folder: Path, format_: Format) -> None:
    from ..core.report import problem_data

    delivery = packing.delivery
    if format_ == "json":
        counts = {"made": len(delivery.made), "unchanged": len(delivery.good), "undated": packing.undated}
        strangers = list(delivery.strangers)
        terminal.say(
            terminal.as_json(
                {
                    **problem_data(packing.problems),
                    "folder": str(folder),
                    **counts,
                    "strangers": strangers,
                    "beside": list(delivery.beside),
                }
            )
        )
        return
    terminal.say_problems(packing.problems, format_)
    terminal.say(f"{_packs(len(delivery.made))} made, {len(delivery.good)} unchanged, in {terminal.shown(folder)}")
    if packing.zone:
        terminal.say(f"clock times are those of {packing.zone}")
    if packing.undated:
        terminal.say(
            f"{_packs(packing.undated)} without dates and sessions.ics: there is no start; the option --start gives one"
        )
    if delivery.beside:
        terminal.say(
            f"{_packs(len(delivery.beside))} of an earlier run beside these may be out of date, such as "
            f"{delivery.beside[0]}; make them again too, or delete them"
        )
    if delivery.strangers:
        belong = "belongs" if len(delivery.strangers) == 1 else "belong"
        terminal.say(f"{_packs(len(delivery.strangers))} in the folder {belong} to no pair of the list:")
        terminal.say("\n".join(f"  {name}" for name in delivery.strangers))


def _packs(number: int) -> str:
    return f"{number} pack{'' if number == 1 else 's'}"
