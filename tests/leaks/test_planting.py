"""What one client owns is found in every place of a file of another where somebody could read it."""

from pathlib import Path

import pytest

from house import sampled

from .planting import PLACES, missed


@pytest.mark.parametrize("every", sampled([False, True], False), ids=["a kind each", "every kind"])
def test_texts_are_found_in_every_place(every: bool, tmp_path: Path) -> None:
    number, lost = missed(tmp_path, every=every)
    print(f"{number} texts planted in {len(PLACES)} places, {len(lost)} missed")
    assert not lost
    assert number == len(PLACES) * (6 if every else 1)
