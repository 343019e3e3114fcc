"""turnabout assess"""

from pathlib import Path

from ..core.report import Format
from . import terminal


@terminal.command(
    "assess",
    example="turnabout assess fit --answers answers.yml\nturnabout assess cost\n"
    "turnabout assess readiness --answers answers.yml --format json",
)
@terminal.argument("check")
@terminal.option(
    "--answers", type=terminal.FILE, help="A YAML file with an answer for each item: yes or no, or a score from 0 to 3."
)
@terminal.text_or_json("How it is printed.")
def run(context: terminal.Context, check: str, answers: Path | None, format_: Format) -> None:
    """Evaluate a check, such as fit or readiness, and say what led to the result.

    CHECK is the id of a check of the curriculum, or cost. The cost needs no answers; it may be given pairs, the rates
    mentor, mentoree and coordinator, and the fee of a trainer.
    """
    from ..content.cost import cost_content
    from ..content.verdict import verdict_content
    from ..planning.cost import estimate
    from ..text.labels import labels_of
    from ..usecases.assessing import assess_file, cost_with
    from ..usecases.assessment_text import cost_record, cost_text, verdict_record, verdict_text

    with terminal.reporting(format_):
        root = terminal.workspace_root(context)
        if check == "cost":
            curriculum, cost = cost_with(root, answers)
            record = cost_record(estimate(curriculum, cost))
            terminal.say(terminal.as_json(record) if format_ == "json" else cost_text(cost_content(curriculum, cost)))
            return
        if answers is None:
            raise terminal.UsageError("--answers FILE is missing; the page of the check shows what it holds")
        curriculum, verdict = assess_file(root, check, answers)
    words = verdict_content(verdict, labels_of(curriculum))
    terminal.say(terminal.as_json(verdict_record(verdict)) if format_ == "json" else verdict_text(words))
