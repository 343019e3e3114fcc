"""How fields look before and after they are filled in, as drawing instructions of a PDF."""

INK = "0.086 0.133 0.169"
_RULE = "0.663 0.714 0.737"
_THICK = 2.6


def empty_area(width: float, height: float, pitch: float) -> bytes:
    """Return lines to write on by hand, as far apart as `pitch` points, or none at 0; they go where text is typed."""
    lines = []
    at = pitch
    while 0 < at < height - 1:
        lines.append(f"0 {at:.2f} m {width:.2f} {at:.2f} l S")
        at += pitch
    return " ".join(["q", f"{_RULE} RG 0.6 w", *lines, "Q\n"]).encode() + empty_line()


def tick(width: float, height: float) -> bytes:
    """Return a tick that fills a box."""
    (left, low, right), (bottom, middle, top) = (
        (0.18 * width, 0.42 * width, 0.84 * width),
        (0.2 * height, 0.5 * height, 0.84 * height),
    )
    return _drawn(
        f"{INK} RG 1.8 w 1 J 1 j {left:.2f} {middle:.2f} m {low:.2f} {bottom:.2f} l {right:.2f} {top:.2f} l S"
    )


def dot(width: float, height: float) -> bytes:
    """Return a dot in the middle of a ring."""
    return _drawn(f"{INK} rg {_circle(width, height, 0.27 * min(width, height))} f")


def thick_ring(width: float, height: float) -> bytes:
    """Return a ring around a figure, thicker than the one that it has on paper."""
    return _drawn(f"{INK} RG {_THICK} w {_circle(width, height, (min(width, height) - _THICK) / 2)} s")


def empty_line() -> bytes:
    """Return nothing yet: the paper has the line already, and a program puts there what was typed."""
    return b"/Tx BMC\nEMC\n"


def _drawn(what: str) -> bytes:
    return f"q {what} Q\n".encode()


def _circle(width: float, height: float, r: float) -> str:
    """A circle about the middle, as four curves."""
    x, y = width / 2, height / 2
    k = 0.5523 * r
    corners = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    curves = (" ".join(f"{number:.2f}" for number in corner) + " c" for corner in corners)
    return f"{x + r:.2f} {y:.2f} m {' '.join(curves)}"
