"""Tell at a glance that a page holds nothing but text and links to where links may lead."""

import re

from .allowed import is_link

_FENCED = re.compile(
    r'^(?P<fence>`{3,}|~{3,})[ ]*[\w-]*(?: title="[^"\n]*")?\n.*?^(?P=fence)[ ]*$', re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"`[^`\n]+`")
_SUSPECT = re.compile(r"<|!\[|\{")
_TARGET = re.compile(r"\]\(\s*([^)\s]*)|\]:\s*(\S*)")
_SIMPLE = re.compile(r"[\w./~#?=&%+,:@-]*", re.ASCII)


def is_plain(markdown: str) -> bool:
    """Tell whether a page surely has no HTML, no attributes, no pictures and no link that may be refused.

    Only if it is in doubt, the page has to be read as a builder reads it, which takes longer.
    """
    bare = "\n\n".join(map(_without_code, _FENCED.sub("", markdown).split("\n\n")))
    return not _SUSPECT.search(bare) and all(
        _SIMPLE.fullmatch(target) and is_link(target) for found in _TARGET.finditer(bare) for target in found.groups("")
    )


def _without_code(block: str) -> str:
    """Take code from a block where it is sure to be code: in marks that open and close on a line of their own."""
    is_sure = "``" not in block and "\\" not in block and all(line.count("`") % 2 == 0 for line in block.split("\n"))
    return _CODE.sub("", block) if is_sure else block
