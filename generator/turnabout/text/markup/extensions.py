"""Refuse extensions of Markdown by which pages could hold more than they may."""

from collections.abc import Iterator

from ...core.nodes import Node, Scalar, Sequence, Table, find
from ...core.problems import Location, Problem, did_you_mean, one_of
from .allowed import EXTENSIONS

_DRAWS = "!!python/name:material.extensions.emoji.to_svg"
"""What makes a drawing of an emoji; others fetch a picture."""


def extension_problems(named: Node | None) -> Iterator[Problem]:
    """Yield a problem for each extension that mkdocs.yml names under `markdown_extensions` and that reads files,
    fetches something or is not known."""
    for entry in named.items if isinstance(named, Sequence) else (named,):
        found = {entry.text: entry.location} if isinstance(entry, Scalar) else dict(_keys(entry))
        for written, place in found.items():
            name = written.removeprefix("markdown.extensions.")
            if name in EXTENSIONS:
                yield from _option_problems(name, place, find(entry, (written,)) if entry else None)
            else:
                message = f"pages may not use the extension {written!r}; there are {one_of(sorted(EXTENSIONS))}"
                yield Problem(place, "not-allowed", message, did_you_mean(name, EXTENSIONS) or "delete it")


def _keys(entry: Node | None) -> Iterator[tuple[str, Location]]:
    if isinstance(entry, Table):
        yield from entry.keys.items()


def _option_problems(name: str, place: Location, options: Node | None) -> Iterator[Problem]:
    custom = find(options, ("custom_fences",)) if options else None
    if name == "pymdownx.superfences" and custom:
        yield Problem(custom.location, "not-allowed", "fences of your own may make any HTML", "delete custom_fences")
    generator = find(options, ("emoji_generator",)) if options else None
    if name == "pymdownx.emoji" and not (isinstance(generator, Scalar) and _DRAWS in generator.typed):
        hint = f"write emoji_generator: {_DRAWS}"
        yield Problem(place, "not-allowed", "this extension fetches pictures from elsewhere", hint)
