"""The locks hold all that installing needs, and nothing else."""

import json
import re
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from house import REPOSITORY
from installing.locks import LOCKS, pins_of, unhashed, walk, wanted_by
from installing.project import PYTHONS

each_lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)


def _asked_by_what_is_installed(name: str) -> list[str]:
    return requires(name) or []


@each_lock
@pytest.mark.parametrize("python", PYTHONS)
def test_a_lock_has_all_that_its_distributions_ask_for(lock: Path, python: str) -> None:
    assert walk(pins_of(lock), wanted_by(lock), _asked_by_what_is_installed, python=python).problems == ()


@each_lock
def test_a_lock_has_nothing_that_nothing_asks_for(lock: Path) -> None:
    pins = pins_of(lock)
    walks = [walk(pins, wanted_by(lock), _asked_by_what_is_installed, python=python) for python in PYTHONS]
    assert set(pins) - set().union(*(each.names for each in walks)) == set()


def test_what_is_installed_is_what_is_locked() -> None:
    pins = pins_of(LOCKS[-1])
    assert {name: Version(version(name)) for name in pins} == pins


def test_both_locks_agree() -> None:
    run, test = map(pins_of, LOCKS)
    assert run.items() <= test.items()


@each_lock
def test_a_lock_has_a_hash_for_every_pin_and_names_no_place_to_fetch_from(lock: Path) -> None:
    assert unhashed(lock) == []
    starts = [line for line in lock.read_text("utf-8").splitlines() if line and line[0] not in "# "]
    assert [line for line in starts if not re.fullmatch(r"[\w.-]+==[\w.]+ \\", line)] == []


MADE_UP = {
    "plan": ["fit[quick]>=2", "old; python_version < '3.12'", "never; extra == 'unasked'"],
    "fit": ["swift>=1; extra == 'quick'", "slow; extra == 'thorough'"],
    "old": [],
    "swift": ["plan"],
}


def _walk_made_up(pins: dict[str, str], *, python: str = "3.11") -> tuple[set[str], tuple[str, ...]]:
    walked = walk({name: Version(pin) for name, pin in pins.items()}, [Requirement("plan")], MADE_UP.__getitem__,
                  python=python)  # fmt: skip
    return set(walked.names), walked.problems


def test_a_whole_lock_has_no_problem_and_is_walked_to_its_end() -> None:
    pins = {"plan": "1", "fit": "2", "old": "1", "swift": "1"}
    assert _walk_made_up(pins) == (set(pins), ())


@pytest.mark.parametrize(
    ("pins", "problem"),
    [
        ({"plan": "1", "fit": "2", "old": "1"}, 'fit asks for swift>=1; extra == "quick", which is not locked'),
        ({"plan": "1", "fit": "2", "swift": "1"}, 'plan asks for old; python_version < "3.12", which is not locked'),
        ({"plan": "1", "fit": "1.9", "old": "1", "swift": "1"}, "plan asks for fit[quick]>=2, and 1.9 is locked"),
        ({"fit": "2", "old": "1", "swift": "1"}, "turnabout asks for plan, which is not locked"),
    ],
)
def test_what_a_lock_lacks_is_found(pins: dict[str, str], problem: str) -> None:
    assert _walk_made_up(pins)[1] == (problem,)


def test_what_another_python_does_not_ask_for_is_not_missed() -> None:
    assert _walk_made_up({"plan": "1", "fit": "2", "swift": "1"}, python="3.12")[1] == ()


def test_a_pin_without_a_hash_is_found(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(f"plan==1 \\\n    --hash=sha256:{'0' * 64}\n    # via turnabout\nfit==2\n", "utf-8")
    assert unhashed(lock) == ["fit==2"]


def _npm_problems(manifest: dict, lock: dict) -> list[str]:
    """What package-lock.json lacks of package.json, or of what its own packages ask for."""
    packages = lock["packages"]
    wanted = manifest["devDependencies"]
    asked = {
        **wanted,
        **{name: each for entry in packages.values() for name, each in entry.get("dependencies", {}).items()},
    }
    locked = {path.rpartition("node_modules/")[2]: entry for path, entry in packages.items() if path}
    return [
        *(f"{name} is not locked" for name in asked if name not in locked),
        *(
            f"{name}: {pin} is wanted"
            for name, pin in wanted.items()
            if name in locked and locked[name]["version"] != pin
        ),
        *(f"{name} has no hash" for name, entry in locked.items() if "integrity" not in entry),
        *(f"{name} says where to fetch it" for name, entry in locked.items() if "resolved" in entry),
        *([] if packages[""]["devDependencies"] == wanted else ["the lock was made for another package.json"]),
    ]


def _npm_files() -> tuple[dict, dict]:
    manifest, lock = ((REPOSITORY / name).read_text("utf-8") for name in ("package.json", "package-lock.json"))
    return json.loads(manifest), json.loads(lock)


def test_what_npm_installs_is_locked_and_names_no_place_to_fetch_from() -> None:
    assert _npm_problems(*_npm_files()) == []


def test_what_the_lock_of_npm_lacks_is_found() -> None:
    manifest, lock = _npm_files()
    lock["packages"]["node_modules/axe-core"] |= {
        "resolved": "elsewhere",
        "version": "1.0.0",
        "dependencies": {"gone": "1"},
    }
    del lock["packages"]["node_modules/vnu-jar"]["integrity"]
    manifest["devDependencies"]["new"] = "1.0.0"
    assert _npm_problems(manifest, lock) == [
        "new is not locked",
        "gone is not locked",
        f"axe-core: {manifest['devDependencies']['axe-core']} is wanted",
        "vnu-jar has no hash",
        "axe-core says where to fetch it",
        "the lock was made for another package.json",
    ]
