"""Name the folder of a pack so that every system can hold it."""

import hashlib
import re
from unicodedata import category, normalize

_KEPT = frozenset(" -_.,'’&+()\u200c\u200d")
"""Signs that stay beside letters, marks and digits; the two without width belong inside words of some scripts."""
# Microsoft, "Naming Files, Paths, and Namespaces": devices, with any ending.
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
_DEVICES = frozenset(["con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS])
_LONGEST = 140
"""Bytes: a name in an encrypted home folder has 143 (eCryptfs)."""


def safe_name(text: str) -> str:
    """Return the name of a folder for a pair on Linux, macOS and Windows: letters of any script stay; where another
    sign had to go, a digest of the whole text keeps names apart."""
    whole = normalize("NFC", text)
    kept = re.sub("-+", "-", "".join(c if _is_kept(c) else "-" for c in whole)).strip(" .-")
    if kept and kept == whole and len(kept.encode()) <= _LONGEST and not _is_device(kept):
        return kept
    digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    name = f"pair-{kept}" if not kept or _is_device(kept) else kept
    cut = name.encode()[: _LONGEST - len(digest) - 1].decode("utf-8", "ignore").rstrip(" .-")
    return f"{cut}-{digest}"


def same_file(name: str) -> str:
    """Return what two names have in common that are one file where neither case nor spelling of accents counts."""
    return normalize("NFC", normalize("NFC", name).casefold())


def _is_kept(sign: str) -> bool:
    return sign in _KEPT or category(sign)[0] in "LMN"


def _is_device(name: str) -> bool:
    return name.partition(".")[0].rstrip().casefold() in _DEVICES
