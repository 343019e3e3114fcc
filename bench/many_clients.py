"""Write a workspace with many clients of one base."""

import random
import shutil
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).parents[1]
MODULES, CHANGES = 40, 25


def write_workspace(root: Path, clients: int, *, seed: int = 7) -> None:
    """Write a workspace of 40 modules, and clients with 25 changes each, of four verbs."""
    base = root / "curricula" / "reverse-mentoring"
    shutil.copytree(REPOSITORY / "curricula" / "reverse-mentoring", base)
    shutil.copytree(REPOSITORY / "curricula" / "layers", root / "curricula" / "layers")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    modules = _forty_modules(base)
    chance = random.Random(seed)
    for number in range(clients):
        folder = root / "curricula" / "clients" / f"client-{number:03}"
        folder.mkdir(parents=True)
        names = chance.sample(sorted(modules), CHANGES)
        changes = [_change(kind, name, modules[name], number) for kind, name in enumerate(names)]
        (folder / "client.yml").write_text(yaml.safe_dump(_client(number, changes), sort_keys=False), "utf-8")


def _forty_modules(base: Path) -> dict[str, dict]:
    """Repeat the modules that ship under new names until there are forty."""
    files = sorted((base / "modules").glob("*.yml"))
    added = []
    for number in range(MODULES - len(files)):
        name = f"{files[number % len(files)].stem}-{number}"
        shutil.copy(files[number % len(files)], base / "modules" / f"{name}.yml")
        added.append(f"  - {name}\n")
    main = base / "curriculum.yml"
    text = main.read_text("utf-8")
    main.write_text(text.replace("\nprogrammes:", "\n" + "".join(added) + "programmes:", 1), "utf-8")
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in (base / "modules").glob("*.yml")}


def _client(number: int, changes: list[dict]) -> dict:
    return {
        "client": f"client-{number:03}",
        "base": "reverse-mentoring@1.0",
        "layers": ["uk"],
        "session": 45,
        "brand": {"name": f"Company {number}"},
        "terms": {"mentor": {"one": "adviser", "many": "advisers"}},
        "changes": changes,
    }


def _change(kind: int, name: str, module: dict, number: int) -> dict:
    match kind % 5:
        case 0 | 1:
            question = next(iter(module["prompts"]["mentor"]))
            text = f"What would you ask company {number} about part {kind}?"
            return {"set": f"{name}/prompts/mentor/{question}", "to": text, "why": "their words"}
        case 2:
            return {"set": f"{name}/title", "to": f"{module['title']} at place {number}"}
        case 3:
            return {"add": f"{name}/pitfalls", "item": {"id": "own", "text": "Do not hurry the first round."}}
    extensions = [key for key, activity in module["activities"].items() if activity["tier"] == "extension"]
    if extensions:
        return {"remove": f"{name}/activities/{extensions[0]}", "why": "no time"}
    return {"add": f"{name}/prompts/mentoree", "item": {"id": "own", "text": "What will you try first?"}}
