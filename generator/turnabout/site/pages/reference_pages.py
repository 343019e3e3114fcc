"""Write the pages people look things up in: ground rules, glossary, evidence."""

from ...content.phrases import GRADES, LOCKS, SEEN, capitalised
from ...content.words import readable
from ...model.evidence import Claim
from ...model.wording import GroundRule
from ...planning.paper_list import ground_rules_path, wallet_card_path
from ..escape import Markdown, title
from ..tree import Page
from .page_context import PageContext, View, facts, prints, source_text


def reference_pages(context: PageContext) -> tuple[Page, ...]:
    """Return the pages to look things up in."""
    return (
        _ground_rules(context.at("ground-rules.md")),
        _glossary(context.at("glossary.md")),
        _evidence(context.at("evidence.md")),
    )


def _ground_rules(context: PageContext) -> Page:
    rules = enumerate(context.handbook.curriculum.ground_rules.items(), start=1)
    values: View = {
        "rules": [_rule(context, number, name, rule) for number, (name, rule) in rules],
        "page": prints(context, ground_rules_path),
        "card": prints(context, wallet_card_path),
    }
    return context.page("ground-rules", "Ground rules", values, "curriculum")


def _rule(context: PageContext, number: int, name: str, rule: GroundRule) -> View:
    return {
        "number": number,
        "name": readable(name),
        "anchor": Markdown(name),
        "text": context.text(rule.text),
        "why": rule.why and context.text(rule.why),
        "say": rule.say and context.text(rule.say),
        "lock": LOCKS[rule.lock],
    }


def _glossary(context: PageContext) -> Page:
    curriculum = context.handbook.curriculum
    entries = [(capitalised(term.one), term.means) for term in curriculum.terms.values()]
    entries += [(capitalised(entry.word), entry.means) for entry in curriculum.glossary.values()]
    entries.sort(key=lambda entry: entry[0].casefold())
    values: View = {"entries": [{"word": word, "means": context.text(means)} for word, means in entries]}
    return context.page("glossary", "Glossary", values, "curriculum")


def _evidence(context: PageContext) -> Page:
    curriculum = context.handbook.curriculum
    values: View = {
        "grades": [{"name": name, "means": means} for name, means in GRADES.items()],
        "claims": [_claim(context, name, claim) for name, claim in curriculum.claims.items()],
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
    return context.page("evidence", "Evidence", values, "sources")


def _claim(context: PageContext, name: str, claim: Claim) -> View:
    source = context.handbook.curriculum.sources.get(claim.source)
    shown = source.authors if source else claim.source
    return {
        "anchor": Markdown(name),
        "text": context.text(claim.text),
        "source": facts(Markdown(f"[{title(shown)}](#source-{claim.source})") if source else shown),
        "grade": claim.grade,
        "caveat": context.text(claim.caveat),
    }
