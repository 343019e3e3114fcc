"""Who gets to see what."""

from makers import curriculum, module_data
from turnabout.planning.visibility import asked_of, forms_for, papers_for, signed

NAME = {"label": "Name", "answer": "line", "visibility": "coordinator"}
TEXT = {"label": "Promise", "answer": "fixed", "text": "We share.", "visibility": "coordinator"}
SIGNED = {"label": "Signed", "answer": "signature"}


def form_data(filled_by: list[str], seen_by: list[str], **fields: dict[str, str]) -> dict[str, object]:
    return {
        "title": "Form",
        "purpose": "Ask.",
        "filled-by": filled_by,
        "seen-by": seen_by,
        "route": "On.",
        "keep": "Briefly.",
        "how": "Write.",
        "fields": fields or {"name": NAME},
    }


def test_the_handbook_has_the_forms_of_those_who_take_part_and_what_everybody_sees() -> None:
    forms = {
        "own": form_data(["hr"], ["hr"]),
        "public": form_data(["hr"], ["everybody"]),
        "joint": form_data(["hr", "sponsor"], ["hr"]),
        "theirs": form_data(["mentor"], ["coordinator"]),
    }
    found = curriculum(forms=forms)
    assert list(forms_for(found, "handbook")) == ["public", "joint", "theirs"]
    assert list(forms_for(found, "facilitator")) == list(forms)


def test_papers_are_the_forms_and_then_the_worksheets() -> None:
    sheet = {"title": "Card", "for": "pair", "how": "Write.", "fields": {"taste": {"label": "Taste", "answer": "line"}}}
    found = curriculum({"tea-round": module_data(worksheets={"card": sheet})}, forms={"own": form_data(["hr"], ["hr"])})
    assert [(p.module_id, p.id) for p in papers_for(found, "facilitator")] == [(None, "own"), ("tea-round", "card")]
    assert [(p.module_id, p.id) for p in papers_for(found, "handbook")] == [("tea-round", "card")]


def test_a_printed_text_asks_nothing() -> None:
    found = curriculum(forms={"own": form_data(["mentor"], ["coordinator"], name=NAME, promise=TEXT)})
    (asked,) = asked_of(papers_for(found, "handbook"), "coordinator")
    assert [field.label for field in asked.fields] == ["Name"]
    assert asked_of(papers_for(found, "handbook"), "private") == ()


def test_what_has_a_signature_is_signed() -> None:
    forms = {
        "own": form_data(["mentor"], ["coordinator"]),
        "pact": form_data(["pair"], ["pair"], promise=TEXT, signed=SIGNED),
    }
    found = signed(papers_for(curriculum(forms=forms), "handbook"))
    assert [paper.id for paper in found] == ["pact"]
