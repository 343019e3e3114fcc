"""What the rules find in a curriculum made in memory."""

from dataclasses import dataclass
from typing import Any

from makers import curriculum
from turnabout.core.nodes import Path
from turnabout.rules.run import RULES


@dataclass(frozen=True, slots=True)
class Found:
    """One breach: the code of its rule, where, and what is said."""

    code: str
    path: Path
    message: str
    hint: str


def found_in(module: dict[str, Any] | None = None, modules: dict[str, Any] | None = None, **more: Any) -> list[Found]:
    """Run every rule over a curriculum of one module, or of several."""
    made = curriculum(modules if modules is not None else {"tea-round": module} if module is not None else None, **more)
    return [Found(rule.code, f.path, f.message, f.hint) for rule in RULES for f in rule.check(made)]
