"""Finish the data of the prompt cards of a module."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..content.module_parts import ModuleParts
from ..text.pieces import Text, plain_pieces

_BLANK = Text()

_EACH = 4
"""Cards in each of the two columns of a sheet."""


@dataclass(frozen=True, slots=True)
class _Card:
    """A question with its number among all, or a blank card, whose `number` is None; nobody's has no `who`."""

    who: str | None
    text: Text = _BLANK
    number: int | None = None


def cards_data(parts: ModuleParts) -> dict[str, object]:
    """Return the cards of each sheet, row by row; what is left of the last sheet is blank."""
    gettext = parts.labels.gettext
    asked = [(one.asks, question.text) for one in parts.prompts() for question in one.questions]
    cards = [_Card(who, text, number) for number, (who, text) in enumerate(asked)]
    return {
        "prompts": [{"name": plain_pieces(card.text)} for card in cards],
        "sheets": [[_shown(card) for card in sheet] for sheet in _sheets(cards)],
        "labels": {
            "title": gettext("Prompt cards: {module}", module=parts.module.title),
            "continued": gettext("Prompt cards: {module}, continued", module=parts.module.title),
            "name": gettext("Prompt cards"),
            "cut": gettext("Cut along the dashed lines. Each of you takes the cards with your role on them."),
            "own": gettext("A question of your own"),
        },
    }


def _sheets(cards: Sequence[_Card]) -> Iterator[list[_Card]]:
    """Give each role a column of its own where that takes no sheet more."""
    columns = [[card for card in cards if card.who == who] for who in dict.fromkeys(card.who for card in cards)]
    in_columns = -(-max(map(len, columns)) // _EACH)
    in_order = -(-len(cards) // (2 * _EACH))
    for start in range(in_order):
        if len(columns) == 2 and in_columns == in_order:
            left, right = (column[start * _EACH : (start + 1) * _EACH] for column in columns)
            yield _rows(_filled(left, columns[0][0].who, _EACH), _filled(right, columns[1][0].who, _EACH))
        else:
            yield _filled(cards[start * 2 * _EACH : (start + 1) * 2 * _EACH], None, 2 * _EACH)


def _filled(cards: Sequence[_Card], who: str | None, number: int) -> list[_Card]:
    return [*cards, *[_Card(who)] * (number - len(cards))]


def _rows(left: list[_Card], right: list[_Card]) -> list[_Card]:
    return [card for row in zip(left, right, strict=True) for card in row]


def _shown(card: _Card) -> dict[str, object]:
    text = None if card.number is None else list(card.text)
    return {"who": card.who, "text": text, "number": card.number}
