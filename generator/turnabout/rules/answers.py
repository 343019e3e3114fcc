"""Every question on a worksheet has what its kind of answer needs."""

from collections.abc import Iterator

from ..model.curriculum import Curriculum
from ..model.worksheet import Field
from .rule import CurriculumRule, Finding

_NEEDS = {
    "choice": ("options",),
    "many": ("options",),
    "table": ("columns",),
    "fixed": ("text",),
    "derived": ("text",),
}


def _incomplete_answer(curriculum: Curriculum) -> Iterator[Finding]:
    for module_id, module in curriculum.modules.items():
        for sheet_id, sheet in module.worksheets.items():
            for name, field in sheet.fields.items():
                path = ("modules", module_id, "worksheets", sheet_id, "fields", name)
                for keys in _lacking(field):
                    lacking = " or ".join(f"'{key}'" for key in keys)
                    yield Finding(
                        path,
                        f"the answer {field.answer!r} of {name!r} has no {lacking}",
                        f"add {keys[0]}:",
                        at_key=True,
                    )
                for column_id, column in field.columns.items():
                    if column.answer in ("choice", "many") and not column.options:
                        yield Finding(
                            (*path, "columns", column_id),
                            f"the column {column_id!r} has no 'options'",
                            "add options:",
                            at_key=True,
                        )


def _lacking(field: Field) -> Iterator[tuple[str, ...]]:
    for key in _NEEDS.get(field.answer, ()):
        if not getattr(field, key):
            yield (key,)
    if field.answer == "table" and not field.rows and not field.blank_rows:
        yield ("rows", "blank-rows")


RULES = (
    CurriculumRule(
        "incomplete-answer",
        {"answer", "options", "columns", "rows", "blank-rows", "text", "fields"},
        _incomplete_answer,
    ),
)
