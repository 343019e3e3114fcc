"""Make curricula in memory, from as few words as a test needs."""

from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import strategies as st

from turnabout.clients.overlay.change import Overlay
from turnabout.clients.overlay.resolve import Resolution, ground, with_layers, with_overlay
from turnabout.core.nodes import Table
from turnabout.model.curriculum import Curriculum
from turnabout.model.module import Module

Data = dict[str, Any]

TIMES = (
    ("hello", "check-in", "core", 5, 4),
    ("tasting", "practice", "core", 20, 10),
    ("second-cup", "case", "optional", 15, None),
    ("long-walk", "practice", "extension", 30, None),
    ("give-back", "swap", "core", 15, 10),
    ("next-date", "commit", "core", 5, 4),
)
"""A sound running order: name, kind, tier, minutes, floor."""


def activity(kind: str, tier: str, minutes: int, floor: int | None = None, **more: Any) -> Data:
    """Return an activity as a file has it."""
    data = {
        "title": kind.capitalize(),
        "kind": kind,
        "lead": "both",
        "tier": tier,
        "minutes": minutes,
        "steps": {"s1": "Do it."},
    }
    return (
        data | ({"floor": floor} if floor else {}) | ({"serves": ["aim", "nose"]} if kind not in _FREE else {}) | more
    )


_FREE = ("check-in", "recall", "reflect", "commit")


def module_data(activities: Mapping[str, Data] | None = None, **more: Any) -> Data:
    """Return a module as a file has it: sound, unless told otherwise."""
    return {
        "title": "Tea round",
        "purpose": "Taste.",
        "objectives": {
            "aim": {"for": "both", "level": "apply", "text": "Taste.", "evidence": "A nod."},
            "nose": {"for": "mentor", "level": "analyse", "text": "Sort by smell.", "evidence": "A list."},
        },
        "activities": activities if activities is not None else running_order(),
        "prompts": {role: {"q1": "What?", "q2": "Why?", "q3": "When?"} for role in ("mentor", "mentoree")},
        "prepare": {"mentor": "Bring tea."},
        "practice": {"if": "I smell bread", "then": "I ask"},
    } | more


def running_order(**changes: Data | None) -> dict[str, Data]:
    """Return a sound running order, with activities changed, or taken out by None; `_` in names reads as a hyphen."""
    order = {name: activity(kind, tier, minutes, floor) for name, kind, tier, minutes, floor in TIMES}
    for key, change in changes.items():
        name = key.replace("_", "-")
        if change is None:
            del order[name]
        else:
            order[name] = order.get(name, {}) | change
    return order


def module(activities: Mapping[str, Data] | None = None, **more: Any) -> Module:
    """Return a module."""
    return Module.model_validate(module_data(activities, **more))


def curriculum(modules: Mapping[str, Data] | None = None, **more: Any) -> Curriculum:
    """Return a curriculum of the modules given, or of one sound module, and a programme of the first."""
    modules = modules if modules is not None else {"tea-round": module_data()}
    sessions = {"first": {"module": next(iter(modules), "none")}}
    return Curriculum.model_validate(
        {
            "title": "Baking swap",
            "version": "1",
            "language": "en",
            "summary": "Bake.",
            "terms": {"mentor": {"one": "baker", "many": "bakers", "means": "Bakes."}},
            "ground-rules": {"wash": {"text": "Wash.", "why": "Dough.", "say": "Clean?"}},
            "modules": modules,
            "programmes": {
                "weekend": {
                    "title": "Weekend",
                    "purpose": "Bake.",
                    "summary": "Bake.",
                    "length": 60,
                    "every": 7,
                    "sessions": sessions,
                }
            },
        }
        | more
    )


@st.composite
def sound_modules(draw: st.DrawFn) -> Module:
    """Any module that the rules for minutes let pass."""
    core = draw(st.integers(40, 45))
    kinds = ["check-in", *draw(st.lists(st.sampled_from(_MIDDLE), min_size=2, max_size=5)), "swap", "commit"]
    minutes = _shares(draw, core, len(kinds))
    floors = _lowered(draw, minutes)
    between = [
        *(
            (tier, n)
            for tier, total in (("optional", 60 - core), ("extension", 30))
            for n in _shares(draw, total, draw(st.integers(1, 4)))
        ),
    ]
    order: dict[str, Data] = {}
    for number, (kind, most, floor) in enumerate(zip(kinds, minutes, floors, strict=True)):
        order[f"core-{number}"] = activity(kind, "core", most, floor)
        if kind == kinds[-3]:
            for position, (tier, n) in enumerate(between):
                order[f"{tier}-{number}-{position}"] = activity(
                    draw(st.sampled_from(("practice", "case", "demo"))), tier, n
                )
            between = []
    return module(order)


_MIDDLE = ("recall", "brief", "demo", "practice", "case", "reflect")


def _shares(draw: st.DrawFn, total: int, count: int) -> list[int]:
    cuts = sorted(draw(st.sets(st.integers(1, total - 1), min_size=count - 1, max_size=count - 1)))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def _lowered(draw: st.DrawFn, minutes: list[int]) -> list[int]:
    floors = [draw(st.integers(1, m)) for m in minutes]
    while sum(floors) > 30:
        floors[floors.index(max(floors))] -= 1
    return floors


def resolve(
    base: Table,
    layers: Iterable[Overlay] = (),
    client: Overlay | None = None,
    variant: Overlay | None = None,
) -> Resolution:
    """Apply shared layers as one set, then a client, then one of its variants."""
    resolution = with_layers(ground(base), tuple(layers), client)
    for overlay in (client, variant):
        if overlay is not None:
            resolution = with_overlay(resolution, overlay)
    return resolution
