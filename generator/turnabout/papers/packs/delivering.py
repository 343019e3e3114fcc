"""Make the packs that are missing or out of date, and put each into its folder."""

from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ...core.problems import Location, Problem, WorkspaceError
from ...planning.pairs import Pair
from ...system.progress import ProgressCallback, unheard
from ...system.scratch import sweep_folders
from ..press.print_options import path_with_options
from .executor import Executor, ExecutorLost
from .inputs import Inputs, fingerprint
from .invitations import revised
from .making import Made, PackFiles, Unmade
from .pack_store import PackStore

CALENDAR = "sessions.ics"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of the packs, by the names of their folders: made now, good already, and not made with why.

    `strangers` are packs in the folder that belong to no pair of the list, and `beside` those made with other options
    that lie beside a pack made now and may be older than it.
    """

    made: tuple[str, ...]
    good: tuple[str, ...]
    unmade: Mapping[str, Unmade]
    strangers: tuple[str, ...]
    beside: tuple[str, ...] = ()


def deliver_packs(
    inputs: Inputs, pairs: Mapping[str, Pair], folder: Path, executor: Executor, on_progress: ProgressCallback = unheard
) -> Delivery:
    """Put the pack of each pair into a folder of its name; raises `InUse`, and `WorkspaceError` where the work
    cannot go on: then the packs that are done are whole, and the next run makes the rest."""
    try:
        sweep_folders()  # a run that finds all packs made opens none that would do it
        with PackStore.opened(folder) as store:
            return _deliver(inputs, pairs, store, executor, on_progress)
    except OSError as error:
        raise _stopped(folder, f"{error.filename or folder}: {(error.strerror or str(error)).lower()}") from error
    except ExecutorLost as error:
        raise _stopped(folder, str(error)) from error


def _deliver(
    inputs: Inputs, pairs: Mapping[str, Pair], store: PackStore, executor: Executor, on_progress: ProgressCallback
) -> Delivery:
    pdf = path_with_options("pack.pdf", inputs.options)
    made_of = {name: fingerprint(inputs, pair) for name, pair in pairs.items()}
    is_good = {name: store.has(name, pdf, made_of[name]) for name in pairs}
    wanted = [name for name in pairs if not is_good[name]]
    unmade: dict[str, Unmade] = {}
    on_progress(len(pairs) - len(wanted), len(pairs))
    with closing(_worked(executor, inputs, [pairs[name] for name in wanted])) as results:
        for done, (at, result) in enumerate(results, start=1):
            if isinstance(result, Unmade):
                unmade[wanted[at]] = result
            else:
                store.put(wanted[at], _files(pdf, result, store.content(wanted[at], CALENDAR)), made_of[wanted[at]])
            on_progress(len(pairs) - len(wanted) + done, len(pairs))
    made = tuple(name for name in wanted if name not in unmade)
    return Delivery(
        made=made,
        good=tuple(name for name in pairs if is_good[name]),
        unmade={name: unmade[name] for name in wanted if name in unmade},
        strangers=store.strangers(pairs),
        beside=tuple(other for name in made for other in store.others(name, pdf)),
    )


def _worked(executor: Executor, inputs: Inputs, pairs: list[Pair]) -> Generator[tuple[int, Made]]:
    """Nobody is called where nothing is to be done."""
    if pairs:
        yield from executor(inputs, pairs)


def _files(pdf: str, made: PackFiles, dates: bytes) -> dict[str, bytes]:
    """Sessions that somebody may have taken into a calendar are counted on, so that new dates take their place."""
    return {pdf: made.pdf} | ({CALENDAR: revised(made.ics, dates)} if made.ics is not None else {})


def _stopped(folder: Path, message: str) -> WorkspaceError:
    hint = "run it again when that is mended: packs that are done stay as they are"
    return WorkspaceError([Problem(Location(str(folder)), "packs-not-done", message, hint)])
