"""Compare what a change was written over, and what was accepted of it, with what is there now."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ...core.nodes import Node, Table, find
from ...core.plain import plain_data
from ...core.problems import Location, Problem
from ...sources.address import address_of
from ..overlay.change import Baseline, Edit, Overlay
from ..overlay.showing import folded, shown, shown_now
from .lockfile import baseline_of, parts_of, renamed


@dataclass(frozen=True, slots=True)
class OverlayBaseline:
    """What was accepted of an overlay, by the keys that its edits have in a tree; `called` as in `Overlay`."""

    entries: Mapping[str, Baseline]
    where: Location
    called: str

    def problems_of(self, edit: Edit, tree: Table) -> Iterator[Problem]:
        """Yield what has changed under an edit, or is gone from it."""
        now, before = find(tree, edit.path), self.entries.get(edit.key)
        is_accepted = before is not None and before.sha256 == baseline_of(now, edit.path).sha256
        if not is_accepted and not edit.is_move and edit.verb != "add":
            expected = edit.change.expects
            if expected is not None and folded(plain_data(expected)) != folded(plain_data(now)):
                yield self._not_as_expected(edit, expected, now)
            elif expected is None and before:
                yield self._changed(edit, before, now)
        if before and before.parts:
            there = frozenset(parts_of(edit))
            if gone := [part for part in before.parts if part not in there]:
                yield self._gone_part(edit, gone)

    def gone(self, keys: Collection[str]) -> Iterator[Problem]:
        """Yield a warning for each edit that was accepted and is not among those with these keys."""
        for key in sorted(self.entries.keys() - set(keys)):
            message = f"{key!r} was accepted and is in the file no more"
            hint = f"write it again, or agree: turnabout accept {self.called}"
            yield Problem(self.where, "change-gone", message, hint, severity="warning")

    def _gone_part(self, edit: Edit, gone: list[str]) -> Problem:
        """A line of a change may be lost as the whole change may."""
        more = f" and {len(gone) - 1} more were" if len(gone) > 1 else " was"
        message = f"{gone[0]!r}{more} accepted as part of this change, and not there any more"
        hint = f"write it again, or agree: {self._accept(edit)}"
        return Problem(edit.change.where, "change-gone", message, hint, severity="warning")

    def _not_as_expected(self, edit: Edit, expected: Node, now: Node | None) -> Problem:
        message = (
            f"the text under this change is not the one expected\nwas  {shown(plain_data(expected))}\n{shown_now(now)}"
        )
        hint = (
            f"to keep your change: {self._accept(edit)}, or put the new text under expects:; "
            "to take the new text: delete this change"
        )
        return Problem(edit.change.where, "expectation-failed", message, hint)

    def _changed(self, edit: Edit, before: Baseline, now: Node | None) -> Problem:
        message = (
            "the text under this change has changed since it was last accepted\n"
            f"was  {shown(before.text) or shown(None)}\n{shown_now(now)}"
        )
        accept = f"to keep your change: {self._accept(edit)}"
        hint = f"{accept}; to take the new text: delete this change; or edit it, then accept it"
        return Problem(edit.change.where, "base-changed", message, hint)

    def _accept(self, edit: Edit) -> str:
        return f"turnabout accept {address_of(edit.path)} {self.called}"


def overlay_baseline(overlay: Overlay, tree: Table) -> OverlayBaseline:
    """Return what was accepted of an overlay that is applied to a tree."""
    return OverlayBaseline(renamed(overlay.accepted, tree), overlay.where, overlay.called)
