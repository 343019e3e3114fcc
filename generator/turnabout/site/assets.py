"""Take the files beside the pages as they may be published: pictures without what tells of their maker."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..core.problems import Location, Problem, WorkspaceError
from ..media.pictures import clean_picture
from ..media.svg import UnfitPicture
from ..sources.gate import BESIDE_PAGES, demand_file

_CLEANED = (".svg", ".png", ".jpg", ".jpeg")
_NOT_CLEANED = (".gif", ".webp", ".avif", ".heic", ".heif", ".bmp", ".tif", ".tiff")


def published(root: Path, assets: Mapping[str, Path]) -> Mapping[str, bytes]:
    """Return the bytes of files by their path on the site; raises `WorkspaceError` for pictures of a client that would
    tell more than they show."""
    if problems := tuple(unfit_pictures(root, assets)):
        raise WorkspaceError(problems)
    return {path: _cleaned(file) for path, file in assets.items()}


def unfit_pictures(root: Path, assets: Mapping[str, Path]) -> Iterator[Problem]:
    """Yield a problem for each picture in the folder of a client that cannot be had without its metadata."""
    for file in assets.values():
        if file.is_relative_to(root / "curricula" / "clients"):
            try:
                _demand_fit(file)
            except UnfitPicture as unfit:
                message, hint = f"the picture {file.name!r} {unfit}", "save it as plain SVG, as PNG or as JPEG"
                yield Problem(Location(file.relative_to(root).as_posix()), "not-allowed", message, hint)


def _demand_fit(file: Path) -> None:
    if file.suffix.lower() in _NOT_CLEANED:
        raise UnfitPicture("may tell who made it, and with what")
    if file.suffix.lower() in _CLEANED:
        clean_picture(_read(file))


def _read(file: Path) -> bytes:
    return demand_file(file, BESIDE_PAGES, Location(str(file)))


def _cleaned(file: Path) -> bytes:
    """What the base itself shows is its author's affair, so a picture that cannot be cleaned stays as it is."""
    data = _read(file)
    if file.suffix.lower() not in _CLEANED:
        return data
    try:
        return clean_picture(data).data
    except UnfitPicture:
        return data
