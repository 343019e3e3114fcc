"""What readers are shown of the ground rules: in full, in short for the wallet, and in a book."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.base import Lock
from ..model.curriculum import Curriculum
from ..model.wording import GroundRule
from ..text.labels import Labels, labels_of
from ..text.markdown_tree import as_text
from ..text.pieces import Text
from .contacts import ask_text
from .places import GROUND_RULES
from .words import called, first_sentence


@dataclass(frozen=True, slots=True)
class RuleContent:
    """A rule with its reason and what to say, `short` as its first sentence; links lead `to` its place on the site.

    `lock` says what an organisation may change.
    """

    to: str
    name: str
    text: Text
    short: str
    why: Text | None
    say: Text | None
    lock: str
    is_locked: bool


@dataclass(frozen=True, slots=True)
class GroundRulesContent:
    """All rules in their order; `how` is for those who say them, and `ask_text` whom to ask, for a card."""

    title: str
    purpose: str
    how: str
    rules: tuple[RuleContent, ...]
    has_locked: bool
    ask_text: str | None
    labels: Mapping[str, str]


def ground_rules_content(curriculum: Curriculum) -> GroundRulesContent:
    """Return what is shown of the ground rules."""
    labels, rules = labels_of(curriculum), curriculum.ground_rules
    gettext, locks = labels.gettext, _locks(labels)
    return GroundRulesContent(
        title=gettext("Ground rules"),
        purpose=gettext("Everybody in the programme keeps to these rules."),
        how=gettext("Say them aloud at the start, in the words given or in your own."),
        rules=tuple(_rule(name, rule, locks[rule.lock]) for name, rule in rules.items()),
        has_locked=any(rule.lock == "locked" for rule in rules.values()),
        ask_text=ask_text(curriculum),
        labels={
            "why": gettext("Why"),
            "locked": gettext("locked"),
            "locked_rules": gettext("No organisation may change a rule marked “{locked}”.", locked=gettext("locked")),
            "print": gettext("Print them:"),
            "print_page": gettext("all on one page, to sign or to hang up"),
            "print_card": gettext("in short, on cards for the wallet"),
            "in_full": gettext("In full"),
            "card": gettext("Wallet card"),
            "card_title": gettext("Ground rules: wallet card"),
            "cards": gettext("Ground rules for the wallet"),
            "cutting": gettext("Cut along the dashed lines. Every card says the same."),
            "in_short": gettext("Our ground rules, in short"),
        },
    )


def _rule(name: str, rule: GroundRule, lock: str) -> RuleContent:
    return RuleContent(
        to=f"{GROUND_RULES}#{name}",
        name=called(name, rule.title),
        text=as_text(rule.text),
        short=first_sentence(rule.text),
        why=as_text(rule.why) if rule.why else None,
        say=as_text(rule.say) if rule.say else None,
        lock=lock,
        is_locked=rule.lock == "locked",
    )


def _locks(labels: Labels) -> Mapping[Lock, str]:
    gettext = labels.gettext
    return {
        "open": gettext("An organisation may change this rule."),
        "strengthen": gettext("An organisation may make this rule stricter, never looser."),
        "locked": gettext("No organisation may change this rule."),
    }
