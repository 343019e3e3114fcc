"""Dress a site as its organisation does: its name, its logo and its colour."""

from collections.abc import Mapping

from ..media.contrast import at_lightness, in_hue_of, lightness, nearest_passing
from ..planning.handbook import Handbook
from .notice import notice_assets, notice_of
from .tree import Look

_STYLE = "assets/brand.css"
_LIGHT = {"ink": "#1d2b30", "quiet": "#55656b", "line": "#d3dcde", "wash": "#f2f6f6", "lighter": "#8fa0a5"}
_DARK = {
    "ink": "#dbe5e7", "quiet": "#9fb2b7", "line": "#30464c", "wash": "#17262b", "lighter": "#71858b",
    "ground": "#101b1f",
}  # fmt: skip
"""The quiet colours of handbook.css, which take the hue of the brand."""

_EASY = 7.0
"""Contrast of links in the dark, where colours that just pass look dull."""


def look_of(handbook: Handbook) -> Look:
    """Return what the brand and the edition of a handbook change in the settings of its site."""
    brand, logo = handbook.curriculum.brand, handbook.logo
    return Look(
        name=brand.name if brand else None,
        logo=f"assets/logo.{logo.kind}" if logo else None,
        styles=(*((_STYLE,) if brand and brand.colour else ()), *notice_assets(handbook)),
        notice=notice_of(handbook),
        language=handbook.curriculum.language,
    )


def brand_assets(handbook: Handbook) -> Mapping[str, bytes]:
    """Return the logo and the style sheet of a brand by their paths on the site."""
    brand, look = handbook.curriculum.brand, look_of(handbook)
    files = {look.logo: handbook.logo.data} if look.logo and handbook.logo else {}
    styles = {_STYLE: _style(brand.colour).encode()} if brand and brand.colour else {}
    return {**files, **styles}


def _style(colour: str) -> str:
    head = f"/* {colour}, and what goes with it. */"
    rules = (_rule("default", _by_day(colour)), _rule("slate", _by_night(colour)))
    return "\n\n".join((head, *rules)) + "\n"


def _rule(scheme: str, values: Mapping[str, str]) -> str:
    lines = "\n".join(f"  --{name}: {value};" for name, value in values.items())
    return f'[data-md-color-scheme="{scheme}"] {{\n{lines}\n}}'


def _by_day(colour: str) -> dict[str, str]:
    quiet, deeper = _quiet(colour, _LIGHT), at_lightness(colour, lightness(colour) - 0.1)
    return {
        **quiet,
        "tt-petrol": nearest_passing(colour, on=quiet["tt-wash"]),
        "tt-copper": deeper,
        "tt-bar": colour,
        "tt-bar-light": colour,
        "tt-bar-dark": deeper,
        "tt-on-bar": "#fff",
        "tt-on-bar-quiet": "#fff",
        "md-accent-fg-color--transparent": f"{deeper}14",
    }


def _by_night(colour: str) -> dict[str, str]:
    quiet = _quiet(colour, _DARK)
    link = nearest_passing(colour, on=quiet["tt-wash"], least=_EASY)
    lighter = at_lightness(link, min(lightness(link) + 0.08, 1))
    bar = at_lightness(colour, min(lightness(colour), 0.32), chroma=0.7)
    ground = in_hue_of(_DARK["ground"], colour)
    return {
        **quiet,
        "tt-petrol": link,
        "tt-copper": lighter,
        "tt-bar": bar,
        "tt-bar-light": bar,
        "tt-bar-dark": bar,
        "tt-on-bar": "#fff",
        "tt-on-bar-quiet": "#fff",
        "md-default-bg-color": ground,
        "md-default-bg-color--light": f"{ground}b3",
        "md-code-bg-color": quiet["tt-wash"],
        "md-accent-fg-color--transparent": f"{lighter}1f",
    }


def _quiet(colour: str, shipped: Mapping[str, str]) -> dict[str, str]:
    own = {name: in_hue_of(value, colour) for name, value in shipped.items()}
    named = {f"tt-{name}": own[name] for name in ("ink", "quiet", "line", "wash")}
    return {**named, "md-default-fg-color--lighter": own["lighter"]}
