"""What a person asks for in an overlay: a change, as written; and an edit, as the tool understood it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...core.nodes import Node, Path, Scalar, Table
from ...core.problems import Location
from ...model.overlay_file import OverlayRole, Side, Verb
from ...sources.address import address_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item goes; `anchor` is the id of the item it is hung on, None for first and last."""

    side: Side
    anchor: Scalar | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of `changes:`, or a setting; `new_id` is the id of what is added, `where` the address as written."""

    verb: Verb
    address: str
    where: Location
    payload: Node | None = None
    new_id: Scalar | None = None
    place: Place | None = None
    why: str = ""
    expects: Node | None = None
    is_setting: bool = False


@dataclass(frozen=True, slots=True)
class Baseline:
    """What stood under a change: its SHA-256, empty where nothing did, and the text itself, cut where it is long.

    `parts` are what the change itself consisted of, so that a line of it that is lost is missed.
    """

    sha256: str
    text: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlay:
    """A layer, a client or a variant: its name, its changes, and its settings as they stand in its file.

    `broken` tells that parts of the file could not be understood, so that what is missing may be no decision.
    `accepted` is what stood under its changes when they were last accepted, by the key of the edit, and `called` how
    a command names it: --client acme.
    """

    role: OverlayRole
    name: str
    where: Location
    changes: tuple[Change, ...] = ()
    settings: Table = field(default_factory=lambda: Table({}, Location("")))
    broken: bool = False
    accepted: Mapping[str, Baseline] = field(default_factory=dict)
    called: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change whose target was found: `path` is where it takes effect, of an added item the one it will have."""

    change: Change
    path: Path
    owner: str
    position: int

    @property
    def verb(self) -> Verb:
        """What is done."""
        return self.change.verb

    @property
    def is_move(self) -> bool:
        """Whether it is about position, and not about content."""
        return self.change.verb == "move"

    @property
    def key(self) -> str:
        """The name of the edit in a lockfile: its verb and its target."""
        return key_of(self.change.verb, self.path)


def key_of(verb: Verb, path: Path) -> str:
    """Return the name of an edit in a lockfile."""
    return f"{verb} {address_of(path)}"
