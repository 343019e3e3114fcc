"""Put together all that packs are made from, so that they can be made where there is no workspace."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ...model.curriculum import Curriculum
from ...model.settings import PaperSize
from ...planning.handbook import Handbook
from ...planning.pairs import Pair
from ...sources.origins import NOWHERE
from ...system.versions import versions_with
from ..brand import brand_files
from ..press.print_options import PrintOptions, options_data, options_files
from ..press.template_folder import usable_templates

_TOOLS = ("babel", "icalendar", "markdown-it-py", "pikepdf", "segno", "typst")
"""What decides the bytes of a pack besides this tool."""

_UNSEEN = ("checks", "cost", "messages", "run_sheet", "avoid", "never_cite", "pages", "waivers", "safety_core")
"""Parts of a curriculum that no pack shows."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that packs are made from, the pairs aside; it pickles, and is the same on every machine.

    `handbooks` are by language, with None for pairs that name none; `files` are templates and fonts by their paths, and
    `brands` what each language puts in their place. `owner` and `zone` are those of the calendar files.
    `arrangements` of agendas are those found so far. `digest` tells inputs from others in all that shows in a pack.
    """

    handbooks: Mapping[str | None, Handbook]
    files: Mapping[str, bytes]
    brands: Mapping[str | None, Mapping[str, bytes]]
    size: PaperSize
    options: PrintOptions
    timestamp: int | None
    owner: str
    zone: str | None
    arrangements: Mapping[str, object]
    digest: str


def pack_inputs(
    handbooks: Mapping[str | None, Handbook],
    templates: tuple[Path, ...],
    *,
    size: PaperSize,
    options: PrintOptions,
    timestamp: int | None,
    owner: str = "base",
    zone: str | None = None,
) -> Inputs:
    """Put the inputs together; raises `WorkspaceError` where a template may not be used."""
    light = {language: _light(handbook) for language, handbook in handbooks.items()}
    inputs = Inputs(
        handbooks=light,
        files={**usable_templates(templates), **options_files(options)},
        brands={language: brand_files(handbook) for language, handbook in light.items()},
        size=size,
        options=options,
        timestamp=timestamp,
        owner=owner,
        zone=zone,
        arrangements={},
        digest="",
    )
    return replace(inputs, digest=_digest(inputs))


def fingerprint(inputs: Inputs, pair: Pair) -> str:
    """Return what tells the pack of a pair from every other one, without making it."""
    return hashlib.sha256(_as_json([inputs.digest, asdict(pair)])).hexdigest()


def tools() -> Mapping[str, str]:
    """Return the versions of all that decides the bytes of a pack."""
    return versions_with(*_TOOLS)


def _light(handbook: Handbook) -> Handbook:
    """Leave out what no pack shows, so that another page, assessment or message makes no pack anew."""
    curriculum = handbook.curriculum
    unseen = {name: Curriculum.model_fields[name].default for name in _UNSEEN}
    used = {session.agenda.module_id for session in handbook.sessions}
    modules = {name: module for name, module in curriculum.modules.items() if name in used}
    programmes = {handbook.programme_id: handbook.programme}
    seen = curriculum.model_copy(update={**unseen, "modules": modules, "programmes": programmes})
    return replace(handbook, curriculum=seen, root=Path(), sources={}, prose=(), assets={}, origins=NOWHERE)


def _digest(inputs: Inputs) -> str:
    """Arrangements do not count: they follow from the rest."""
    digest = hashlib.sha256(
        _as_json([tools(), inputs.size, options_data(inputs.options), inputs.timestamp, inputs.owner, inputs.zone])
    )
    for language, handbook in inputs.handbooks.items():
        digest.update(_as_json([language, _facts(handbook), _digests(inputs.brands[language])]))
    digest.update(_as_json(_digests(inputs.files)))
    return digest.hexdigest()


def _facts(handbook: Handbook) -> list[object]:
    sessions = [
        [one.id, one.agenda.module_id, one.agenda.length, one.after, str(one.start)] for one in handbook.sessions
    ]
    records = [record.model_dump_json() for record in (handbook.curriculum, handbook.programme)]
    return [records, sessions, handbook.edition, handbook.site_url, handbook.undecided]


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def _as_json(data: object) -> bytes:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, default=str).encode()
