"""Say which block of a paper has no room on its page or card."""

from collections.abc import Mapping

from .failure import TypesettingError

_LONGEST = 80
"""Letters that a message quotes of a text."""

_WHERE = {
    "poster": "the poster of {programme!r}",
    "catch-up": "the catch-up card of {module!r}",
    "cards": "a prompt card of {module!r}",
    "ground-rules": "the page of ground rules",
    "wallet-card": "the wallet card",
}
_BLOCKS = {
    "purpose": ("it ends {mm} mm too low, and the title with the purpose is its longest part", "shorten the purpose"),
    "objectives": ("it ends {mm} mm too low, and the objectives are its longest part", "shorten the objectives"),
    "activities": ("it ends {mm} mm too low, and {name} is its longest part", "shorten the steps"),
    "order": ("it ends {mm} mm too low, and what happens in which order is its longest part", "shorten titles"),
    "people": ("it ends {mm} mm too low, and who takes part is its longest part", "shorten what the terms mean"),
    "contacts": ("it ends {mm} mm too low, and whom to ask is its longest part", "name fewer contacts"),
    "rules-line": ("it ends {mm} mm too low, and the line of rules is its longest part", "keep fewer rules"),
    "practice": ("it ends {mm} mm too low, and the practice plan is its longest part", "shorten the practice plan"),
    "prompts": ("{name} needs {mm} mm more", "shorten the prompt, or ask it in two"),
    "foot": ("the title of the module needs {mm} mm more", "shorten it"),
    "rules": ("the rules need {mm} mm more, and {name} is the longest", "shorten a rule or its reason"),
    "contact": ("whom to ask needs {mm} mm more", "shorten the first contact, or the names above the rules"),
    "name": ("a name or place is too long for its line", "write it shorter"),
    "names": ("the names of the rules need {mm} mm more", "keep fewer rules, or give them shorter ids"),
}


def block_overflow(data: Mapping[str, object], block: str, number: int, beyond: int) -> TypesettingError:
    """Name a block that needs so many millimetres more; its items are counted from 0 and have a `name` in the data."""
    what, hint = _BLOCKS[block]
    where = _WHERE.get(str(data["kind"]), "a {kind}").format(**data)
    paper = {"a4": "A4", "letter": "Letter"}[str(data["size"])]
    found = what.format(mm=beyond, name=_name(data, block, number))
    return TypesettingError(f"{where} has too little room on {paper} paper: {found}", hint)


def _name(data: Mapping[str, object], block: str, number: int) -> str:
    items = data.get(block)
    if not isinstance(items, (list, tuple)):
        return ""
    return repr((items[number].get("name") or items[number].get("title", ""))[:_LONGEST])
