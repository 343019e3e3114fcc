"""Every requirement that a curriculum answers to is served by some file."""

from makers import curriculum, module_data
from turnabout.rules.coverage import uncovered_requirements


def test_requirements_that_no_module_form_check_or_page_serves_are_listed_together() -> None:
    form = {
        "title": "F", "purpose": "P.", "filled-by": ["mentor"], "seen-by": ["pair"], "route": "R.", "keep": "K.",
        "how": "H.", "fields": {}, "seeds": [2],
    }  # fmt: skip
    check = {
        "title": "C", "purpose": "P.", "how": "H.", "items": {}, "rules": {}, "otherwise": "x",
        "otherwise-because": "O.", "results": {}, "seeds": [3],
    }  # fmt: skip
    made = curriculum({"a": module_data(seeds=[1])}, forms={"f": form}, checks={"c": check}, requirements=7)
    (found,) = uncovered_requirements(made, [4, 99])
    assert (found.path, found.message) == (("requirements",), "no file serves requirement 5, 6, 7")
    assert list(uncovered_requirements(made, [4, 5, 6, 7])) == []


def test_a_curriculum_that_answers_to_none_lacks_none() -> None:
    assert list(uncovered_requirements(curriculum(), [])) == []
