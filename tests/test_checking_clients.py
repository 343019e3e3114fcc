"""The short way of checking a client finds whatever reading it whole would find."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from house import MakeWorkspace, Turnabout
from slips import Slip, slips_of
from turnabout.clients.customising import Customiser
from turnabout.core.plain import as_json
from turnabout.core.problems import Problem
from turnabout.model.curriculum import Curriculum
from turnabout.model.settings import EDITIONS
from turnabout.reading.edition_source import edition_source_of
from turnabout.reading.pipeline import Reader, read_workspace
from turnabout.reading.reading import handbook_of
from turnabout.sources.validate import validate
from turnabout.sources.workspace import open_workspace
from turnabout.text.claims import cite_nodes, grades_of
from turnabout.text.terms import term_words, word_nodes
from turnabout.usecases.checking import check_clients, problems_in_making


def _short(root: Path, client: str) -> set[str]:
    return {problem.code for problem in check_clients(root, (client,)) if problem.severity == "error"}


def _whole(root: Path, client: str) -> set[str]:
    reading = read_workspace(root, client)
    found: list[Problem] = [problem for problem in reading.problems if problem.severity == "error"]
    if not found:
        found = [p for edition in EDITIONS for p in problems_in_making(reading, handbook_of(reading, edition))]
    return {problem.code for problem in found}


def _files() -> Iterator[tuple[str, str]]:
    """Pages, files and changes that only the site, the rules or the other files can tell wrong."""
    client = "curricula/clients/acme/client.yml"
    head = "client: acme\nbase: garden-swap@1.2\n"
    page = "---\ntitle: Ours\n---\n\n"
    yield client, head + "changes:\n  - remove: seeds\n"
    yield client, head + "changes:\n  - remove: forms\n"
    yield client, head + "changes:\n  - remove: terms/mentor\n"
    yield client, head + "changes:\n  - set: title\n    to: The {menter} and the {pair}\n"
    yield client, head + "changes:\n  - set: seeds/needs\n    to: [nowhere]\n"
    yield client, head + "changes:\n  - remove: seeds/objectives/" + "none\n"
    yield client, head + "brand: {colour: '#ffee88', logo: none.svg}\n"
    yield client, head + "programme: none\nstart: soon\nsession: 30\n"
    yield client, head + "changes:\n  - add: waivers\n    item: {id: idle, rule: vague-verb, at: seeds, why: None}\n"
    yield client, head + "changes:\n  - add: glossary\n    item: {id: x, word: X, means: See TODO.}\n"
    yield "curricula/clients/acme/content/mentor/ours.md", page + "Go [there](nowhere.md).\n"
    yield "curricula/clients/acme/content/mentor/ours.md", page + "Ask the {gardner}.\n"
    yield "curricula/clients/acme/content/mentor/ours.md", "---\ntitel: Ours\n---\n\nHello.\n"
    yield "curricula/clients/acme/content/mentor/ours.md", page + "Good [@none].\n"


@pytest.mark.parametrize(("file", "text"), list(_files()))
def test_both_ways_find_the_same(file: str, text: str, workspace: MakeWorkspace) -> None:
    root = workspace("clients")
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, "utf-8")
    assert _short(root, "acme") == _whole(root, "acme")


@pytest.mark.thorough
@pytest.mark.parametrize("client", ["acme", "birch"])
def test_no_slip_passes_the_short_way_that_the_whole_way_stops(client: str, workspace: MakeWorkspace) -> None:
    root = workspace("clients")
    file = root / "curricula" / "clients" / client / "client.yml"
    slips = list(slips_of(file.read_text("utf-8"), Random(5)))
    assert len(slips) > 40
    for slip in slips:
        _spoil(file, slip)
        short, whole = _short(root, client), _whole(root, client)
        assert bool(short) == bool(whole), (slip.kind, slip.was, slip.now, short, whole)


def _spoil(file: Path, slip: Slip) -> None:
    file.write_text(slip.text, "utf-8")


def test_a_client_without_a_mistake_is_silent_both_ways(workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = workspace("clients")
    assert turnabout("check", "--all", cwd=root).out == ""
    assert _short(root, "acme") == _whole(root, "acme") == set()


def test_a_breach_in_the_base_is_told_at_the_change_that_makes_it(workspace: MakeWorkspace) -> None:
    root = workspace("clients")
    text = (
        "client: birch\nbase: garden-swap@1.2\nchanges:\n  - set: title\n    to: Ours\n"
        "  - set: seeds/activities/digging/kind\n    to: brief\n"
        "  - set: seeds/activities/digging/lead\n    to: mentor\n"
    )
    (root / "curricula" / "clients" / "birch" / "client.yml").write_text(text, "utf-8")
    found = [p for p in check_clients(root, ("birch",)) if p.code == "talk-too-long"]
    assert [(p.location.path, p.location.line) for p in found] == [("curricula/clients/birch/client.yml", 8)]
    assert "modules/seeds.yml:" in found[0].message


def test_a_link_of_the_base_to_what_a_client_removes_is_told_at_the_removal(workspace: MakeWorkspace) -> None:
    root = workspace("clients")
    page = root / "content" / "mentor" / "way.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("---\ntitle: The way\n---\n\nGo [on](../modules/seeds.md).\n", "utf-8")
    text = "client: birch\nbase: garden-swap@1.2\nchanges:\n  - remove: seeds\n"
    (root / "curricula" / "clients" / "birch" / "client.yml").write_text(text, "utf-8")
    found = [p for p in check_clients(root, ("birch",)) if p.code == "dead-link"]
    assert [(p.location.path, p.location.line) for p in found] == [("curricula/clients/birch/client.yml", 4)]
    assert "'modules/seeds.md' in content/mentor/way.md:" in found[0].message


@pytest.mark.parametrize("is_exact", [True, False])
def test_a_client_on_its_base_is_what_its_whole_tree_says(is_exact: bool, workspace: MakeWorkspace) -> None:
    workspace_, problems = open_workspace(workspace("clients"))
    customiser = Customiser(workspace_)
    reader = Reader(workspace_, problems, is_exact=is_exact)
    for name in (*customiser.names(), None):
        reading = reader.read(edition_source_of(customiser, name))
        assert reading.problems == ()
        assert validate(reading.shown, Curriculum).record.model_dump() == reading.curriculum.model_dump()
        if is_exact:
            worded, _ = word_nodes(reading.node, term_words(reading.node))
            assert as_json(cite_nodes(worded, grades_of(reading.node))[0]) == as_json(reading.shown)
