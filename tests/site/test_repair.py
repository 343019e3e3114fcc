"""The HTML of the theme, repaired."""

from pathlib import Path

import pytest

from turnabout.site.repair import repair

EDIT = '<article>\n    <a href="https://x.org/edit/main/{}" title="Edit this page" class="md-icon" rel="edit">pen</a>\n'
SEARCH = '<div class="md-search" data-md-component="search" role="dialog"'
BILL = '<h2 id="x">The <em>"R&amp;D"</em> bill<a class="headerlink" href="#x">¶</a></h2>'


@pytest.mark.parametrize(
    ("theme", "repaired"),
    [
        ("a<br />b<img src='x' alt=\"/>\" />", "a<br>b<img src='x' alt=\"/>\">"),
        (
            '<input class="md-toggle" type="checkbox" id="__search" autocomplete="off">',
            '<input class="md-toggle" type="checkbox" id="__search">',
        ),
        (
            '<label class="md-nav__link" for="__nav_2" id="x" tabindex="">',
            '<label class="md-nav__link" for="__nav_2" id="x">',
        ),
        ("<h1>404 - Not found</h1>", "<h1>404</h1>"),
        ('<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">'),
        ('<input id="__toc"><label for="__toc">', '<input id="__toc"><label for="__toc">'),
        (
            f'{SEARCH}>\n<input aria-label="Suche" x>',
            f'{SEARCH} aria-label="Suche">\n<input aria-label="Suche" x>',
        ),
        (
            '<a href="." title="R&amp;amp;D" class="md-header__button md-logo" aria-label="R&amp;D" data-x>',
            '<a href="." title="R&amp;D" class="md-header__button md-logo" aria-label="R&amp;D" data-x>',
        ),
        (
            f"{BILL}<table>\n<tr></tr>\n</table><table></table>",
            (
                f"{BILL}"
                '<div class="tt-table" role="group" tabindex="0" aria-label="The &quot;R&amp;D&quot; bill">'
                '<table class="tt">\n<tr></tr>\n</table></div>'
                '<div class="tt-table" role="group" tabindex="0" aria-label="The &quot;R&amp;D&quot; bill 2">'
                '<table class="tt"></table></div>'
            ),
        ),
    ],
)
def test_what_the_theme_gets_wrong_is_repaired(theme: str, repaired: str) -> None:
    assert repair(theme, "index.md", None) == repaired


def test_the_label_of_a_footer_link_is_escaped_once() -> None:
    inside = '<span class="md-footer__direction">\n Next\n</span><div class="md-ellipsis">\n R&amp;D\n</div>'
    html = f'<a href="x" class="md-footer__link md-footer__link--next" aria-label="Next: R&amp;amp;D">{inside}</a>'
    assert 'aria-label="Next: R&amp;D"' in repair(html, "index.md", None)


def test_the_edit_button_leads_to_the_file_that_people_edit() -> None:
    source = "curricula/x/modules/tea.yml"
    made = repair(EDIT.format("modules/tea.md"), "modules/tea.md", source)
    assert f'href="https://x.org/edit/main/{source}"' in made
    assert repair(EDIT.format(source), "modules/tea.md", source) == made


def test_a_page_that_ships_with_the_tool_has_no_edit_button() -> None:
    assert repair(EDIT.format("modules/tea.md"), "modules/tea.md", None) == "<article>\n"


def test_repair_changes_nothing_the_second_time(tiny_site: Path) -> None:
    for path in tiny_site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert repair(html, "any.md", None) == html
