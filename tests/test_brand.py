"""What an organisation settles in its curriculum holds, and what cannot hold is a problem at its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from house import MakeWorkspace
from rule_breaches import found_in
from turnabout.planning.schedule import Start
from turnabout.reading.pipeline import read_handbook, read_workspace
from turnabout.reading.reading import handbook_of

CURRICULUM = Path("curricula/soup-table/curriculum.yml")
Broken = Callable[[str, str], list[tuple[str, str, str]]]


@pytest.fixture
def changed(workspace: MakeWorkspace) -> Callable[[str, str], Path]:
    """Makes the branded workspace with one line of its curriculum changed."""

    def change(old: str, new: str) -> Path:
        root = workspace("branded")
        text = (root / CURRICULUM).read_text("utf-8")
        assert old in text
        (root / CURRICULUM).write_text(text.replace(old, new, 1), "utf-8")
        return root

    return change


@pytest.fixture
def broken(changed: Callable[[str, str], Path]) -> Broken:
    """Returns code, message and hint of what is wrong once one line is changed."""

    def read(old: str, new: str) -> list[tuple[str, str, str]]:
        return [(p.code, p.message, p.hint) for p in read_workspace(changed(old, new)).problems]

    return read


def test_what_a_curriculum_settles_comes_before_mkdocs_yml(workspace: MakeWorkspace) -> None:
    handbook = read_handbook(workspace("branded"))
    assert (handbook.programme_id, handbook.programme.length, handbook.papers) == ("one-dinner", 45, ("letter",))
    starts = [session.start for session in handbook.sessions]
    assert [start and (start.moment.isoformat(), start.timed) for start in starts] == [
        ("2027-03-01T12:15:00", True),
        ("2027-03-22T12:15:00", True),
        ("2027-03-24T12:15:00", True),
    ]


def test_all_sessions_have_the_minutes_that_the_curriculum_settles(workspace: MakeWorkspace) -> None:
    assert [session.agenda.length for session in read_handbook(workspace("branded")).sessions] == [45, 45, 45]


def test_the_rhythm_replaces_the_programmes_and_not_what_one_session_waits(workspace: MakeWorkspace) -> None:
    assert [session.after for session in read_handbook(workspace("branded")).sessions] == [0, 21, 2]


def test_mkdocs_yml_holds_where_the_curriculum_says_nothing(changed: Callable[[str, str], Path]) -> None:
    when = "start: 2027-03-01T12:15\ntimezone: Europe/Paris\n"
    lines = f"programme: one-dinner\nsession: 45\nrhythm: 21\n{when}paper: letter\n"
    reading = read_workspace(changed(lines, ""))
    assert reading.settings == reading.workspace.settings == reading.curriculum.over(reading.workspace.settings)
    handbook = handbook_of(reading)
    assert (handbook.programme_id, handbook.programme.length, handbook.papers) == ("two-lunches", 60, ("a4", "letter"))
    assert [session.after for session in handbook.sessions] == [0, 7]
    start = handbook.sessions[0].start
    assert isinstance(start, Start)
    assert start.moment.isoformat() == "2026-01-05T00:00:00"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "programme: one-dinner",
            "programme: one-diner",
            (
                "unknown-reference",
                "'one-diner' is no programme; there is two-lunches, one-dinner",
                "did you mean 'one-dinner'",
            ),
        ),
        (
            "start: 2027-03-01T12:15",
            "start: noon",
            ("not-allowed", "start 'noon' is no day or time", "write 2027-03-01 or 2027-03-01T09:30"),
        ),
        ("session: 45", "session: 20", ("not-allowed", "session 20 is not from 30 to 90", "")),
        (
            "assets/logo.svg",
            "assets/lgo.svg",
            ("missing-file", "'assets/lgo.svg' is not there", "did you mean 'assets/logo.svg'"),
        ),
        (
            "assets/logo.svg",
            "curriculum.yml",
            (
                "not-allowed",
                "the picture 'curriculum.yml' is neither SVG nor PNG nor JPEG",
                "save it as plain SVG, as PNG or as JPEG",
            ),
        ),
    ],
)
def test_what_does_not_hold_is_named(old: str, new: str, expected: tuple[str, str, str], broken: Broken) -> None:
    assert broken(old, new) == [expected]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("0a7a57", 'write "#0a7a57", in quotes'),
        ('"#0a5"', 'write "#00aa55", in quotes'),
        ("green", 'write "#0a7a57", in quotes'),
        ('"#0A7A5G"', 'write "#0a7a57", in quotes'),
    ],
)
def test_a_colour_that_is_none_is_not_allowed(written: str, hint: str, broken: Broken) -> None:
    shown = written.strip('"')
    message = f"colour {shown!r} is no colour: # and six figures from 0 to 9 and a to f"
    assert broken('"#8a2a5b"', written) == [("not-allowed", message, hint)]


def test_a_colour_without_quotes_is_a_comment_and_the_hint_shows_the_quotes(broken: Broken) -> None:
    assert broken('"#8a2a5b"', "#8a2a5b") == [
        ("empty-value", "'colour' is empty", "write its value, or delete the line"),
        (
            "yaml-text-after-hash",
            "'#8a2a5b' is read as a comment and left out",
            'if it belongs to the text: colour: "#8a2a5b"',
        ),
    ]


def test_a_colour_that_is_too_pale_is_named_with_the_nearest_that_is_not() -> None:
    (found,) = found_in(brand={"colour": "#777777"})
    assert (found.code, found.path) == ("low-contrast", ("brand", "colour"))
    assert found.message == "colour '#777777' has a contrast of 4.47 to 1 with white; a text needs 4.5 to 1"
    assert found.hint == 'write "#767676", the nearest that has it'


@pytest.mark.parametrize("brand", [{}, {"name": "Ladle"}, {"colour": "#767676"}])
def test_a_brand_that_can_be_read_is_fine(brand: dict[str, str]) -> None:
    assert found_in(brand=brand) == []


def test_a_programme_that_is_settled_and_unknown_is_named() -> None:
    assert [(f.code, f.path) for f in found_in(programme="weekday")] == [("unknown-reference", ("programme",))]


def test_the_cost_counts_the_minutes_that_the_curriculum_settles() -> None:
    from makers import curriculum
    from turnabout.model.cost import Cost
    from turnabout.planning.cost import estimate

    rates = {name: {"title": name, "mentor": 1, "mentoree": 1, "coordinator": 1} for name in ("low", "middle", "high")}
    cost = Cost.model_validate(
        {"title": "C", "purpose": "C.", "caveat": "C.", "programme": "weekend", "pairs": 1, "frame": [], "efforts": {},
         "rates": rates, "clinic": {"title": "C", "minutes": 60, "fee": 0}}
    )  # fmt: skip
    assert estimate(curriculum(), cost).hours["mentor"] == 1
    assert estimate(curriculum(session=30), cost).hours["mentor"] == 0.5
