"""Tell templates the words that all papers share."""

import json
from collections.abc import Mapping

from ...content.paper_words import paper_words
from ...text.labels import Labels

_ENGLISH = Labels("en")


def words_files(labels: Labels = _ENGLISH) -> Mapping[str, bytes]:
    """Return the file that theme.typ reads words from, by its path in the folder of templates."""
    return {"words.json": json.dumps(paper_words(labels), ensure_ascii=False).encode()}
