"""Write the pages people look things up in: ground rules, glossary, evidence."""

from ...content.evidence import evidence_content
from ...content.glossary import glossary_content
from ...content.ground_rules import ground_rules_content
from ...content.places import EVIDENCE, GLOSSARY, GROUND_RULES
from ...planning.paper_list import ground_rules_path, wallet_card_path
from ..tree import Page
from .page_context import PageContext, prints


def reference_pages(context: PageContext) -> tuple[Page, ...]:
    """Return the pages to look things up in."""
    curriculum = context.handbook.curriculum
    evidence = evidence_content(curriculum, curriculum.claims, curriculum.sources)
    return (
        _ground_rules(context.at(GROUND_RULES)),
        context.at(GLOSSARY).showing("glossary", glossary_content(curriculum), "curriculum"),
        context.at(EVIDENCE).showing("evidence", evidence, "sources"),
    )


def _ground_rules(context: PageContext) -> Page:
    return context.showing(
        "ground-rules",
        ground_rules_content(context.handbook.curriculum),
        "curriculum",
        page=prints(context, ground_rules_path),
        card=prints(context, wallet_card_path),
    )
