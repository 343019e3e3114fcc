"""Measure how long it takes to search what was built for 200 clients for what belongs to another, and what is found.

Run: python bench/scan_for_leaks.py [CLIENTS] [PAGES]
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from many_clients import write_workspace

from turnabout.clients.customising import Customised, Customiser
from turnabout.core.nodes import scalars
from turnabout.release.leaks.of_clients import belongings, client_leaks
from turnabout.sources.workspace import open_workspace
from turnabout.text.terms import term_words, word_text

PLANTED = 300
PARTS = (0, 1, 5, 6, 10, 11, 15, 16, 20, 21)
"""The changes of each client that are sentences of its own."""
SIZE, MARKUP = 42_000, 24_000
"""Bytes of a page, and of those around its texts: a page of the handbook has about as many."""


def main() -> None:
    """Print seconds of CPU for the search, and how many sentences of one client were found with another."""
    clients, pages = (int(text) for text in (*sys.argv[1:], "200", "5")[:2])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root, clients)
        customiser = Customiser(open_workspace(root)[0])
        outputs = {name: root / "dist" / name for name in customiser.names()}
        for name, output in outputs.items():
            _write_pages(customiser.customised(name), output, pages)
        knowing = _spent(lambda: belongings(customiser.workspace, customiser))
        searching = _spent(lambda: client_leaks(root, outputs))
        false_alarms = len(client_leaks(root, outputs))
        _plant(outputs)
        found = sum("What would you ask" in leak.message for leak in client_leaks(root, outputs))
    size = clients * pages * SIZE / 1_000_000
    print(f"{clients} clients, 25 changes each, {pages} pages each, {size:.0f} MB; seconds of CPU")
    print(f"  whose is which sentence {knowing:8.2f}")
    print(f"  the search with it      {searching:8.2f}")
    print(f"  found: {found} of {PLANTED} sentences planted with another client; false alarms: {false_alarms}")


def _write_pages(made: Customised, output: Path, pages: int) -> None:
    """Write pages that say what the curriculum of a client says, as often as it takes to fill them."""
    output.mkdir(parents=True)
    words = term_words(made.tree)
    texts = [word_text(scalar.text, words, lambda name, offset: None) for _, scalar in scalars(made.tree)]
    chance = random.Random(made.client.name)
    link = '<li class="md-nav__item"><a href="programme/first.html" class="md-nav__link">First</a></li>\n'
    for number in range(pages):
        page = link * (MARKUP // len(link)) + "".join(_paragraphs(texts, chance))
        (output / f"page-{number}.html").write_text(page, "utf-8")


def _paragraphs(texts: list[str], chance: random.Random) -> Iterator[str]:
    size = MARKUP
    while size < SIZE:
        yield (paragraph := f"<p>{chance.choice(texts)}</p>\n")
        size += len(paragraph)


def _plant(outputs: dict[str, Path]) -> None:
    """Put sentences that only one client has into the pages of others."""
    names = list(outputs)
    for number in range(PLANTED):
        turn, owner = divmod(number, len(names))
        other = names[(owner + turn + 1) % len(names)]
        with (outputs[other] / "page-0.html").open("a", encoding="utf-8") as page:
            page.write(f"<p>What would you ask company {owner} about part {PARTS[turn]}?</p>\n")


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


main()
