"""A bill of materials in CycloneDX: what somebody has on their machine once turnabout is installed, and hands on."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from packageurl import PackageURL

from .parts import Part

_USES = ("handed out", "run", "extra")


def bill_of(parts: Iterable[Part], version: str) -> str:
    """Return the bill as JSON; equal parts give equal bytes, since it is numbered by what it says and has no moment but
    the one that SOURCE_DATE_EPOCH gives."""
    listed = [part for part in parts if part.use in _USES]
    turnabout = Component(
        name="turnabout", version=version, type=ComponentType.APPLICATION, bom_ref=_ref("turnabout", version),
        licenses=[LicenseExpression("MIT")], purl=PackageURL("pypi", name="turnabout", version=version),
    )  # fmt: skip
    components = {part.name: _component(part) for part in listed}
    bom = Bom(components=components.values())
    bom.metadata.component = turnabout
    bom.metadata.timestamp = _moment()
    bom.register_dependency(turnabout, _asked_for(listed, components, ("turnabout", "turnabout (pyproject.toml)")))
    for name, component in components.items():
        bom.register_dependency(component, _asked_for(listed, components, (name,)))
    bom.serial_number = uuid5(NAMESPACE_URL, sha256(repr((version, listed)).encode()).hexdigest())
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def faults_of(text: str) -> list[str]:
    """Return in what way a text is no such bill, by the schema of CycloneDX 1.6."""
    from cyclonedx.validation.json import JsonStrictValidator  # which takes seconds to load

    errors = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text, all_errors=True)
    return [str(error) for error in errors or ()]


def _component(part: Part) -> Component:
    purl = PackageURL(part.kind, name=part.name, version=part.version or None) if part.kind == "pypi" else None
    if part.kind == "npm":
        purl = PackageURL("npm", name=part.name)
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in part.digests]
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.FILE if part.kind == "file" else ComponentType.LIBRARY,
        bom_ref=_ref(part.name, part.version),
        scope=ComponentScope.OPTIONAL if part.use == "extra" else ComponentScope.REQUIRED,
        licenses=[LicenseExpression(part.licence)],
        hashes=hashes if part.kind == "file" else (),
        external_references=[_installed_from(purl, hashes)] if part.kind == "pypi" and purl else (),
        purl=purl,
    )


def _installed_from(purl: PackageURL, hashes: list[HashType]) -> ExternalReference:
    return ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION, url=XsUri(purl.to_string()), hashes=hashes,
        comment="any one of the files that requirements/ allows",
    )  # fmt: skip


def _asked_for(parts: list[Part], components: dict[str, Component], askers: tuple[str, ...]) -> list[Component]:
    return [components[part.name] for part in parts if set(askers) & set(part.asked_by)]


def _ref(name: str, version: str) -> str:
    return f"{name}@{version}" if version else name


def _moment() -> datetime | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else None
