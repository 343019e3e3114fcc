"""What `turnabout print --word` makes, and with whose templates."""

import io
from pathlib import Path

import docx
import pytest

from house import REPOSITORY, MakeWorkspace, Turnabout

FOOTER = REPOSITORY / "templates" / "word" / "footer.xml.j2"


def test_a_workspace_may_have_templates_of_its_own(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    own = root / "templates" / "word"
    own.mkdir(parents=True)
    footer = FOOTER.read_text("utf-8")
    (own / "footer.xml.j2").write_text(footer.replace("{{ trail }}", "{{ trail }} · soup"), "utf-8")
    run = turnabout("print", "form", "--word", "--quiet", cwd=root)
    assert (run.code, run.err) == (0, "")
    files = [root / line for line in run.out.split()]
    assert {file.suffix for file in files} == {".docx"}
    feet = [docx.Document(io.BytesIO(file.read_bytes())).sections[0].footer.paragraphs[0].text for file in files]
    assert all(" · soup " in foot for foot in feet)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("<w:ftr>", "what it makes is no XML: no element found in '<w:ftr>'"),
        ("<a>{{ nobody }}</a>", "'nobody' is undefined"),
        ("<a>{{ none + 1 }}</a>", "cannot be filled: unsupported operand type(s) for +: 'NoneType' and 'int'"),
        ("\ud800", "it is no text in UTF-8"),
    ],
    ids=["no XML", "unknown name", "impossible sum", "no UTF-8"],
)
def test_a_broken_template_is_a_problem(
    template: str, said: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    own = root / "templates" / "word" / "footer.xml.j2"
    own.parent.mkdir(parents=True)
    own.write_bytes(template.encode("utf-8", "surrogatepass"))
    run = turnabout("print", "form", "--word", "--quiet", "--paper", "a4", cwd=root)
    assert (run.code, run.err) == (1, "")
    assert f"templates/word/footer.xml.j2:1:1  broken-template\n  {said}" in run.out


def test_print_all_makes_the_word_files_that_there_are(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace()
    run = turnabout("print", "all", "--word", "--quiet", "--paper", "letter", "--session", "1", cwd=root)
    assert (run.code, run.err) == (0, "")
    names = [Path(line).name for line in run.out.split()]
    assert {name.split("-")[0] for name in names} == {"agenda", "worksheet"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["poster", "form", "cards"], "no Word file of poster and cards; there is one of agenda, worksheet and form"),
        (["form", "--plain"], "--word makes Word files; --fillable, --large-print and --plain change PDFs"),
    ],
    ids=["poster", "plain"],
)  # fmt: skip
def test_what_word_files_do_not_have_is_wrong_usage(
    arguments: list[str], said: str, workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    run = turnabout("print", *arguments, "--word", cwd=workspace())
    assert (run.code, run.out) == (2, "")
    assert said in " ".join(run.err.split())
