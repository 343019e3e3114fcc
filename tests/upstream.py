"""Change a base as its authors would, by address, and look whether anything went wrong for a client unseen."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from turnabout.clients.customising import Customised
from turnabout.clients.overlay.change import Edit
from turnabout.core.nodes import Node, Table, find
from turnabout.core.nodes import Path as NodePath
from turnabout.core.plain import plain_data
from turnabout.sources.address import address_of, addresses, follow, kind_of, path_of
from turnabout.sources.curriculum_files import FOLDERS, PARTS

Change = Callable[[Path], None]
"""One change to the files of a base, given their folder."""


def reword(address: str, value: object) -> Change:
    """A text, a number or a whole item says something else."""
    return lambda base: _edit(base, address, lambda items, name: items | {name: value})


def drop(address: str) -> Change:
    """An item or a field goes."""
    return lambda base: _edit(base, address, lambda items, name: {k: v for k, v in items.items() if k != name})


def rename(address: str, new: str, *, formerly: bool) -> Change:
    """An item gets another id, and says so or not; order and content stay."""

    def renamed(items: Mapping[str, Any], name: str) -> dict[str, Any]:
        says = {"formerly": [name]} if formerly else {}
        return {(new if k == name else k): (v | says if k == name else v) for k, v in items.items()}

    return lambda base: _edit(base, address, renamed)


def insert(address: str, item: object, *, before: str = "") -> Change:
    """A new item comes in, before another one or last."""

    def inserted(items: Mapping[str, Any], name: str) -> dict[str, Any]:
        entries = list(items.items())
        position = next((number for number, (key, _) in enumerate(entries) if key == before), len(entries))
        return dict([*entries[:position], (name, item), *entries[position:]])

    return lambda base: _edit(base, address, inserted)


def move(address: str, *, before: str) -> Change:
    """An item gets another place among its neighbours."""

    def moved(items: Mapping[str, Any], name: str) -> dict[str, Any]:
        rest = {key: value for key, value in items.items() if key != name}
        return {k: v for key in rest for k, v in (*(((name, items[name]),) if key == before else ()), (key, rest[key]))}

    return lambda base: _edit(base, address, moved)


def module_file(old: str, new: str, *, formerly: bool) -> Change:
    """A module gets another id, in the list too."""

    def renamed(base: Path) -> None:
        file = base / "modules" / f"{old}.yml"
        data = _read(file) | ({"formerly": [old]} if formerly else {})
        _write(base / "modules" / f"{new}.yml", data)
        file.unlink()
        main = _read(base / "curriculum.yml")
        _write(base / "curriculum.yml", main | {"modules": [new if m == old else m for m in main["modules"]]})

    return renamed


def module_before(name: str, other: str) -> Change:
    """A module gets another place in the list."""

    def moved(base: Path) -> None:
        main = _read(base / "curriculum.yml")
        names = [m for m in main["modules"] if m != name]
        names.insert(names.index(other), name)
        _write(base / "curriculum.yml", main | {"modules": names})

    return moved


def split(module: str, new: str, activity: str) -> Change:
    """An activity moves out of a module into one of its own."""

    def done(base: Path) -> None:
        data = _read(base / "modules" / f"{module}.yml")
        _write(base / "modules" / f"{new}.yml", data | {"activities": {activity: data["activities"][activity]}})
        drop(f"{module}/activities/{activity}")(base)
        main = _read(base / "curriculum.yml")
        _write(base / "curriculum.yml", main | {"modules": [*main["modules"], new]})

    return done


def page(path: str, text: str | None) -> Change:
    """A page of the handbook says something else, comes, or goes where the text is None."""

    def done(base: Path) -> None:
        file = base.parents[1] / "content" / path
        if text is None:
            file.unlink()
        else:
            file.write_text(f"---\ntitle: A page\n---\n\n{text}\n", "utf-8")

    return done


def silently_wrong(before: Customised, after: Customised) -> list[str]:
    """Return what is wrong and was not reported, by other means than those of the resolver.

    Each change of the client is either reported or holds; where the base says something else under a change than it
    did, the change is reported; and what no change is about is as the base has it.
    """
    stage, reported = after.own_stage, {problem.location.line for problem in _own_errors(after)}
    wrong = [
        f"{edit.key} does not hold" for edit in stage.edits if _line(edit) not in reported and not _holds(edit, after)
    ]
    old = {edit.change.where: edit for edit in before.own_stage.edits}
    now = {edit.change.where: edit for edit in stage.edits}
    lost = (edit for where, edit in old.items() if where not in now)
    wrong += [f"{edit.key} is lost" for edit in lost if not reported & {_line(edit), *_lines_of(edit)}]
    for where, edit in now.items():
        if where in old and _line(edit) not in reported and _is_other(old[where], before, edit, after):
            wrong.append(f"{edit.key} hides a change of the base")
    return wrong + list(_strayed(after))


def _own_errors(made: Customised) -> Iterator[Any]:
    own = made.client.own.overlay.where.path
    return (p for p in made.problems if p.severity == "error" and p.location.path == own)


def _line(edit: Edit) -> int:
    return edit.change.where.line


def _lines_of(edit: Edit) -> set[int]:
    """Where else a change that was left out is reported: at its anchor, or at its id."""
    place, new_id = edit.change.place, edit.change.new_id
    return {node.location.line for node in (place.anchor if place else None, new_id) if node}


def _holds(edit: Edit, made: Customised) -> bool:
    there = find(made.tree, edit.path)
    if edit.verb == "remove":
        return there is None
    if edit.is_move or (edit.change.place and edit.change.place.anchor):
        return there is not None and _stands(edit, made)
    return plain_data(there) == plain_data(edit.change.payload)


def _stands(edit: Edit, made: Customised) -> bool:
    """Beside its anchor, or beside what else hangs there; the anchor itself may be gone."""
    place = edit.change.place
    collection = find(made.tree, edit.path[:-1])
    names = list(collection.entries) if isinstance(collection, Table) else []
    if place is None or place.anchor is None:
        return edit.path[-1] == (names[0] if place and place.side == "first" else names[-1])
    anchor = str(follow(made.own_stage.before, (*edit.path[:-1], place.anchor.text))[0][-1])
    if anchor not in names:
        return True
    hung = {e.path[-1] for e in made.own_stage.edits if e.change.place and e.path[:-1] == edit.path[:-1]}
    between = sorted((names.index(anchor), names.index(str(edit.path[-1]))))
    is_after = names.index(str(edit.path[-1])) > names.index(anchor)
    return is_after == (place.side == "after") and set(names[between[0] + 1 : between[1]]) <= hung


def _is_other(old: Edit, before: Customised, new: Edit, after: Customised) -> bool:
    if new.is_move or new.verb == "add":
        return False
    was, now = find(before.own_stage.before, old.path), find(after.own_stage.before, new.path)
    return _bare(was) != _bare(now)


def _bare(node: Node | None) -> Any:
    data = plain_data(node)
    return {k: v for k, v in data.items() if k != "formerly"} if isinstance(data, dict) else data


def _strayed(made: Customised) -> Iterator[str]:
    """What the client is not about, at every address: there as in the base, and nothing besides."""
    stage = made.own_stage
    own = {edit.path for edit in stage.edits if not edit.is_move}
    under = {path: node for path, node in addresses(stage.before) if kind_of(path) == "value"}
    over = {path: node for path, node in addresses(stage.after) if kind_of(path) == "value"}
    for path in under.keys() | over.keys():
        if not _is_covered(path, own) and plain_data(under.get(path)) != plain_data(over.get(path)):
            yield f"{address_of(path)} is not as in the base"


def _is_covered(path: NodePath, own: set[NodePath]) -> bool:
    return any(path[:end] in own for end in range(1, len(path) + 1))


@dataclass(frozen=True, slots=True)
class _Spot:
    """A file, and the way to an item in it."""

    file: Path
    steps: tuple[str, ...]


def _spot(base: Path, address: str) -> _Spot:
    first, *rest = map(str, path_of(address))
    if first in FOLDERS:
        return _Spot(base / first / f"{rest[0]}.yml", tuple(rest[1:]))
    part = next((name for name, sections in PARTS.items() if first in sections), "curriculum")
    return _Spot(base / f"{part}.yml", (first, *rest))


def _edit(base: Path, address: str, change: Callable[[Mapping[str, Any], str], Any]) -> None:
    spot = _spot(base, address)
    data = _read(spot.file)
    above = data
    for step in spot.steps[:-2]:
        above = above[step]
    if len(spot.steps) == 1:
        data = change(data, spot.steps[0])
    else:
        above[spot.steps[-2]] = change(above[spot.steps[-2]], spot.steps[-1])
    _write(spot.file, data)


def _read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 it reads everything as text


def _write(file: Path, data: object) -> None:
    file.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False, width=120), "utf-8")
