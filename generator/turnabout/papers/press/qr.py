"""Draw the QR code of an address."""

from functools import lru_cache


@lru_cache(maxsize=1_000)
def qr_svg(address: str) -> str:
    """Return a QR code as SVG, dark on white, with no margin of its own."""
    import segno

    # Trying all eight masks to pick the prettiest costs five times as much; any mask is a valid code.
    code = segno.make(address, error="m", mask=3, micro=False)
    return str(code.svg_inline(border=0, dark="#000", light=None, omitsize=True))
