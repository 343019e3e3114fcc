"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from ..core.nodes import Path
from ..model.curriculum import Curriculum


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach of a rule at the path of a value, or of a key where the whole item is meant."""

    path: Path
    message: str
    hint: str = ""
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class CurriculumRule:
    """A stable code, the fields whose values it relies on, and the check itself.

    What `is_needed` by all that is made later cannot be waived.
    """

    code: str
    reads: Set[str]
    check: Callable[[Curriculum], Iterator[Finding]]
    is_needed: bool = False
