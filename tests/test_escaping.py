"""Plain text stays plain in Markdown, and so do a curriculum's own words in pages written by hand."""

from hypothesis import given
from hypothesis import strategies as st

from house import MakeWorkspace
from turnabout.reading.pipeline import read_handbook
from turnabout.text.escaping import clean, encode


def test_a_term_that_looks_like_a_tag_is_no_tag_in_a_page_written_by_hand(workspace: MakeWorkspace) -> None:
    root = workspace()
    curriculum = next(root.glob("curricula/*/curriculum.yml"))
    text = curriculum.read_text("utf-8")
    curriculum.write_text(text.replace("one: owner", 'one: "<script>alert(1)</script>"'), "utf-8")
    (root / "content" / "own.md").write_text("---\ntitle: Own\n---\nAsk the {mentoree}.\n", "utf-8")
    page = next(page for page in read_handbook(root).prose if page.path == "own.md")
    assert page.markdown == "Ask the &#60;script&#62;alert(1)&#60;/script&#62;.\n"


@given(st.text())
def test_encoded_text_has_no_sign_that_could_open_a_tag(text: str) -> None:
    assert not set(encode(clean(text))) & set("<>`*_[]{}|\\\n")


def test_plain_words_stay_as_they_are() -> None:
    assert encode(clean("A plain sentence, with a comma (and brackets).")) == (
        "A plain sentence, with a comma (and brackets)."
    )
