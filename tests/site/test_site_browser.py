"""Sites in a real browser: nothing for axe or vnu to find, no request elsewhere, a search that works from a disk."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from house import REPOSITORY, sampled

pytestmark = pytest.mark.browser

AXE = REPOSITORY / "node_modules/axe-core/axe.min.js"
VNU = REPOSITORY / "node_modules/vnu-jar/build/dist/vnu.jar"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = [(width, scheme) for width in (1280, 390) for scheme in ("light", "dark")]
SOME_VIEWS = ((1280, "light"), (390, "dark"))
SHIPPED_PAGES = (
    "index", "programme/index", "programme/kickoff", "modules/social-media-for-business", "evidence", "hr/index",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        yield browser
        browser.close()


def violations(page: Page) -> list[str]:
    """Return what axe has against a page, and a sideways scroll."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)["violations"]
    said = [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return said + ([f"scrolls sideways by {overflow}"] if overflow > 0 else [])


def walk(browser: Browser, width: int, scheme: str, addresses: list[str]) -> dict[str, list[str]]:
    """Return the violations of each page that has any, and requests to elsewhere."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    found: dict[str, list[str]] = {}
    page = context.new_page()
    page.on("dialog", lambda dialog: found.setdefault("dialog", []).append(dialog.message))
    for address in addresses:
        page.goto(address)
        page.wait_for_timeout(100)
        if said := violations(page):
            found[address] = said
    context.close()
    own = ("file:", "data:", "blob:", "http://127.0.0.1")
    if strangers := [url for url in requests if not url.startswith(own)]:
        found["requests"] = strangers
    return found


@pytest.mark.parametrize(("width", "scheme"), sampled(VIEWS, *SOME_VIEWS))
def test_axe_finds_nothing_on_pages_whose_texts_look_like_markup(
    browser: Browser, served: str, tiny_site: Path, width: int, scheme: str
) -> None:
    pages = sorted(path.relative_to(tiny_site).as_posix() for path in tiny_site.rglob("*.html"))
    assert "404.html" in pages
    assert walk(browser, width, scheme, [f"{served}/{page}" for page in pages]) == {}


@pytest.mark.thorough
@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing_in_the_shipped_handbook(
    browser: Browser, shipped_site: Path, width: int, scheme: str
) -> None:
    assert walk(browser, width, scheme, [(shipped_site / f"{page}.html").as_uri() for page in SHIPPED_PAGES]) == {}


@pytest.mark.parametrize("site", sampled(["tiny_site", "shipped_site"], "tiny_site"))
def test_vnu_finds_nothing(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    command = ["java", "-jar", str(VNU), "--format", "json", "--skip-non-html", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert json.loads(done.stderr)["messages"] == []


def test_the_menu_and_the_open_search_are_sound_on_a_phone(browser: Browser, tiny_site: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto((tiny_site / "programme/index.html").as_uri())
    page.locator("label.md-header__button[for=__drawer]").click()
    page.wait_for_timeout(500)
    assert violations(page) == []
    context.close()


def test_search_works_from_a_disk(browser: Browser, tiny_site: Path) -> None:
    context = browser.new_context()
    requests: list[str] = []
    dialogs: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto((tiny_site / "index.html").as_uri())
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("sourdough")
    page.locator(".md-search-result__item").first.wait_for()
    assert "<script>alert(1)</script>" in page.locator(".md-search-result__item").first.inner_text()
    assert dialogs == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()


def test_titles_show_as_typed(browser: Browser, tiny_site: Path) -> None:
    typed = 'Sourdough: R&D <script>alert(1)</script> "quotes" 🎉 #read("x") $ @ <label> {braces} | \\ *'
    page = browser.new_page()
    page.goto((tiny_site / "modules/sourdough.html").as_uri())
    assert page.locator("h1").inner_text().removesuffix("¶").strip() == typed
    assert page.title().startswith(f"{typed} - Baking swap: R&D <script>")
    assert page.locator(".md-nav--primary .md-nav__link--active").last.inner_text().strip() == typed
    footer = page.locator(".md-footer__link--prev")
    assert footer.get_attribute("aria-label") == "Previous: Tea round" or "amp;" not in str(
        footer.get_attribute("aria-label")
    )
    page.close()
