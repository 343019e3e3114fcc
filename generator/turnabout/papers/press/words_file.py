"""Tell templates the words that all papers share."""

import json
from collections.abc import Mapping

from ...content.paper_words import paper_words


def words_files(language: str = "en") -> Mapping[str, bytes]:
    """Return the file that theme.typ reads words from, by its path in the folder of templates."""
    return {"words.json": json.dumps(paper_words(language), ensure_ascii=False).encode()}
