"""Prints the papers of a small curriculum."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from turnabout.model.settings import Edition
from turnabout.papers.press.typesetting import Press
from turnabout.papers.sheets import sheet_data
from turnabout.planning.handbook import Handbook

from .samples import form, handbook, module, sheet_of, worksheet

TEMPLATES = Path(__file__).parents[2] / "templates" / "print"


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    """The shipped templates, ready to print."""
    with Press([TEMPLATES]) as running:
        yield running


@pytest.fixture(scope="session")
def printed(press: Press) -> Callable[[Handbook, str], bytes]:
    """Prints the paper of a handbook whose path ends so."""

    def print_one(book: Handbook, ending: str) -> bytes:
        return press.typeset(sheet_data(book, sheet_of(book, ending)), timestamp=None)

    return print_one


@pytest.fixture(scope="session")
def printed_fields(printed: Callable[[Handbook, str], bytes]) -> Callable[..., bytes]:
    """Prints a worksheet with the fields given."""

    def print_fields(fields: Mapping[str, Any], *, pages: int = 1, **options: Any) -> bytes:
        sheet = worksheet(fields, title="Field sheet", pages=pages)
        own = module(worksheets={**module()["worksheets"], "fields": sheet})
        size = options.get("papers", ("a4",))[0]
        return printed(handbook({"first": own}, **options), f"{size}/worksheet-first-fields")

    return print_fields


@pytest.fixture(scope="session")
def printed_form(printed: Callable[[Handbook, str], bytes]) -> Callable[..., bytes]:
    """Prints a form with the fields given."""

    def print_form(fields: Mapping[str, Any], *, edition: Edition = "handbook", **changes: Any) -> bytes:
        return printed(handbook(edition=edition, forms={"ask": form(fields, **changes)}), "form-ask")

    return print_form
