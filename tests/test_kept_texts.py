"""What papers say is read once, and nothing that is kept of it is taken for what it is not."""

import hashlib
import io
from pathlib import Path

import pytest
from docx import Document

from turnabout.release.leaks.kept_texts import Texts


def word_of(text: str) -> bytes:
    out, document = io.BytesIO(), Document()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def _digests(*files: Path) -> dict[Path, bytes]:
    return {file: hashlib.sha256(file.read_bytes()).digest() for file in files}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "letter.docx"
    file.write_bytes(word_of("Frost comes early"))
    return file


def test_a_text_is_kept_and_taken_for_the_same_bytes_alone(paper: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    known = _digests(paper)
    ((_, said),) = Texts(kept).of(known)
    assert "Frost comes early" in said
    paper.write_bytes(word_of("Nothing"))
    assert [text for _, text in Texts(kept).of(known)] == [said], "it is not read again"
    ((_, said),) = Texts(kept).of(_digests(paper))
    assert "Frost" not in said


@pytest.mark.parametrize("old", [b"\n", b"early", b"Frost"])
def test_what_was_kept_and_is_not_whole_counts_as_none(old: bytes, paper: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    ((_, said),) = Texts(kept).of(_digests(paper))
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole.replace(old, b""))
    assert [text for _, text in Texts(kept).of(_digests(paper))] == [said]
    assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_texts_are_read_all_the_same(paper: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where a folder should be")
    ((_, said),) = Texts(tmp_path / "kept").of(_digests(paper))
    assert "Frost comes early" in said


def test_pages_are_not_kept(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Frost comes early</p>")
    ((_, said),) = Texts(tmp_path / "kept").of(_digests(tmp_path / "index.html"))
    assert said == " | Frost comes early | "
    assert not (tmp_path / "kept").exists()


def test_many_papers_are_read_side_by_side(tmp_path: Path) -> None:
    papers = []
    for number in range(30):
        papers.append(tmp_path / f"{number}.docx")
        papers[-1].write_bytes(word_of(f"This is number {number}."))
    said = dict(Texts(tmp_path / "kept", jobs=2).of(_digests(*papers)))
    assert [f"This is number {number}." in said[paper] for number, paper in enumerate(papers)] == [True] * 30
    assert len([*(tmp_path / "kept").iterdir()]) == 30
