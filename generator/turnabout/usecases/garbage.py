"""Let a short command make what it needs without stopping to look for what it could throw away."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS = 500_000
"""More than a curriculum with a client comes to; a workspace with hundreds of clients is still looked through."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Have Python look for unused objects only after half a million new ones, not after every 700, and not once more
    when the process ends."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    atexit.register(gc.freeze)
    try:
        yield
    finally:
        gc.set_threshold(*before)
