"""Look into a curriculum: its addresses, and where what stands at one of them comes from."""

from dataclasses import dataclass
from pathlib import Path

from ..clients.customising import Customiser
from ..clients.files import WrittenOverlay
from ..clients.overlay.address_list import ListedAddress, places_of
from ..clients.overlay.change import Edit
from ..clients.overlay.explain import Explanation, explain, is_open
from ..clients.overlay.locate import Ground, locate
from ..clients.overlay.resolve import Resolution, ground
from ..clients.overlay.suggest import unknown
from ..core.nodes import Table, place
from ..core.problems import Problem, WorkspaceError
from ..reading.edition_source import edition_source_of
from ..sources.address import follow, path_of
from ..sources.workspace import open_workspace


@dataclass(frozen=True, slots=True)
class Sight:
    """A curriculum to look into: a client's, made of the base and of layers, or the base as it is."""

    base: Resolution
    made: Resolution
    layers: tuple[WrittenOverlay, ...]

    @property
    def tree(self) -> Table:
        """The curriculum as one tree."""
        return self.made.tree

    def places(self, prefix: str = "") -> tuple[ListedAddress, ...]:
        """Return every address that begins with some letters; raises `WorkspaceError` where there is none."""
        found = tuple(places_of(self.tree, self.made.guards, prefix))
        if not found:
            raise WorkspaceError([self._unknown(prefix)])
        return found

    def explained(self, address: str) -> Explanation:
        """Return how what stands at an address came to be; raises `WorkspaceError` where it leads nowhere."""
        path, _ = follow(self.tree, path_of(address))
        explanation = explain(
            self.base.tree, self.made.stages, path, guards=self.made.guards, unheard=self._of_layers()
        )
        if explanation.value is None and not explanation.origins and not is_open(self.tree, path):
            raise WorkspaceError([self._unknown(address)])
        return explanation

    def _of_layers(self) -> tuple[Edit, ...]:
        """What each layer asks for by itself: of two equal edits one is made, and the client's decision may undo it."""
        at_first = Ground(self.base.tree, self.base.guards)
        return tuple(edit for layer in self.layers for edit in locate(layer.overlay, at_first).edits)

    def _unknown(self, address: str) -> Problem:
        path, _ = follow(self.tree, path_of(address))
        message, hint = unknown(self.tree, path)
        return Problem(place(self.tree, path), "unknown-address", message, hint)


def look(root: Path, client: str | None) -> Sight:
    """Return the curriculum of a client, or of the workspace; raises `NoSuchClient` and `WorkspaceError`."""
    workspace, _ = open_workspace(root)
    edition_source = edition_source_of(Customiser(workspace), client)
    if customised := edition_source.customised:
        return Sight(customised.base.ground, customised.resolution, customised.client.layers)
    base = ground(edition_source.node)
    return Sight(base, base, ())
