"""Say what an address that leads nowhere may have meant."""

from collections.abc import Iterator

from ...core.nodes import Node, Path, Table, find
from ...core.problems import nearest
from ...sources.address import SECTIONS, address_of, addresses, is_item, kind_of, path_of, shape_of

_MOST = 6
"""Ids that a message lists before it says how many more there are."""

_State = tuple[int, bool, bool]
"""How many letters of what was typed are read, whether a slip is behind them, and whether half a swap is."""


def unknown(tree: Table, path: Path) -> tuple[str, str]:
    """Return what is wrong with an address, and the address that was probably meant, as a message and a hint."""
    known = _known_part(tree, path)
    step = str(path[len(known)])
    accepted = _accepted(tree, known)
    where = repr(address_of(known)) if known not in ((), ("modules",)) else "the curriculum"
    is_value = kind_of(known) == "value"
    meant = one_slip_away(tree, address_of(path)) or (known if is_value else _meant(tree, known, path, accepted))
    hint = f"did you mean {address_of(meant)!r}" if meant else "turnabout ids lists all addresses"
    if is_value:
        return f"{where} is one value and has nothing inside", hint
    if not step:
        return f"{where} is followed by two strokes, or by one too many", hint
    fields = () if accepted else _fields(known)
    has = f"it may have {_listed(fields)}" if fields else f"it has {_listed(accepted)}"
    return f"{where} has no {step!r}; {has}", hint


def verbs_for(tree: Table, path: Path, kind: str) -> str:
    """Return the changes that would work at an address where another verb does not."""
    address = address_of(path)
    if kind == "collection":
        return f"add: {address}, or name an item: {_first_inside(tree, path)}"
    if kind == "value":
        return f"set: {address}"
    if is_item(path):
        return f"replace: {address}, remove: {address}, or set: {_first_inside(tree, path)}"
    return f"set: {_first_inside(tree, path)}, or add to a collection"


def one_slip_away(tree: Table, typed: str) -> Path | None:
    """Return the address that differs from what was typed by a letter lost, added, wrong or swapped with the next.

    Of several the first that is there in the tree, or else the first that could be.
    """
    found = tuple(_near(tree, (), typed, frozenset({(0, False, False)})))
    return next((path for path in found if find(tree, path) is not None), found[0] if found else None)


def _near(tree: Node | None, path: Path, typed: str, states: frozenset[_State]) -> Iterator[Path]:
    """Yield the addresses at and below a path; what begins too differently is not looked into."""
    if path and path != ("modules",) and any(_is_end(state, typed) for state in states):
        yield path
    for name, below, inner in _inside(tree, path):
        reached = states
        for sign in f"/{name}" if path else name:
            reached = frozenset(new for state in reached for new in _after(state, sign, typed))
            if not reached:
                break
        else:
            yield from _near(inner, below, typed, reached)


def _after(state: _State, sign: str, typed: str) -> Iterator[_State]:
    """Yield the states that reading one more sign of an address leads to."""
    at, slipped, swapping = state
    here, next_ = typed[at : at + 1], typed[at + 1 : at + 2]
    if swapping:
        if sign == here:
            yield at + 2, True, False
        return
    if sign == here:
        yield at + 1, slipped, False
    if not slipped:
        yield at, True, False  # the letter was lost
        if here:
            yield at + 1, True, False  # another was typed
        if sign == next_:
            yield at + 2, True, False  # one was added before it
            yield at, True, True  # it was swapped with the next


def _is_end(state: _State, typed: str) -> bool:
    at, slipped, swapping = state
    return not swapping and (at == len(typed) or (at == len(typed) - 1 and not slipped))


def _inside(node: Node | None, path: Path) -> Iterator[tuple[str, Path, Node | None]]:
    """Yield what an address can go on with: ids, and the keys of a record that are there or could be."""
    if path and kind_of(path) == "value":
        return
    entries = node.entries if isinstance(node, Table) else {}
    for name, inner in entries.items():
        if not path and name == "modules" and isinstance(inner, Table):
            yield from ((key, ("modules", key), entry) for key, entry in inner.entries.items())
        yield name, (*path, name), None if not path and name == "modules" else inner
    yield from ((name, (*path, name), None) for name in _fields(path) if name not in entries)


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
    if kind_of(known) != "record":
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


def _first_inside(tree: Table, path: Path) -> str:
    node = find(tree, path)
    inside = [address_of(p) for p, n in addresses(node, path) if p != path] if node else []
    values = [a for a in inside if kind_of(path_of(a)) == "value"]
    return next(iter(values or inside), f"{address_of(path)}/…")
