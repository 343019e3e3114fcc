"""Make a personal pack for every pair of a list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..clients.customising import Customiser
from ..core.problems import Problem
from ..model.settings import PaperSize
from ..papers.packs.cluster import on_cluster
from ..papers.packs.delivering import Delivery, deliver_packs
from ..papers.packs.executor import Executor, one_by_one, side_by_side
from ..papers.packs.file_names import safe_name
from ..papers.packs.inputs import pack_inputs
from ..papers.packs.making import Unmade
from ..papers.packs.pairs_file import Listed, read_list
from ..papers.press.print_options import USUAL, PrintOptions
from ..planning.handbook import Handbook
from ..planning.schedule import Start, dated
from ..reading.edition_source import edition_source_of
from ..reading.pipeline import Reader
from ..reading.reading import Reading, handbook_of
from ..sources.workspace import open_workspace
from ..system.processes import cores
from ..system.progress import Progress, silent

_NAMED = 20
"""Pairs that are named one by one where they have no pack for the same reason."""


@dataclass(frozen=True, slots=True)
class PackRequest:
    """Whose packs and how: the list of pairs, the client, the start of pairs that have none of their own, the time zone
    of clock times, size and options; None leaves it to the workspace.

    `here` is the time zone of this machine, which counts where nobody names one.
    """

    pairs: Path
    client: str | None = None
    start: Start | None = None
    zone: str | None = None
    size: PaperSize | None = None
    options: PrintOptions = USUAL
    here: str = "UTC"


@dataclass(frozen=True, slots=True)
class Packing:
    """What became of a request: the delivery, why some pairs have no pack, how many have no day for any session, and
    whose clock times count where there are any."""

    delivery: Delivery
    problems: tuple[Problem, ...]
    undated: int
    zone: str | None


def pack_pairs(
    root: Path,
    request: PackRequest,
    folder: Path,
    *,
    timestamp: int | None,
    executor: Executor = one_by_one,
    progress: Progress = silent,
) -> Packing:
    """Put the pack of each pair into a folder of its name; what is wrong with one stops no other.

    Raises `WorkspaceError` for problems in the files and the list, and `NoSuchClient`, and then writes nothing;
    `InUse` where another run writes into the folder.
    """
    progress("reading")
    reading = _Readings(root, request.client)
    listed = read_list(request.pairs, reading.languages)
    handbooks = {one: _dated(reading.handbook(one), request.start) for one in (None, *_asked(listed))}
    own, settings = handbooks[None], reading.first.settings
    default = own.sessions[0].start if own.sessions else None
    starts = [one.pair.start or default for one in listed]
    is_timed = any(start and start.timed for start in starts)
    zone = request.zone or settings.timezone or request.here
    inputs = pack_inputs(
        handbooks,
        reading.workspace.folders("templates/print"),
        size=request.size or own.papers[0],
        options=request.options,
        timestamp=timestamp,
        owner=request.client or "base",
        zone=zone,
    )
    pairs = {safe_name(one.pair.name): one for one in listed}
    delivery = deliver_packs(
        inputs, {name: one.pair for name, one in pairs.items()}, folder, executor, partial(progress, "packs")
    )
    return Packing(delivery, tuple(_problems(delivery, pairs)), starts.count(None), zone if is_timed else None)


def executor_of(jobs: int, cluster: str | None) -> Executor:
    """Return who makes the packs: the workers of a Dask scheduler, or so many processes; 0 is one for each core."""
    if cluster:
        return partial(on_cluster, address=cluster)
    return one_by_one if jobs == 1 else partial(side_by_side, jobs=jobs or cores())


class _Readings:
    """What a workspace or client says in each of its languages; raises `WorkspaceError` where it is not sound."""

    def __init__(self, root: Path, client: str | None) -> None:
        self.workspace, problems = open_workspace(root)
        self._reader = Reader(self.workspace, problems)
        self._edition_source = edition_source_of(Customiser(self.workspace), client)
        self.first = self._read(None)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that a pair may ask for, the one that the curriculum is written in first."""
        return (self.first.curriculum.language, *filter(None, self._edition_source.languages))

    def handbook(self, language: str | None) -> Handbook:
        """Return what a pair may read, in a language."""
        return handbook_of(self.first if language is None else self._read(language), "handbook")

    def _read(self, language: str | None) -> Reading:
        reading = self._reader.read(self._edition_source, language)
        reading.demand_sound()
        return reading


def _asked(listed: tuple[Listed, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.pair.language for one in listed if one.pair.language))


def _dated(handbook: Handbook, start: Start | None) -> Handbook:
    return replace(handbook, sessions=dated(handbook.sessions, start)) if start else handbook


def _problems(delivery: Delivery, pairs: Mapping[str, Listed]) -> Iterator[Problem]:
    """What keeps a whole list from being printed is not said for each of its pairs."""
    alike = dict[Unmade, list[Listed]]()
    for name, why in delivery.unmade.items():
        alike.setdefault(why, []).append(pairs[name])
    for why, listed in alike.items():
        for one in listed[:_NAMED]:
            yield _problem(one, why)
        if more := listed[_NAMED:]:
            yield _problem(more[0], why, f" and {len(more) - 1} more" if more[1:] else "")


def _problem(listed: Listed, why: Unmade, more: str = "") -> Problem:
    return Problem(listed.where, "does-not-print", f"pair {listed.pair.name!r}{more}: {why.message}", why.hint)
