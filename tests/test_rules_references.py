"""Every id that is referred to exists."""

import pytest

from makers import module_data, running_order
from rule_breaches import found_in

HERE = ("modules", "tea-round")
SHEET = {"title": "T", "for": "pair", "how": "H.", "fields": {"f": {"label": "L", "answer": "line"}}}


@pytest.mark.parametrize(
    ("module", "path", "message", "hint"),
    [
        (
            module_data(needs=["tea-ruond"]),
            (*HERE, "needs", 0),
            "'tea-ruond' is no module; there is tea-round",
            "did you mean 'tea-round'",
        ),
        (
            module_data(**{"ground-rules": ["wash", "wahs"]}),
            (*HERE, "ground-rules", 1),
            "'wahs' is no ground rule; there is wash",
            "did you mean 'wash'",
        ),
        (module_data(sources=["x"]), (*HERE, "sources", 0), "'x' is no source; there is nothing yet", ""),
        (
            module_data(running_order(tasting={"serves": ["aim", "aims"]})),
            (*HERE, "activities", "tasting", "serves", 1),
            "'aims' is no objective of this module; there is aim, nose",
            "did you mean 'aim'",
        ),
        (
            module_data(running_order(tasting={"worksheet": "crad"}), worksheets={"card": SHEET}),
            (*HERE, "activities", "tasting", "worksheet"),
            "'crad' is no worksheet of this module; there is card",
            "did you mean 'card'",
        ),
    ],
)
def test_an_unknown_id_in_a_module_is_named(
    module: dict[str, object], path: tuple[str | int, ...], message: str, hint: str
) -> None:
    assert [(f.code, f.path, f.message, f.hint) for f in found_in(module)] == [
        ("unknown-reference", path, message, hint)
    ]


def test_an_unknown_module_in_a_programme_and_an_unknown_source_of_a_claim_are_named() -> None:
    found = found_in(
        module_data(),
        claims={"c": {"text": "T.", "source": "s", "grade": "A", "caveat": "C."}},
        programmes={
            "w": {
                "title": "W",
                "purpose": "B.",
                "summary": "B.",
                "length": 60,
                "every": 7,
                "sessions": {"s": {"module": "m"}},
            }
        },
    )
    assert [f.path for f in found] == [("programmes", "w", "sessions", "s", "module"), ("claims", "c", "source")]


CHECK = {
    "title": "C", "purpose": "P.", "how": "H.", "items": {"hot": {"ask": "Hot?"}},
    "rules": {
        "cold": {"when": {"hto": "no"}, "result": "borrowed", "because": "B."},
        "mild": {"because": "B.", "warning": "W."},
    },
    "otherwise": "reddy", "otherwise-because": "O.", "results": {"ready": {"title": "R", "means": "M.", "next": "N."}},
}  # fmt: skip
COST = {
    "title": "C", "purpose": "P.", "caveat": "C.", "programme": "weekand", "pairs": 1, "frame": ["tea-round", "coffee"],
    "efforts": {}, "rates": {}, "clinic": {"title": "C", "minutes": 1, "fee": 1},
}  # fmt: skip


def test_unknown_ids_in_checks_tracks_run_sheet_and_cost_are_named() -> None:
    sessions = {"s": {"module": "tea-round", "or": ["cocoa"]}}
    found = found_in(
        module_data(),
        programmes={
            "weekend": {
                "title": "W", "purpose": "B.", "summary": "B.", "length": 60, "every": 7, "sessions": sessions,
            }
        },
        tracks={"t": {"title": "T", "for": "F.", "modules": ["tea-round", "milk"]}},
        checks={"c": CHECK},
        cost=COST,
        **{"run-sheet": {"s": {"title": "S", "when": "W.", "tasks": {}, "messages": ["hello"]}}},
    )  # fmt: skip
    assert [(f.path, f.hint) for f in found if f.code == "unknown-reference"] == [
        (("programmes", "weekend", "sessions", "s", "or", 0), ""),
        (("tracks", "t", "modules", 1), ""),
        (("checks", "c", "otherwise"), "did you mean 'ready'"),
        (("checks", "c", "rules", "cold", "result"), ""),
        (("checks", "c", "rules", "cold", "when", "hto"), "did you mean 'hot'"),
        (("run-sheet", "s", "messages", 0), ""),
        (("cost", "programme"), "did you mean 'weekend'"),
        (("cost", "frame", 1), ""),
    ]
