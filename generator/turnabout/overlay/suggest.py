"""Say what an address that leads nowhere may have meant."""

from collections.abc import Iterator

from ..nodes import Node, Path, Table, find
from ..problems import nearest
from .address import SECTIONS, address_of, addresses, kind_of, shape_of

_MOST = 6
"""Ids that a message lists before it says how many more there are."""


def unknown(tree: Table, path: Path) -> tuple[str, str]:
    """Return what is wrong with an address, and the address that was probably meant, as a message and a hint."""
    known = _known_part(tree, path)
    step = str(path[len(known)])
    accepted = _accepted(tree, known)
    where = repr(address_of(known)) if known not in ((), ("modules",)) else "the curriculum"
    meant = _meant(tree, known, path, accepted)
    hint = f"did you mean {address_of(meant)!r}" if meant else "turnabout ids lists all addresses"
    if kind_of(known) == "value":
        return f"{where} is one value and has nothing inside", f"did you mean {address_of(known)!r}"
    return f"{where} has no {step!r}; it has {_listed(accepted)}", hint


def _known_part(tree: Table, path: Path) -> Path:
    """Return the longest part of a path that leads somewhere."""
    for end in range(len(path) - 1, 0, -1):
        if find(tree, path[:end]) is not None or _is_open(tree, path[:end]):
            return path[:end]
    return ()


def _is_open(tree: Table, path: Path) -> bool:
    """An optional part of a record can be written to before it is there."""
    parent = path[:-1]
    return kind_of(parent) == "record" and kind_of(path) != "nothing" and (not parent or find(tree, parent) is not None)


def _accepted(tree: Table, known: Path) -> tuple[str, ...]:
    node = find(tree, known)
    present = tuple(node.entries) if isinstance(node, Table) else ()
    if known in ((), ("modules",)):
        modules = find(tree, ("modules",))
        return (*(modules.entries if isinstance(modules, Table) else ()), *sorted(SECTIONS & set(tree.entries)))
    return present


def _meant(tree: Table, known: Path, path: Path, accepted: tuple[str, ...]) -> Path | None:
    rest = path[len(known) + 1 :]
    step = str(path[len(known)])
    if deeper := next(_deeper(tree, known, (step, *rest)), None):
        return deeper
    near = _nearest(step, (*accepted, *_fields(known)), tree, known, rest)
    if near is not None:
        start: Path = (near,) if known in ((), ("modules",)) and near in SECTIONS else (*known, near)
        start = start if start[0] in SECTIONS else ("modules", *start)
        full = (*start, *rest)
        if not rest or find(tree, full) is not None:
            return full
        return _meant(tree, start, full, _accepted(tree, start)) if find(tree, start) else start
    return None


def _nearest(step: str, accepted: tuple[str, ...], tree: Table, known: Path, rest: Path) -> str | None:
    """Of ids equally near, the one under which the rest of the address is found."""
    near = nearest(step, accepted)
    for name in accepted if rest else ():
        start: Path = (*known, name) if known or name in SECTIONS else ("modules", name)
        if find(tree, (*start, *rest)) is not None and nearest(step, (name,)) and _is_closer(step, name, near):
            near = name
    return near


def _is_closer(step: str, name: str, near: str | None) -> bool:
    return near is None or nearest(step, (near, name)) == name


def _fields(known: Path) -> tuple[str, ...]:
    """The keys that a record may have, also where it does not have them yet."""
    if kind_of(known) != "record" or not known:
        return ()
    return tuple(field.alias or name for name, field in shape_of(known).type.model_fields.items())


def _deeper(tree: Table, known: Path, wanted: Path) -> Iterator[Path]:
    """Somebody may have left a step out: yield the paths below that end as the address does."""
    node: Node | None = find(tree, known) if known else tree
    for path, _ in addresses(node, known) if node is not None else ():
        if path[-len(wanted) :] == wanted and path != known:
            yield path


def _listed(accepted: tuple[str, ...]) -> str:
    if not accepted:
        return "nothing"
    more = f" and {len(accepted) - _MOST} more" if len(accepted) > _MOST else ""
    return ", ".join(accepted[:_MOST]) + more
