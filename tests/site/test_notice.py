"""Each page of the facilitator's edition says that it is not for publishing, and no page of the other does."""

import re

from house import MakeWorkspace, Turnabout

NOTICE = "For head bakers only – do not publish"


def test_every_page_says_whom_it_is_for_in_its_title_at_its_top_and_in_print(
    workspace: MakeWorkspace, turnabout: Turnabout
) -> None:
    root = workspace()
    assert turnabout("build", "--quiet", "--no-papers", cwd=root).code == 0
    pages = {path: path.read_text("utf-8") for path in (root / "dist/base/facilitator").rglob("*.html")}
    assert len(pages) > 10
    for path, page in pages.items():
        assert NOTICE in page.partition("<title>")[2].partition("</title>")[0], path
        assert re.search(r'<link rel="stylesheet" href="[./]*/?assets/facilitator\.css">', page), path
        content = page.partition("<article")[2]
        assert path.name == "404.html" or re.search(rf'<p class="tt-notice"[^>]*>{NOTICE}</p>', content), path
    style = (root / "dist/base/facilitator/assets/facilitator.css").read_text("utf-8")
    assert 'content: "For head bakers only \\2013  do not publish";' in style.partition("@top-center")[2]
    for path in (root / "dist/base/handbook").rglob("*.*"):
        assert b"do not publish" not in path.read_bytes(), path
