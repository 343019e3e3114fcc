"""Tell how well one colour stands out from another, and find the nearest that stands out enough."""

from math import atan2, cos, hypot, sin

TEXT = 4.5
"""The least contrast of a text with what is behind it (WCAG 2.2, success criterion 1.4.3)."""

_SMALLEST = 1 / 4096
"""A step of lightness that changes no figure of a colour by more than one."""

_Three = tuple[float, float, float]


def luminance(colour: str) -> float:
    """Return how bright a colour such as #0a7a57 is, from 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest_passing(colour: str, *, on: str = "#ffffff", least: float = TEXT) -> str:
    """Return the colour itself if it stands out from another, else the nearest of its hue that does.

    It gets darker where the other is light, and lighter where the other is dark.
    """
    if contrast(colour, on) >= least:
        return colour
    end = 0.0 if contrast("#000000", on) > contrast("#ffffff", on) else 1.0
    near, far = lightness(colour), end
    while abs(far - near) > _SMALLEST:
        middle = (near + far) / 2
        near, far = (near, middle) if contrast(at_lightness(colour, middle), on) >= least else (middle, far)
    return at_lightness(colour, far)


def lightness(colour: str) -> float:
    """Return how light a colour looks, from 0 to 1: the L of OKLCH (B. Ottosson, A perceptual color space, 2020)."""
    return _oklab(colour)[0]


def at_lightness(colour: str, wanted: float, *, chroma: float = 1) -> str:
    """Return the colour of the same hue at another lightness; `chroma` is the part of its strength that is kept."""
    _, a, b = _oklab(colour)
    return _strongest(wanted, hypot(a, b) * chroma, atan2(b, a))


def in_hue_of(colour: str, other: str) -> str:
    """Return a colour at its own lightness in the hue of another, and no stronger than either."""
    light, a, b = _oklab(colour)
    _, other_a, other_b = _oklab(other)
    return _strongest(light, min(hypot(a, b), hypot(other_a, other_b)), atan2(other_b, other_a))


def _strongest(light: float, chroma: float, hue: float) -> str:
    """A screen cannot show every strength of a colour at every lightness: the strongest that it can."""
    low, high = 0.0, chroma
    if _is_shown(_rgb(light, chroma, hue)):
        low = chroma
    while high - low > _SMALLEST:
        middle = (low + high) / 2
        low, high = (middle, high) if _is_shown(_rgb(light, middle, hue)) else (low, middle)
    return "#" + "".join(f"{_coded(part):02x}" for part in _rgb(light, low, hue))


def _is_shown(rgb: _Three) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in rgb)


def _linear(colour: str) -> _Three:
    """Undo the coding of the screen (IEC 61966-2-1)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _decoded(red), _decoded(green), _decoded(blue)


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _coded(part: float) -> int:
    part = min(1.0, max(0.0, part))
    return round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))


def _oklab(colour: str) -> _Three:
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _rgb(light: float, chroma: float, hue: float) -> _Three:
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
