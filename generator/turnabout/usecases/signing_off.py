"""Draw the page that a client signs, for a browser and on paper."""

import base64

from ..content.signoff.page import page_data
from ..core.problems import Location, Problem, WorkspaceError
from ..media.contrast import nearest_passing
from ..media.pictures import Picture
from ..papers.brand import dressed, files_of
from ..papers.press.template_folder import words_files
from ..papers.press.typesetting import Press, TypesettingError
from ..papers.sheets import language_data
from ..site.templates import render_page
from .diffing import Comparison

_ACCENT, _WASH, _NIGHT, _EASY = "#0d5560", "#f4f7f7", "#101b1f", 7.0
_MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg"}


def html_page(comparison: Comparison) -> str:
    """Return the page as one file that needs nothing from anywhere."""
    colour = comparison.brand.colour or _ACCENT
    accent = {"day": nearest_passing(colour, on=_WASH), "night": nearest_passing(colour, on=_NIGHT, least=_EASY)}
    logo = _embedded(comparison.logo) if comparison.logo else None
    folders = comparison.workspace.folders("templates/diff")
    return render_page(
        folders,
        "diff",
        {**_data(comparison), "language": comparison.labels.language, "accent": accent, "logo": logo},
    )


def pdf_page(comparison: Comparison, *, size: str | None, timestamp: int | None) -> bytes:
    """Return the page as PDF/UA-1; raises `WorkspaceError` where it does not print."""
    data = {
        **_data(comparison),
        "kind": "diff",
        "size": size or comparison.size or "a4",
        "edition": "handbook",
        "programme": comparison.page.compared.base_title,
        "language": language_data(comparison.labels.language),
    }
    brand = dressed(comparison.brand, comparison.logo, comparison.fonts)
    files = {**files_of(brand, comparison.logo, comparison.fonts), **words_files(comparison.labels)}
    try:
        with Press(comparison.workspace.folders("templates/print"), files) as press:
            return press.typeset(data, timestamp=timestamp)
    except TypesettingError as error:
        place = Location(f"curricula/clients/{comparison.page.compared.client.partition('/')[0]}/client.yml")
        raise WorkspaceError([Problem(place, "does-not-print", error.message, error.hint)]) from error


def _data(comparison: Comparison) -> dict[str, object]:
    return page_data(comparison.page, comparison.labels)


def _embedded(logo: Picture) -> str:
    return f"data:{_MEDIA[logo.kind]};base64,{base64.b64encode(logo.data).decode()}"
