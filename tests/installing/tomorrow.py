"""A folder with a newer release of everything that is locked, as if the locks were days old."""

from pathlib import Path
from zipfile import ZipFile

from packaging.version import Version

from installing.locks import Pins


def write_releases_of_tomorrow(folder: Path, pins: Pins) -> None:
    """Write an empty wheel of a later version of each pin into a folder."""
    for name, version in _newer(pins).items():
        _write_wheel(folder, name.replace("-", "_"), version)


def _newer(pins: Pins) -> Pins:
    """A later version than that of each pin."""
    return {name: Version(".".join(map(str, _raised(version.release)))) for name, version in pins.items()}


def _raised(release: tuple[int, ...]) -> tuple[int, ...]:
    return (*release[:-1], release[-1] + 100)


def _write_wheel(folder: Path, name: str, version: Version) -> None:
    about = f"{name}-{version}.dist-info"
    files = {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
        wheel.writestr(f"{about}/RECORD", "".join(f"{path},,\n" for path in (*files, f"{about}/RECORD")))
