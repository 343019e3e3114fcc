"""Plant texts of one client in files of another, and search for them."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from turnabout.release.leaks.of_clients import client_leaks

from .in_pages import PAGES
from .in_pdf import PDFS
from .in_texts import TEXTS
from .in_word import WORD
from .sentences import make_owner, sentences

PLACES: Mapping[str, Callable[[str], bytes]] = {
    **{f"{place}.html": made for place, made in PAGES.items()},
    **TEXTS,
    **{f"{place}.docx": made for place, made in WORD.items()},
    **{f"{place}.pdf": made for place, made in PDFS.items()},
}
"""Every place by the end of the name of its file, which tells the format."""

_TOLD = re.compile(r"^'(.*)' belongs to client 'birch' and stands in (.*) of client 'acme'$")


def plant(folder: Path, *, every: bool) -> tuple[Path, Mapping[str, str]]:
    """Write a workspace and a folder with a file for each place, and for every kind or one that takes turns; return
    both, the folder as the text that each of its files holds."""
    root, planted = make_owner(folder / "workspace", len(PLACES)), dict[str, str]()
    for number, (place, made) in enumerate(PLACES.items()):
        kinds = sentences(number)
        for kind in kinds if every else [[*kinds][number % len(kinds)]]:
            text = kinds[kind]
            path = f"{kind}/{place}"
            file = folder / "made" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(made(text.read))
            planted[path] = text.written
    return root, planted


def missed(folder: Path, *, every: bool) -> tuple[int, tuple[str, ...]]:
    """Return how many texts were planted, and the files in which the search of clients did not find theirs."""
    root, planted = plant(folder, every=every)
    problems = client_leaks(root, {"acme": folder / "made"})
    found = {told[2]: told[1] for problem in problems if (told := _TOLD.match(problem.message))}
    return len(planted), tuple(path for path, text in planted.items() if found.get(path) != text)
