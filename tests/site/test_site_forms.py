"""The pages about what people fill in, who sees it, and what they sign."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from handbooks import read

from turnabout.content.phrases import Roles, roles_of
from turnabout.content.visibility import fillers, form_sees, is_together, readers, worksheet_sees
from turnabout.model.curriculum import Curriculum
from turnabout.model.form import Form
from turnabout.planning.handbook import Handbook
from turnabout.site.build_tree import build_tree
from turnabout.site.pages.page_context import PageContext
from turnabout.site.pages.paper_pages import what_hr_sees, what_you_sign
from turnabout.site.papers import SitePapers
from turnabout.site.templates import Templates
from turnabout.site.tree import Page, nav_data
from turnabout.sources.workspace import shipped
from turnabout.text.labels import Labels

SHIPPED = Templates((shipped() / "templates" / "site",))


@pytest.fixture(scope="module")
def handbook(tiny_root: Path) -> Handbook:
    return read(tiny_root, "handbook")[0]


def markdown(handbook: Handbook, path: str) -> str:
    return next(page.markdown for page in build_tree(SitePapers(handbook), SHIPPED).pages if page.path == path)


def paths(handbook: Handbook) -> set[str]:
    return {page.path for page in build_tree(SitePapers(handbook), SHIPPED).pages}


def with_curriculum(handbook: Handbook, **changes: object) -> Handbook:
    return replace(handbook, curriculum=handbook.curriculum.model_copy(update=changes))


def with_form(handbook: Handbook, **changes: object) -> Handbook:
    form = handbook.curriculum.forms["swap-form"].model_copy(update=changes)
    return with_curriculum(handbook, forms={"swap-form": form})


def alone(handbook: Handbook, write: Callable[[PageContext], Page]) -> str:
    """One page of a curriculum whose other pages could not be made."""
    return write(PageContext(handbook, SHIPPED, roles(handbook.curriculum), "index.md")).markdown


def roles(curriculum: Curriculum) -> Roles:
    return roles_of(curriculum)


def form_of(handbook: Handbook, **changes: object) -> Form:
    return handbook.curriculum.forms["swap-form"].model_copy(update=changes)


def test_the_page_of_a_form_says_who_handles_it_and_how(handbook: Handbook) -> None:
    page = markdown(handbook, "forms/swap-form.md")
    assert (
        "| **Who fills it in** | The apprentice and the owner, one copy each. Each apprentice and each owner fills"
        in page
    )
    assert "| **Who sees it** | Whoever writes it and the host. |" in page
    assert "| **How long it is kept** | 30 days after the swap. Then the host burns it. |" in page
    assert "- **Weight:** Nobody is weighed here" in page
    assert "[A4](../print/a4/form-swap-form.pdf)" in page


def test_the_page_of_a_form_lists_every_field_with_its_options_and_its_readers(handbook: Handbook) -> None:
    page = markdown(handbook, "forms/swap-form.md")
    for field in handbook.curriculum.forms["swap-form"].fields.values():
        assert f"| **{field.label}**" in page
    assert "For each row and 1 blank one: What it looks like, Crust (one of: Soft / Hard &#124; 5) |" in page
    assert "| Loaf |\n|---|\n| The first one |" in page


def test_answer_keys_of_forms_are_the_facilitators(handbook: Handbook, tiny_root: Path) -> None:
    assert "Always flat" not in markdown(handbook, "forms/swap-form.md")
    assert "Always flat" in markdown(read(tiny_root, "facilitator")[0], "forms/swap-form.md")


def test_a_form_for_two_at_one_table_is_filled_in_together(handbook: Handbook) -> None:
    changed = with_form(handbook, filled_by=("pair",), seen_by=("pair", "coordinator"), apart=None)
    page = markdown(changed, "forms/swap-form.md")
    assert "| **Who fills it in** | The two of you together. |" in page
    assert "| **My name**<br>As on the oven &#60;door&#62;. | One line | The two of you and the host |" in page


def test_forms_of_hr_alone_are_not_in_the_handbook(handbook: Handbook) -> None:
    own = with_form(handbook, filled_by=("hr",), seen_by=("hr",))
    assert "forms/swap-form.md" not in paths(own)
    assert "Swap form" not in markdown(own, "what-hr-sees.md")
    assert "forms/swap-form.md" in paths(replace(own, edition="facilitator"))


def test_a_curriculum_without_forms_has_no_list_of_them(handbook: Handbook) -> None:
    bare = with_curriculum(handbook, forms={})
    assert not {path for path in paths(bare) if path.startswith("forms/")}
    assert "[Forms]" not in markdown(bare, "index.md")
    assert "[Forms](forms/index.md)" in markdown(handbook, "index.md")
    assert {"what-hr-sees.md", "what-you-sign.md"} <= paths(bare)


def test_what_is_filled_in_apart_reaches_the_coordinator_past_the_other_person(handbook: Handbook) -> None:
    words = roles(handbook.curriculum)
    apart = form_of(handbook, filled_by=("mentor", "mentoree", "pair"), seen_by=("pair", "coordinator"))
    assert form_sees(words, apart)["coordinator"] == "Whoever writes it and the host"
    assert (fillers(words, apart), is_together(apart)) == ("the apprentice and the owner", False)
    assert form_sees(words, apart.model_copy(update={"apart": None}))["coordinator"] == "The two of you and the host"
    shared = form_of(handbook, filled_by=("pair",), seen_by=("pair",), apart=None)
    assert form_sees(words, shared)["coordinator"] == "The two of you and the host"


def test_a_form_about_the_programme_names_its_readers(handbook: Handbook) -> None:
    words = roles(handbook.curriculum)
    own = form_of(handbook, filled_by=("hr",), seen_by=("hr", "coordinator", "sponsor"), apart=None)
    assert form_sees(words, own)["coordinator"] == "HR, the host and the miller"
    assert readers(words, form_of(handbook, seen_by=("hr", "everybody"))) == "everybody"


def test_a_worksheet_of_one_person_is_not_seen_by_two(handbook: Handbook) -> None:
    sheet = handbook.curriculum.modules["sourdough"].worksheets["dough-log"]
    words = roles(handbook.curriculum)
    assert worksheet_sees(words, sheet)["coordinator"] == "The two of you and the host"
    each = sheet.model_copy(update={"for_": "each"})
    assert worksheet_sees(words, each)["coordinator"] == "Whoever writes it and the host"


def test_a_worksheet_for_each_is_a_copy_for_each(handbook: Handbook) -> None:
    module = handbook.curriculum.modules["sourdough"]
    each = module.worksheets["dough-log"].model_copy(update={"for_": "each"})
    changed = module.model_copy(update={"worksheets": {**module.worksheets, "dough-log": each}})
    book = with_curriculum(handbook, modules={**handbook.curriculum.modules, "sourdough": changed})
    assert "For each of you, one copy each · 2 pages" in markdown(book, "modules/sourdough.md")


def test_every_answer_stands_once_on_the_page_of_what_hr_sees(handbook: Handbook) -> None:
    page = markdown(handbook, "what-hr-sees.md")
    seen, rest = page.split("## Only as totals")
    assert "My name<br>My flour<br>" in seen
    assert "Name of the loaf" in seen
    assert "My secret" in rest.split("## Only the person who writes it")[1]
    assert "My secret" not in seen
    assert "Is this a promise?" not in page
    assert "It never sees the 13 answers below that belong to the two of you." in page


def test_hr_that_sees_nothing_is_told_so(handbook: Handbook) -> None:
    modules = {
        name: module.model_copy(update={"worksheets": {}}) for name, module in handbook.curriculum.modules.items()
    }
    page = alone(with_curriculum(handbook, forms={}, modules=modules), what_hr_sees)
    assert "## What the host sees\n\nNothing at all." in page
    assert "It sees nothing with a name on it. The tables hold every field" in page
    assert "## The two of you" not in page
    assert "## What no form may ask" not in page


def test_everything_signed_is_on_one_page(handbook: Handbook) -> None:
    page = markdown(handbook, "what-you-sign.md")
    assert "> **Is this a promise?**<br>We share the end piece, &#36;5 or not." in page
    assert "- **Who signs:** Apprentice or owner" in page
    assert "The two of you. The host learns only: “Name of the loaf”." in page
    assert ": “The loaf is ours.”" in page


def test_a_worksheet_that_says_what_a_form_says_refers_to_it(handbook: Handbook) -> None:
    module = handbook.curriculum.modules["sourdough"]
    fields = handbook.curriculum.forms["swap-form"].fields
    sheet = module.worksheets["crust-card"].model_copy(update={"fields": fields, "for_": "pair"})
    changed = module.model_copy(update={"worksheets": {"crust-card": sheet}})
    page = alone(
        with_curriculum(handbook, modules={**handbook.curriculum.modules, "sourdough": changed}), what_you_sign
    )
    assert "It says the same as [Swap form" in page
    assert page.count("**Is this a promise?**") == 1


def test_a_sheet_that_nobody_else_learns_from_stays_with_its_owner(handbook: Handbook) -> None:
    module = handbook.curriculum.modules["sourdough"]
    fields = {"signed": module.worksheets["dough-log"].fields["signed"]}
    sheet = module.worksheets["crust-card"].model_copy(update={"fields": fields})
    changed = module.model_copy(update={"worksheets": {"crust-card": sheet}, "sign": None})
    book = with_curriculum(handbook, modules={**handbook.curriculum.modules, "sourdough": changed}, forms={})
    assert "- **Who keeps it:** Apprentice, and nobody else." in alone(book, what_you_sign)


def test_where_nothing_is_signed_the_page_says_so(handbook: Handbook) -> None:
    modules = {
        name: module.model_copy(update={"worksheets": {}, "sign": None})
        for name, module in handbook.curriculum.modules.items()
    }
    page = alone(with_curriculum(handbook, forms={}, modules=modules), what_you_sign)
    assert "Nothing in the programme asks for a signature." in page


def test_the_navigation_has_forms_and_for_the_facilitator_what_runs_the_programme(
    handbook: Handbook, tiny_root: Path
) -> None:
    def heads(book: Handbook) -> list[str]:
        nav = nav_data(build_tree(SitePapers(book), SHIPPED).nav)
        return [label for entry in nav if isinstance(entry, dict) for label in entry]

    assert heads(handbook) == ["Home", "Programme", "Guides", "Modules", "Forms", "Reference"]
    facilitators = read(tiny_root, "facilitator")[0]
    assert heads(facilitators) == [
        "Home", "Programme", "Guides", "Modules", "Forms", "Checks", "Run it", "Reference",
    ]  # fmt: skip


def test_lists_read_as_sentences() -> None:
    assert [Labels("en").listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
