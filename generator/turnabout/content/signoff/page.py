"""Everything on the page that a client signs, as plain data for a screen, for paper and for a program."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...clients.overlay.diff import Difference, What
from ...core.nodes import Scalar, Table, find
from ...core.plain import digest, plain_data
from ...sources.address import address_of
from ...text.labels import Labels
from ..phrases import PAPERS, rhythm_text
from .marking import MarkedPassage
from .naming import Names, in_words
from .page_words import badges, counted, digest_text, in_turn, page_words
from .sheet import Group, Section

Record = dict[str, object]
_KINDS: tuple[What, ...] = ("changed", "added", "removed", "moved")


@dataclass(frozen=True, slots=True)
class Compared:
    """Whose page it is: the client as commands name it and as people do, its base with its version, its layers.

    `against` says what it is compared with, `base_digest` is the SHA-256 of all that the base says.
    """

    client: str
    name: str
    base: str
    base_title: str
    version: str
    base_digest: str
    layers: tuple[str, ...]
    against: str


@dataclass(frozen=True, slots=True)
class SignoffPage:
    """The page that a client signs; `digest` is the SHA-256 of all that it stands for."""

    compared: Compared
    settings: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    differences: tuple[Difference, ...]
    files: Mapping[str, str]

    @property
    def digest(self) -> str:
        """The SHA-256 of the base and of all that differs; where something is written does not count."""
        return digest(json.dumps(self._signed(), ensure_ascii=False, sort_keys=True, separators=(",", ":")))

    def _signed(self) -> Record:
        compared = self.compared
        return {
            "client": compared.client,
            "base": [compared.base, compared.version, compared.base_digest],
            "against": compared.against,
            "layers": list(compared.layers),
            "differences": [_signed(difference) for difference in self.differences],
            "files": dict(self.files),
        }


def page_record(page: SignoffPage) -> Record:
    """Return a page for a program: every difference with its address, its values and the changes behind it."""
    compared = page.compared
    return {
        "client": compared.client,
        "name": compared.name,
        "base": compared.base,
        "version": compared.version,
        "layers": list(compared.layers),
        "against": compared.against,
        "settings": dict(page.settings),
        "digest": page.digest,
        "differences": [{**_signed(difference), "by": _by(difference)} for difference in page.differences],
        "files": dict(page.files),
    }


def page_data(page: SignoffPage, labels: Labels) -> Record:
    """Return a page for a template, which only has to draw it."""
    compared = page.compared
    base, with_layers = f"{compared.base_title} {compared.version}", compared.against == "layers"
    command = f"turnabout diff --client {compared.client}" + (" --against layers" if with_layers else "")
    return {
        "name": compared.name,
        "base": base,
        "version": compared.version,
        "layers": ", ".join(map(in_words, compared.layers)),
        "labels": page_words(labels, compared.name, base, with_layers=with_layers),
        "digest_text": digest_text(labels, command),
        "settings": [{"label": label, "text": text} for label, text in page.settings],
        "counts": list(_counts(page, labels)),
        "digest": [page.digest[start : start + 8] for start in range(0, 64, 8)],
        "sections": [
            {"id": f"part-{number}", "title": section.title, "is_new": section.is_new,
             "groups": [_group(group, labels) for group in section.groups]}
            for number, section in enumerate(page.sections, start=1)
        ],
    }  # fmt: skip


def settings_of(names: Names) -> tuple[tuple[str, str], ...]:
    """Return what a client has settled, or its programme says for it."""
    tree = names.tree
    programme = _text(tree, "programme") or next(iter(_keys(tree, "programmes")), "")
    minutes = _text(tree, "session") or _text(tree, "programmes", programme, "length")
    days = _text(tree, "rhythm") or _text(tree, "programmes", programme, "every")
    labels = names.labels
    gettext, paper = labels.gettext, _text(tree, "paper")
    length = labels.ngettext("{number} minute", "{number} minutes", int(minutes)) if minutes.isdecimal() else ""
    settled = (
        (gettext("Programme"), names.heading(("programmes", programme)) if programme else ""),
        (gettext("Length"), length),
        (gettext("Rhythm"), rhythm_text(labels, int(days)) if days.isdecimal() else ""),
        (gettext("Start"), names.when(_text(tree, "start"))),
        (gettext("Time zone"), _text(tree, "timezone")),
        (labels.pgettext("size", "Paper"), labels.listed(text for name, text in PAPERS.items() if paper in ("", name))),
    )
    return tuple((label, text) for label, text in settled if text)


def _counts(page: SignoffPage, labels: Labels) -> Iterator[Record]:
    """How many texts are of each kind; a page of the handbook counts as one."""
    kinds = [row.what for section in page.sections for group in section.groups for row in group.rows]
    for what in _KINDS:
        if what in kinds:
            yield {"what": what, "text": counted(labels, what, kinds.count(what))}


def _group(group: Group, labels: Labels) -> Record:
    return {
        "title": group.title,
        "what": group.what,
        "badge": badges(labels)[group.what],
        "who": in_turn(labels, group.who),
        "why": list(group.why),
        "rows": [
            {
                "what": row.what,
                "label": row.label,
                "old": _passage(row.old),
                "new": _passage(row.new),
                "address": row.address,
            }
            for row in group.rows
        ],
    }


def _passage(passage: MarkedPassage) -> list[list[Record]]:
    return [[{"text": run.text, "style": run.style, "mark": run.is_marked} for run in line] for line in passage]


def _signed(difference: Difference) -> Record:
    around = difference.neighbours
    record: Record = {
        "what": difference.what,
        "address": address_of(difference.path),
        "old": None if around else plain_data(difference.old),
        "new": None if around else plain_data(difference.new),
        "why": list(dict.fromkeys(edit.change.why for edit in difference.by if edit.change.why)),
        "who": list(dict.fromkeys(edit.owner for edit in difference.by)),
    }
    return {**record, "after": {"old": around.old, "new": around.new}} if around else record


def _by(difference: Difference) -> list[Record]:
    return [
        {
            "who": edit.owner,
            "verb": edit.verb,
            "address": address_of(edit.path),
            "path": edit.change.where.path,
            "line": edit.change.where.line,
            "column": edit.change.where.column,
            "why": edit.change.why,
        }
        for edit in difference.by
    ]


def _text(tree: Table, *path: str) -> str:
    found = find(tree, path)
    return found.text.strip() if isinstance(found, Scalar) else ""


def _keys(tree: Table, section: str) -> tuple[str, ...]:
    found = find(tree, (section,))
    return tuple(found.entries) if isinstance(found, Table) else ()
