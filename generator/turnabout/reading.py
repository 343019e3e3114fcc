"""Read a workspace into a checked handbook."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .escaping import clean, encode
from .lint.run import lint
from .loading.curriculum_files import Gathered, curriculum_folder, curriculum_names, gather
from .loading.prose_files import WrittenPage, find_assets, read_prose
from .loading.validate import validate
from .loading.workspace import Workspace, open_workspace
from .model.curriculum import Curriculum
from .model.settings import Edition
from .nodes import Scalar, Table, find, key_place, place
from .planning.handbook import Handbook, ProsePage, is_for
from .planning.schedule import Start, plan_sessions
from .problems import Location, Problem, WorkspaceError, did_you_mean, one_of
from .wording import Words, unknown_term, word_nodes, word_text, words_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workspace says, and all that is wrong with it; where it is wrong, the curriculum holds stand-ins."""

    workspace: Workspace
    curriculum: Curriculum
    prose: tuple[ProsePage, ...]
    assets: Mapping[str, Path]
    files: Mapping[str, str]
    problems: tuple[Problem, ...]

    def demand_sound(self) -> None:
        """Raise `WorkspaceError` if anything is wrong; warnings pass."""
        if any(problem.severity == "error" for problem in self.problems):
            raise WorkspaceError(self.problems)


def read_workspace(root: Path) -> Reading:
    """Read and check a workspace; raises `WorkspaceError` only where there is no curriculum to speak of."""
    workspace, problems = open_workspace(root)
    name = workspace.settings.curriculum
    folder = curriculum_folder(workspace, name)
    if folder is None:
        unknown = _unknown_setting(workspace, "curriculum", name, curriculum_names(workspace))
        raise WorkspaceError([*problems, unknown])
    gathered = gather(workspace, folder)
    words = _words(gathered.node)
    node, unworded = word_nodes(gathered.node, words)
    validated = validate(node, Curriculum, damaged=gathered.damaged)
    prose, assets, in_prose = _read_content(workspace, gathered, words)
    found = (
        *problems, *gathered.problems, *unworded, *validated.problems,
        *lint(validated.record, node, validated.unsure),
        *_settings_problems(workspace, validated.record, node if isinstance(node, Table) else gathered.node),
        *in_prose,
    )  # fmt: skip
    if not isinstance(find(gathered.node, ("terms",)), Table):
        found = tuple(problem for problem in found if problem.code != "unknown-term")
    return Reading(workspace, validated.record, prose, assets, gathered.files, tuple(sorted(set(found))))


def read_handbook(root: Path, edition: Edition | None = None) -> Handbook:
    """Read a workspace into the handbook of an edition, or of the one its settings name; raises `WorkspaceError`."""
    reading = read_workspace(root)
    reading.demand_sound()
    return handbook_of(reading, edition)


def handbook_of(reading: Reading, edition: Edition | None = None) -> Handbook:
    """Return one edition of what was read; the reading must be sound."""
    settings = reading.workspace.settings
    chosen = edition or settings.edition
    name = settings.programme or next(iter(reading.curriculum.programmes))
    programme = reading.curriculum.programmes[name]
    return Handbook(
        curriculum=reading.curriculum,
        programme_id=name,
        programme=programme,
        sessions=plan_sessions(
            reading.curriculum, programme, length=settings.length, start=parse_start(settings.start)
        ),
        edition=chosen,
        papers=settings.papers,
        root=reading.workspace.root,
        site_url=reading.workspace.site_url,
        sources=reading.files,
        prose=tuple(page for page in reading.prose if is_for(page.path, chosen)),
        assets={path: file for path, file in reading.assets.items() if is_for(path, chosen)},
    )


def parse_start(text: str | None) -> Start | None:
    """Read a day, or a day and time of day, as ISO 8601 has it; raises `ValueError`."""
    if text is None:
        return None
    return Start(datetime.fromisoformat(text).replace(tzinfo=None), timed=len(text.strip()) > len("2027-03-01"))


def _words(node: Table) -> Words:
    """A term that does not read stands in for itself, or every reference to it would be a problem too."""
    terms = find(node, ("terms",))
    forms = {}
    for name, entry in terms.entries.items() if isinstance(terms, Table) else ():
        one, many = find(entry, ("one",)), find(entry, ("many",))
        forms[name] = (name, name)
        if isinstance(one, Scalar) and isinstance(many, Scalar) and one.text and many.text:
            forms[name] = (one.text, many.text)
    return words_of(forms)


def _read_content(
    workspace: Workspace, gathered: Gathered, words: Words
) -> tuple[tuple[ProsePage, ...], Mapping[str, Path], tuple[Problem, ...]]:
    """What ships as content speaks of the shipped curriculum, so it comes with that one alone."""
    folders = workspace.folders("content")
    if not gathered.is_shipped:
        folders = tuple(folder for folder in folders if folder.is_relative_to(workspace.root))
    pages, problems = read_prose(workspace, folders)
    worded = [_worded_page(page, words) for page in pages]
    unknown = tuple(problem for _, found in worded for problem in found)
    return tuple(page for page, _ in worded), find_assets(folders), problems + unknown


def _worded_page(page: WrittenPage, words: Words) -> tuple[ProsePage, list[Problem]]:
    problems: list[Problem] = []

    def report(name: str, offset: int) -> None:
        line = page.line + page.markdown.count("\n", 0, offset)
        column = offset - page.markdown.rfind("\n", 0, offset)
        problems.append(unknown_term(name, Location(page.shown, line, column), words))

    def report_title(name: str, offset: int) -> None:
        problems.append(unknown_term(name, Location(page.shown, 2, 1), words))

    title = word_text(page.head.title, words, report_title)
    shown = {form: encode(clean(text)) for form, text in words.items()}
    markdown = word_text(page.markdown, shown, report)
    return ProsePage(page.path, title, markdown, page.shown if page.is_own else None), problems


def _settings_problems(workspace: Workspace, curriculum: Curriculum, node: Table) -> list[Problem]:
    settings, problems = workspace.settings, []
    accepted = tuple(curriculum.programmes)
    if settings.programme and settings.programme not in accepted:
        problems.append(_unknown_setting(workspace, "programme", settings.programme, accepted))
    elif not accepted:
        problems.append(
            Problem(
                key_place(node, ("programmes",)),
                "empty-value",
                "the curriculum has no programme",
                "write one under programmes/ and list it in curriculum.yml",
            )
        )
    try:
        parse_start(settings.start)
    except ValueError:
        problems.append(
            Problem(
                place(workspace.block, ("start",)),
                "not-allowed",
                f"start {settings.start!r} is no day or time",
                "write 2027-03-01 or 2027-03-01T09:30",
            )
        )
    return problems


def _unknown_setting(workspace: Workspace, key: str, name: str, accepted: tuple[str, ...]) -> Problem:
    message = f"{name!r} is no {key}; there is {one_of(accepted)}"
    return Problem(place(workspace.block, (key,)), "unknown-reference", message, did_you_mean(name, accepted))
