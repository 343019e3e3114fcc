"""Make the pictures of the README from the built handbook: `make pictures`."""

import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "dist" / "base" / "handbook"
HERE = ROOT / "pictures"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main() -> None:
    """Write session-page.png and agenda.png."""
    _photograph(SITE / "programme" / "active-listening.html", HERE / "session-page.png")
    _rasterise(SITE / "print" / "a4" / "agenda-active-listening-60.pdf", HERE / "agenda.png")


def _photograph(page: Path, picture: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        tab = browser.new_page(viewport={"width": 1280, "height": 1100}, color_scheme="light")
        tab.goto(page.as_uri())
        tab.screenshot(path=picture)
        browser.close()


def _rasterise(pdf: Path, picture: Path) -> None:
    command = [
        "pdftoppm",
        "-r",
        "80",
        "-png",
        "-f",
        "1",
        "-l",
        "1",
        "-singlefile",
        str(pdf),
        str(picture.with_suffix("")),
    ]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
