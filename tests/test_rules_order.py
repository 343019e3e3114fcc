"""Modules come after the modules they need."""

from hypothesis import given
from hypothesis import strategies as st

from makers import module_data
from rule_breaches import Found, found_in


def _found(needs: dict[str, list[str]], *sessions: str) -> list[Found]:
    modules = {name: module_data(needs=needed) for name, needed in needs.items()}
    programme = {
        "title": "W", "purpose": "B.", "summary": "B.", "length": 60, "every": 7,
        "sessions": {f"s{n}": {"module": name} for n, name in enumerate(sessions)},
    }  # fmt: skip
    return [f for f in found_in(modules=modules, programmes={"w": programme}) if f.code != "unknown-reference"]


def test_modules_in_the_order_of_their_needs_are_fine() -> None:
    assert _found({"a": [], "b": ["a"], "c": ["a", "b"]}, "a", "b", "c") == []


def test_a_circle_is_reported_once_with_its_whole_way() -> None:
    (found,) = _found({"a": ["d", "b"], "b": ["c"], "c": ["a"], "d": []}, "d")
    assert (found.code, found.path) == ("circular-needs", ("modules", "a", "needs", 1))
    assert found.message == "modules need each other in a circle: a → b → c → a"


def test_a_module_that_needs_itself_is_a_circle() -> None:
    (found,) = _found({"a": ["a"]}, "a")
    assert found.message.endswith("a → a")


def test_two_circles_are_two_problems() -> None:
    assert [f.path[1] for f in _found({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]})] == ["a", "c"]


def test_a_way_into_a_circle_is_no_circle_of_its_own() -> None:
    assert [f.path[1] for f in _found({"a": ["b"], "b": ["c"], "c": ["b"]})] == ["b"]


def test_a_session_before_what_it_needs_breaks_the_order() -> None:
    (found,) = _found({"a": [], "b": ["a"]}, "b", "a")
    assert (found.code, found.path) == ("broken-order", ("programmes", "w", "sessions", "s0", "module"))
    assert found.message == "module 'b' needs 'a', which no earlier session has"


def test_a_circle_is_not_a_broken_order_too() -> None:
    assert [f.code for f in _found({"a": ["b"], "b": ["a"]}, "a", "b")] == ["circular-needs"]


def test_a_need_or_a_module_that_is_unknown_is_not_a_broken_order_too() -> None:
    assert _found({"a": ["x"]}, "a") == []
    assert _found({"a": [], "b": ["a"]}, "x", "b") == []


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), min_size=1),
    st.lists(st.sampled_from("abcdef"), max_size=5),
)
def test_any_needs_come_to_an_end(needs: dict[str, list[str]], sessions: list[str]) -> None:
    found = _found(needs, *sessions)
    circles = [f for f in found if f.code == "circular-needs"]
    assert bool(circles) == any(_reaches(needs, name, name) for name in needs)


def _reaches(needs: dict[str, list[str]], start: str, goal: str) -> bool:
    seen: set[str] = set()
    waiting = list(needs.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            waiting += needs.get(name, ())
    return False


def _opt_in(**session: object) -> list[tuple[str, str]]:
    programme = {
        "title": "W", "purpose": "B.", "summary": "B.", "length": 60, "every": 7,
        "sessions": {"s": {"module": "a"} | session},
    }  # fmt: skip
    found = found_in(modules={"a": module_data(**{"opt-in": "yes"})}, programmes={"w": programme})
    return [(f.code, f.message) for f in found]


def test_an_opt_in_module_wants_the_consent_of_both() -> None:
    text = "module 'a' is opt-in, and the consent of {} is not recorded"
    assert _opt_in() == [("consent-missing", text.format("mentor and mentoree"))]
    assert _opt_in(consent={"mentor": "2 May"}) == [("consent-missing", text.format("mentoree"))]
    assert _opt_in(consent={"mentor": "2 May", "mentoree": "3 May"}) == []


def _choices(**more: object) -> list[tuple[str, object]]:
    modules = {name: module_data(needs=needs) for name, needs in {"a": [], "b": ["a"], "c": ["b", "x"]}.items()}
    return [(f.code, f.path) for f in found_in(modules=modules, **more) if f.code == "broken-order"]


def test_what_a_pair_may_choose_must_be_possible_there() -> None:
    def weekend(*choices: str) -> dict[str, object]:
        sessions = {"one": {"module": "a"}, "two": {"module": "b", "or": list(choices)}}
        return {"w": {"title": "W", "purpose": "B.", "summary": "B.", "length": 60, "every": 7, "sessions": sessions}}

    assert _choices(programmes=weekend("a", "nothing")) == []
    assert _choices(programmes=weekend("a", "c")) == [("broken-order", ("programmes", "w", "sessions", "two", "or", 1))]


def test_a_track_goes_on_from_the_modules_that_need_nothing() -> None:
    def tracks(*names: str) -> dict[str, object]:
        return {"t": {"title": "T", "for": "F.", "modules": list(names)}}

    assert _choices(tracks=tracks("b", "c", "nothing")) == []
    assert _choices(tracks=tracks("c", "b")) == [("broken-order", ("tracks", "t", "modules", 0))]


def test_a_circle_breaks_no_choice_and_no_track_too() -> None:
    modules = {name: module_data(needs=needs) for name, needs in {"a": ["b"], "b": ["a"], "c": ["a"]}.items()}
    sessions = {"one": {"module": "a", "or": ["c"]}}
    programme = {"title": "W", "purpose": "B.", "summary": "B.", "length": 60, "every": 7, "sessions": sessions}
    track = {"title": "T", "for": "F.", "modules": ["c"]}
    found = found_in(modules=modules, programmes={"w": programme}, tracks={"t": track})
    assert [f.code for f in found] == ["circular-needs"]
