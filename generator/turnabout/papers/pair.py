"""What papers say of the pair that they are made for."""

from ..planning.pairs import Pair


def pair_data(pair: Pair | None) -> dict[str, str | None] | None:
    """Return the names that stand on lines for names, by role, and the place; None where papers are everybody's."""
    if pair is None:
        return None
    return {"name": pair.name, "mentor": pair.mentor, "mentoree": pair.mentoree, "place": pair.place}
