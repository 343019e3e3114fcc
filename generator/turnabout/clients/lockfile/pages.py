"""Pages of a client that stand in the place of pages of the base: what changed under them, and what they must keep."""

from collections.abc import Iterable, Iterator

from ...core.problems import Location, Problem
from ...sources.prose_files import WrittenPage
from ..overlay.change import Baseline
from ..overlay.showing import shown
from .lockfile import Lockfile, baseline_of_text


def baselines_of_pages(own: Iterable[WrittenPage], base: Iterable[WrittenPage]) -> dict[str, Baseline]:
    """Return what a lockfile keeps of the base for each page of a client, the page it replaces, or none."""
    there = {page.path: page for page in base}
    return {page.path: _baseline(there.get(page.path)) for page in own}


def page_problems(
    own: Iterable[WrittenPage], base: Iterable[WrittenPage], lockfile: Lockfile, called: str = ""
) -> tuple[Problem, ...]:
    """Return a problem for each page under which the base has changed since it was accepted, and for each word that
    the base keeps and the page lacks; `called` is how a command names the client: --client acme."""
    there = {page.path: page for page in base}
    found: list[Problem] = []
    for page in own:
        under = there.get(page.path)
        before = lockfile.pages.get(page.path)
        if before is not None and before.sha256 != _baseline(under).sha256:
            found.append(_changed(page, before, under, called))
        found.extend(_not_kept(page, under) if under else ())
    return tuple(found)


def _baseline(page: WrittenPage | None) -> Baseline:
    """The day of its review is no part of what a page says."""
    return baseline_of_text(f"{page.head.title}\n\n{page.markdown.strip()}\n") if page else Baseline("")


def _changed(page: WrittenPage, before: Baseline, under: WrittenPage | None, called: str) -> Problem:
    now = _baseline(under)
    was_line, now_line = _first_difference(before.text, now.text)
    if not now.sha256:
        what = "the base has removed the page that this one replaces"
    elif not before.sha256:
        what = "the base has a page of this path now, and this one hides it"
    else:
        what = "the page of the base has changed since this one was last accepted"
    place = f"  ({under.shown})" if under else ""
    message = f"{what}\nwas  {was_line}\nnow  {now_line}{place}"
    accept = f"turnabout accept content/{page.path} {called}".rstrip()
    hint = f"to keep your page: {accept}; to take the base's: delete yours; or edit it, then accept it"
    return Problem(Location(page.shown), "base-changed", message, hint)


def _first_difference(before: str, now: str) -> tuple[str, str]:
    """Return the first lines that differ, as far as the old text was kept."""
    if not before or not now:
        return shown(before or None), shown(now or None)
    if before == now:
        return "the same at the top", "other words further down"
    old, new = before.splitlines(), now.splitlines()
    same = next((number for number, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    end = min(len(old), len(new)) if same is None else same
    return _line(old, end), _line(new, end)


def _line(lines: list[str], number: int) -> str:
    rest = [line for line in lines[number:] if line.strip()]
    return shown(rest[0]) if rest else "nothing more"


def _not_kept(page: WrittenPage, under: WrittenPage) -> Iterator[Problem]:
    says = _folded(page.markdown)
    for words in under.head.keeps:
        if _folded(words) not in says:
            message = f"the page in its place must keep the words {words!r} ({under.shown})"
            yield Problem(Location(page.shown), "locked", message, "write them where readers will see them")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
