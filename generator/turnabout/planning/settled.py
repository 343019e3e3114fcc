"""Let a curriculum settle what mkdocs.yml says for want of it."""

from ..model.curriculum import Curriculum
from ..model.settings import Settings


def settled(curriculum: Curriculum, settings: Settings) -> Settings:
    """Return the settings of a workspace with what the curriculum settles in their place."""
    own = {
        "programme": curriculum.programme,
        "length": curriculum.session,
        "start": curriculum.start,
        "timezone": curriculum.timezone,
        "papers": (curriculum.paper,) if curriculum.paper else None,
    }
    return settings.model_copy(update={name: value for name, value in own.items() if value is not None})
