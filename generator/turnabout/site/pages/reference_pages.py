"""Write the pages people look things up in: ground rules, glossary, evidence, and whom to ask."""

from collections.abc import Iterator
from dataclasses import replace

from ...content.contacts import contacts_content
from ...content.evidence import evidence_content
from ...content.glossary import glossary_content
from ...content.ground_rules import ground_rules_content
from ...content.places import CONTACTS, EVIDENCE, GLOSSARY, GROUND_RULES
from ..tree import Page
from .page_context import PageContext, prints


def reference_pages(context: PageContext) -> Iterator[Page]:
    """Yield the pages to look things up in; none of contacts where the curriculum has none."""
    curriculum = context.handbook.curriculum
    evidence = evidence_content(curriculum, curriculum.claims, curriculum.sources)
    yield _ground_rules(context.at(GROUND_RULES))
    yield context.at(GLOSSARY).showing("glossary", glossary_content(curriculum), "curriculum")
    yield context.at(EVIDENCE).showing("evidence", evidence, "sources")
    contacts = contacts_content(curriculum)
    if contacts.contacts:
        yield replace(context.at(CONTACTS).showing("contacts", contacts, "curriculum"), hide=("navigation", "toc"))


def _ground_rules(context: PageContext) -> Page:
    return context.showing(
        "ground-rules",
        ground_rules_content(context.handbook.curriculum),
        "curriculum",
        page=prints(context, "ground-rules"),
        card=prints(context, "wallet-card"),
    )
