"""The table: changes to the base, and what each comes to for a client."""

from dataclasses import dataclass
from typing import Literal

from upstream import Change, drop, insert, module_before, module_file, move, page, rename, reword, split

Outcome = Literal["flagged", "followed", "lands"]
RULE = {"text": "We say when we do not know."}
OURS = {"text": "We meet in a room with a door."}


@dataclass(frozen=True, slots=True)
class Row:
    """A change to the base, and what it comes to for a client.

    `told` are the codes that `update` reports, and `there` what the client gets at an address, None for nothing.
    """

    name: str
    change: Change
    outcome: Outcome
    told: tuple[str, ...] = ()
    there: tuple[tuple[str, object], ...] = ()
    client: str = "ashgrove"


NOTHING = None
FEELS_IT = "If it goes wrong, who feels it first, a patient, a visitor or a colleague?"
SCREENS = "Put phones and screens out of sight, unless they are today's topic or you are on call. Say so at the start."

ROWS = (
    # Another id, with `formerly`: the changes go along.
    Row(
        "an edited rule gets another id and says so",
        rename("ground-rules/devices-away", "screens-away", formerly=True),
        "followed",
        ("followed-rename", "followed-rename"),
        (("ground-rules/screens-away/text", SCREENS), ("ground-rules/devices-away", NOTHING)),
    ),
    Row(
        "a removed activity gets another id and says so",
        rename("active-listening/activities/worst-listener", "bad-listener", formerly=True),
        "followed",
        ("followed-rename", "followed-rename"),
        (("active-listening/activities/bad-listener", NOTHING),),
    ),
    Row(
        "a field of a form gets another id and says so",
        rename("forms/mentoring-agreement/fields/topics", "subjects", formerly=True),
        "followed",
        ("followed-rename",),
        (("forms/mentoring-agreement/fields/subjects/options/ward-visits", "Visiting a ward"),),
    ),
    Row(
        "a module with changes in it gets another id and says so",
        module_file("customers-and-new-ideas", "customers-first", formerly=True),
        "followed",
        ("followed-rename",),
        (("customers-first/activities/who-is-missing/title", "Who never comes to the counter?"),),
        client="tamar-vale",
    ),
    # Another id, and nothing says so.
    Row(
        "an edited rule gets another id",
        rename("ground-rules/devices-away", "screens-away", formerly=False),
        "flagged",
        ("base-removed", "unknown-anchor"),
    ),
    Row(
        "a module with changes in it gets another id",
        module_file("customers-and-new-ideas", "customers-first", formerly=False),
        "flagged",
        ("base-removed",),
        client="tamar-vale",
    ),
    # Removals.
    Row("an edited task goes", drop("run-sheet/week-eight/tasks/mid-dates"), "flagged", ("base-removed",)),
    Row(
        "an activity goes that the client removed and hung another on",
        drop("active-listening/activities/worst-listener"),
        "flagged",
        ("base-removed", "unknown-anchor"),
    ),
    Row(
        "a field goes that the client removed",
        drop("programmes/six-sessions/sessions/mid-point/length"),
        "flagged",
        ("no-effect",),
    ),
    Row(
        "an anchor goes",
        drop("run-sheet/six-weeks-before/tasks/publish"),
        "flagged",
        ("unknown-anchor",),
        client="tamar-vale",
    ),
    Row(
        "a replaced activity goes",
        drop("finding-information/activities/where-it-lives"),
        "flagged",
        ("base-removed",),
    ),
    Row("a moved rule goes", drop("ground-rules/trouble-path"), "flagged", ("base-removed",)),
    # Other words under a change.
    Row(
        "other words under a set with its expectation",
        reword("ground-rules/devices-away/text", "Put screens out of sight."),
        "flagged",
        ("expectation-failed",),
    ),
    Row(
        "other words under a set",
        reword("programmes/six-sessions/summary", "Six meetings in five months."),
        "flagged",
        ("base-changed",),
    ),
    Row(
        "other words under a set that keeps a guarded text whole",
        reword("ground-rules/not-a-help-desk/text", "The {mentor} is no help desk."),
        "flagged",
        ("locked",),
    ),
    Row(
        "another list under a set",
        reword("tracks/core/modules", ["active-listening", "risk-check"]),
        "flagged",
        ("expectation-failed",),
    ),
    Row(
        "other words inside a replaced activity",
        reword("finding-information/activities/where-it-lives/note", "Another note."),
        "flagged",
        ("base-changed",),
    ),
    Row(
        "other words inside a removed activity",
        reword("active-listening/activities/worst-listener/title", "Listen badly"),
        "flagged",
        ("base-changed",),
    ),
    Row(
        "the words that the client has chosen",
        reword("risk-check/prompts/mentor/q2", FEELS_IT),
        "flagged",
        ("no-effect",),
    ),
    # Pages.
    Row(
        "another page under a page of the client",
        page("hr/run-it.md", "Run it otherwise."),
        "flagged",
        ("base-changed",),
        client="tamar-vale",
    ),
    Row("no page any more under one", page("hr/run-it.md", None), "flagged", ("base-changed",), client="tamar-vale"),
    Row("a page of the same path", page("mentoree/at-ashgrove.md", "Ours."), "flagged", ("base-changed",)),
    # Order.
    Row(
        "activities in another order around one that the client added",
        move("active-listening/activities/worst-listener", before="round-one"),
        "lands",
    ),
    Row(
        "rules in another order around one that the client moved",
        move("ground-rules/no-recorder", before="between-us"),
        "lands",
    ),
    Row(
        "a module stands where the client had moved it",
        module_before("feedback-across-rank", "strategy-and-tactics"),
        "flagged",
        ("no-effect",),
    ),
    # New items.
    Row(
        "a new rule before one that the client hung its own on",
        insert("ground-rules/we-ask", RULE, before="devices-away"),
        "lands",
        there=(("ground-rules/we-ask", RULE),),
    ),
    Row("a rule of the same id", insert("ground-rules/off-the-ward", OURS), "flagged", ("id-taken",)),
    # Elsewhere.
    Row(
        "better words elsewhere",
        reword("kickoff/title", "A good start"),
        "lands",
        there=(("kickoff/title", "A good start"),),
    ),
    Row(
        "better words beside a change of the same item",
        reword("risk-check/prompts/mentor/q1", "What could go wrong?"),
        "lands",
        there=(("risk-check/prompts/mentor/q1", "What could go wrong?"),),
    ),
    # What concerns all.
    Row(
        "another word for what the client names itself",
        reword("terms/session/one", "meeting"),
        "flagged",
        ("base-changed",),
    ),
    Row(
        "another word for what the client does not name",
        reword("terms/mentor/one", "adviser"),
        "lands",
        there=(("terms/mentor/one", "adviser"),),
    ),
    Row("another version", reword("version", "1.1.0"), "flagged", ("base-version",)),
    Row(
        "a lock on an item that the client changes",
        reword("glossary/return-leg/lock", "locked"),
        "flagged",
        ("locked",),
    ),
    Row(
        "a module in two, and a changed activity in the new one",
        split("finding-information", "finding-people", "where-it-lives"),
        "flagged",
        ("base-removed",),
    ),
)  # fmt: skip
