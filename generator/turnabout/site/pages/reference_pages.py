"""Write the pages people look things up in: ground rules, glossary, evidence."""

from ...content.phrases import GRADES, LOCKS, SEEN, capitalised
from ...content.words import readable
from ...model.curriculum import Claim, GroundRule
from ...planning.paper_list import ground_rules_path, wallet_card_path
from ..escape import Markdown, title
from ..tree import Page
from .page_context import Desk, View, facts, prints, source_text


def reference_pages(desk: Desk) -> tuple[Page, ...]:
    """Return the pages to look things up in."""
    return (
        _ground_rules(desk.at("ground-rules.md")),
        _glossary(desk.at("glossary.md")),
        _evidence(desk.at("evidence.md")),
    )


def _ground_rules(desk: Desk) -> Page:
    rules = enumerate(desk.handbook.curriculum.ground_rules.items(), start=1)
    values: View = {
        "rules": [_rule(desk, number, name, rule) for number, (name, rule) in rules],
        "page": prints(desk, ground_rules_path),
        "card": prints(desk, wallet_card_path),
    }
    return desk.page("ground-rules", "Ground rules", values, "curriculum")


def _rule(desk: Desk, number: int, name: str, rule: GroundRule) -> View:
    return {
        "number": number,
        "name": readable(name),
        "anchor": Markdown(name),
        "text": desk.text(rule.text),
        "why": rule.why and desk.text(rule.why),
        "say": rule.say and desk.text(rule.say),
        "lock": LOCKS[rule.lock],
    }


def _glossary(desk: Desk) -> Page:
    curriculum = desk.handbook.curriculum
    entries = [(capitalised(term.one), term.means) for term in curriculum.terms.values()]
    entries += [(capitalised(entry.word), entry.means) for entry in curriculum.glossary.values()]
    entries.sort(key=lambda entry: entry[0].casefold())
    values: View = {"entries": [{"word": word, "means": desk.text(means)} for word, means in entries]}
    return desk.page("glossary", "Glossary", values, "curriculum")


def _evidence(desk: Desk) -> Page:
    curriculum = desk.handbook.curriculum
    values: View = {
        "grades": [{"name": name, "means": means} for name, means in GRADES.items()],
        "claims": [_claim(desk, name, claim) for name, claim in curriculum.claims.items()],
        "sources": [
            {
                "anchor": Markdown(f"source-{name}"),
                "text": source_text(source),
                "where": source.where,
                "seen": SEEN[source.seen],
                "grade": source.grade,
            }
            for name, source in curriculum.sources.items()
        ],
    }
    return desk.page("evidence", "Evidence", values, "sources")


def _claim(desk: Desk, name: str, claim: Claim) -> View:
    source = desk.handbook.curriculum.sources.get(claim.source)
    shown = source.authors if source else claim.source
    return {
        "anchor": Markdown(name),
        "text": desk.text(claim.text),
        "source": facts(Markdown(f"[{title(shown)}](#source-{claim.source})") if source else shown),
        "grade": claim.grade,
        "caveat": desk.text(claim.caveat),
    }
