"""A marker in a text becomes the grade of its claim and the way to it."""

from hypothesis import given
from hypothesis import strategies as st

from turnabout.core.nodes import scalars
from turnabout.sources.yaml_reader import read_yaml
from turnabout.text.claims import MARKER, cite, cite_nodes

GRADES = {"tea-warms": "evidence: B", "milk-first": "evidence: D"}


def _cited(text: str, evidence: str = "evidence.md") -> tuple[str, list[tuple[str, int]]]:
    unknown: list[tuple[str, int]] = []
    cited = cite(text, GRADES, evidence=evidence, unknown=lambda name, offset: unknown.append((name, offset)))
    return cited, unknown


def test_a_marker_becomes_a_link_with_the_grade() -> None:
    assert _cited("Tea warms [@tea-warms].", "../evidence.md") == (
        "Tea warms ([evidence: B](../evidence.md#tea-warms)).",
        [],
    )


def test_the_space_before_a_marker_is_one_whatever_was_typed() -> None:
    expected = "Tea ([evidence: B](evidence.md#tea-warms)) ([evidence: D](evidence.md#milk-first))"
    assert _cited("Tea[@tea-warms]\n [@milk-first]") == (expected, [])


def test_an_unknown_claim_is_told_with_the_place_of_its_bracket_and_left_out() -> None:
    text = "Tea  [@tea-warm] and [@milk-first]."
    cited, unknown = _cited(text)
    assert cited == "Tea and ([evidence: D](evidence.md#milk-first))."
    assert unknown == [("tea-warm", text.index("["))]


def test_what_is_no_marker_stays() -> None:
    for text in ("", "a@b.org", "[x](@tea-warms)", "[@]", "[@ tea-warms]", "[ @tea-warms]", "[@tea warms]"):
        assert _cited(text) == (text, [])


def test_markers_in_all_texts_of_a_tree_are_found() -> None:
    node, _ = read_yaml(
        "a: [One [@milk-first]., {b: Two}]\nc: Three [@milk-frist].\n".replace("[One", "['One").replace(
            "]., ", "].', "
        ),
        "a.yml",
    )
    assert node
    cited, problems = cite_nodes(node, GRADES)
    assert [scalar.text for _, scalar in scalars(cited)] == [
        "One ([evidence: D](evidence.md#milk-first)).", "Two", "Three.",
    ]  # fmt: skip
    assert [(p.code, p.location.line, p.hint) for p in problems] == [("unknown-claim", 2, "did you mean 'milk-first'")]


def test_without_any_claims_the_hint_says_where_they_are_written() -> None:
    node, _ = read_yaml("a: One [@milk].\n", "a.yml")
    assert node
    _, (problem,) = cite_nodes(node, {})
    assert problem.hint == "add it to claims:"


TEXTS = st.lists(
    st.one_of(st.text(max_size=8), st.sampled_from(["[@tea-warms]", "[@x]", " [@", "]", "[@milk-first]", "\n"]))
).map("".join)


@given(TEXTS)
def test_any_text_is_cited_and_keeps_what_is_no_marker(text: str) -> None:
    cited, unknown = _cited(text)
    names = [found.group(1) for found in MARKER.finditer(text)]
    assert [name for name, _ in unknown] == [name for name in names if name not in GRADES]
    assert all(text.startswith(f"[@{name}]", offset) for name, offset in unknown)
    known = [name for name in names if name in GRADES]
    assert cited.count("](evidence.md#") >= len(known)
    rest = MARKER.split(text)[::2]
    assert all(part in cited for part in rest)


@given(TEXTS)
def test_a_text_without_markers_is_the_same_text(text: str) -> None:
    plain = text.replace("[@", "[")
    assert _cited(plain) == (plain, [])
