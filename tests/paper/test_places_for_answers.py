"""Templates of somebody's own that have places for answers."""

import json
from pathlib import Path

import pytest

from turnabout.papers.press.failure import TypesettingError
from turnabout.papers.press.print_options import PrintOptions, options_files
from turnabout.papers.press.typesetting import Press

from .conftest import TEMPLATES


def _drawn(folder: Path, *addresses: str) -> None:
    """Draw a template of somebody's own, with links where room to write is."""
    links = [f"link({json.dumps(address)}, box(width: 9mm, height: 9mm))" for address in addresses]
    setting = 'set document(title: [x]); set text(font: "Source Sans 3")'
    (folder / "lib.typ").write_text(f"#let render(data, dated: false) = {{ {'; '.join([setting, *links])} }}")
    with Press([folder, TEMPLATES], options_files(PrintOptions(fillable=True))) as press:
        press.typeset({"kind": "form"}, timestamp=None)


@pytest.mark.parametrize(
    "address", ['field:{"kind": "line"}', 'field:{"kind": "hole", "name": "a", "label": "b"}', "field:x", "field:[]"]
)
def test_a_template_with_a_place_that_cannot_be_read_is_named(tmp_path: Path, address: str) -> None:
    with pytest.raises(TypesettingError, match="a print template has a place for an answer that cannot be read"):
        _drawn(tmp_path, address)


def test_a_name_that_is_a_group_too_is_a_fault_of_the_template(tmp_path: Path) -> None:
    places = (f'field:{{"kind": "line", "name": "{name}", "label": "x"}}' for name in ("a", "a.b"))
    with pytest.raises(TypesettingError, match="uses 'a' as the name of an answer and of a group of answers"):
        _drawn(tmp_path, *places)
