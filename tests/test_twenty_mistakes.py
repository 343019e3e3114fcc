"""Over twenty mistakes of different kinds in the shipped curriculum are all reported in one run, each on its line."""

import json
from pathlib import Path

from house import Turnabout

BASE = Path("curricula/reverse-mentoring")
CURRICULUM, SOURCES, STARTER = BASE / "curriculum.yml", BASE / "sources.yml", BASE / "programmes/starter.yml"
KICKOFF, PRIVACY, LISTENING = (
    BASE / f"modules/{name}.yml" for name in ("kickoff", "privacy-ground-rules", "active-listening")
)
SOCIAL, STRATEGY, CLOSING = (
    BASE / f"modules/{name}.yml" for name in ("social-media-for-business", "strategy-and-tactics", "closing")
)
PAGE = Path("content/line-manager/index.md")

HERE = ""
"""The problem stands on the line that is changed."""

MISTAKES = [
    # code, file, line, which of its kind, the line as changed, where the problem stands
    ("unknown-key", LISTENING, "    minutes: 9", 1, "    minuts: 9", HERE),
    ("yaml-duplicate-key", LISTENING, "    worksheet: turn-tally", 1, "    tier: core", HERE),
    (
        "unknown-term",
        LISTENING,
        "      s2: The {mentor} reads aloud the lines",
        1,
        "      s2: The {mentro} reads.",
        HERE,
    ),
    ("wrong-type", LISTENING, "    minutes: 15", 1, "    minutes: 15 min", HERE),
    ("empty-value", LISTENING, "    title: Turn tally", 1, "    title:", HERE),
    ("yaml-tabs", KICKOFF, "    floor: 4", 1, "\tfloor: 4", HERE),
    ("yaml-anchor", KICKOFF, "title: Kickoff", 1, "title: &k Kickoff", HERE),
    ("yaml-tag", KICKOFF, "    kind: brief", 1, "    kind: !!str brief", HERE),
    ("not-allowed", KICKOFF, "    tier: optional", 1, "    tier: optinal", HERE),
    ("circular-needs", KICKOFF, "seeds: ", 1, "needs: [closing]", HERE),
    ("unknown-reference", PRIVACY, "ground-rules: ", 1, "ground-rules: [leave-any-tme]", HERE),
    ("missing-return-leg", PRIVACY, "    kind: swap", 1, "    kind: case", "activities:"),
    ("bad-id", PRIVACY, "  agreement-signed: ", 1, "  Agreement Signed: Both people have signed.", HERE),
    (
        "activity-without-objective",
        KICKOFF,
        "    serves: [rules-from-memory]",
        2,
        "    serves: []",
        "  fears-in-a-hat:",
    ),
    ("yaml-needs-quotes", SOCIAL, "  then: ", 1, "  then: first: I ask five questions", HERE),
    ("yaml-unclosed-quote", SOCIAL, "title: Social", 1, 'title: "Social media for business', HERE),
    ("yaml-no-break-space", SOCIAL, "    floor: 3", 1, "\u00a0   floor: 3", HERE),
    ("talk-too-long", STRATEGY, "    kind: practice", 2, "    kind: demo", "    minutes: 9"),
    ("minutes-do-not-add-up", STRATEGY, "    minutes: 8", 1, "    minutes: 9", "activities:"),
    (
        "objective-without-activity",
        STRATEGY,
        "    serves: [classify]",
        1,
        "    serves: [testable-tactic]",
        "  classify:",
    ),
    ("floors-do-not-fit", CLOSING, "    floor: 6", 1, "    floor: 9", "activities:"),
    ("missing-key", SOURCES, "    seen: abstract", 1, "    # how much of it was read", "  weger-2014:"),
    ("unknown-reference", STARTER, "  closing: {module: closing}", 1, "  closing: {module: closng}", HERE),
    ("missing-file", CURRICULUM, "  - kickoff", 1, "  - warm-up\n  - kickoff", HERE),
    ("yaml-not-utf8", PAGE, "", 6, b"Caf\xe9", HERE),
]


def test_one_run_reports_them_all_on_their_lines_and_nothing_else(
    shipped_workspace: Path, turnabout: Turnabout
) -> None:
    expected = {_plant(shipped_workspace, *mistake) for mistake in MISTAKES}
    assert len(expected) >= 20
    run = turnabout("check", "--format", "json", cwd=shipped_workspace)
    found = {(p["path"], p["line"], p["code"]) for p in json.loads(run.out)["problems"]}
    assert run.code == 1
    assert expected - found == set()
    assert found - expected == set()


def _plant(root: Path, code: str, file: Path, old: str, nth: int, new: str | bytes, where: str) -> tuple[str, int, str]:
    """Change the nth line that begins with `old`, and return where the problem with it is expected."""
    lines = (root / file).read_bytes().split(b"\n")
    number = [n for n, line in enumerate(lines) if line.startswith(old.encode())][nth - 1]
    lines[number] = new if isinstance(new, bytes) else new.encode()
    (root / file).write_bytes(b"\n".join(lines))
    if where:
        after = number if where.startswith("    ") else 0
        number = next(n for n, line in enumerate(lines) if n >= after and line.startswith(where.encode()))
    return str(file), number + 1, code
