"""An empty value, as a script gives it whose variable is not set, is wrong usage of every command."""

from collections.abc import Iterator
from importlib import import_module

import click
import pytest

from acme import make_acme
from house import MakeWorkspace, Turnabout
from turnabout.cli import _COMMANDS

Case = tuple[str, ...]


def _commands() -> Iterator[tuple[str, click.Command]]:
    for name in _COMMANDS:
        command = import_module(f"turnabout.cli.{name}_command").run
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", one) for inner, one in command.commands.items())
        else:
            yield name, command


def _cases() -> Iterator[Case]:
    yield ("-C", "", "check")
    for name, command in _commands():
        for parameter in command.params:
            if isinstance(parameter, click.Argument):
                yield (*name.split(), "")
            elif isinstance(parameter, click.Option) and not parameter.is_flag:
                needed = ("x" for one in command.params if isinstance(one, click.Argument) and one.required)
                yield (*name.split(), *needed, parameter.opts[0], " " if "client" in parameter.opts[0] else "")


@pytest.mark.parametrize("case", [*_cases()], ids=" ".join)
def test_an_empty_value_is_wrong_usage(case: Case, workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    run = turnabout(*case, cwd=workspace())
    assert (run.code, run.out) == (2, "")
    assert "it is empty; write a value, or leave it out" in run.err or "does not exist" in run.err


@pytest.mark.parametrize("options", [("--client", ""), ("--layer", ""), ("", "--client", "acme")])
def test_an_empty_name_accepts_nothing(options: Case, workspace: MakeWorkspace, turnabout: Turnabout) -> None:
    root = make_acme(workspace())
    assert turnabout("accept", *options, cwd=root).code == 2
    assert not [*root.rglob("client.lock")]
