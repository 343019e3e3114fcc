"""Typeset the data of papers as PDF."""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

import typst

from .explain import explain
from .failure import TypesettingError
from .folder import add_files, gather_templates

__all__ = ["Press", "TypesettingError"]


class Press:
    """Typesets many papers with one set of templates; folders are searched in order, file by file.

    `files` of a brand, by their paths, take the place of templates.
    """

    def __init__(self, templates: Sequence[Path], files: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self._templates, self._files = tuple(templates), files

    def __enter__(self) -> Self:
        self._root = Path(tempfile.mkdtemp(prefix="turnabout-press-"))
        try:
            gather_templates(self._templates, self._root)
            add_files(self._files, self._root)
            fonts = typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[self._root / "fonts"],
            )
            packages = self._root / "no-packages"
            self._compiler = typst.Compiler(
                root=self._root, font_paths=fonts, package_path=packages, package_cache_path=packages
            )
        except BaseException:
            shutil.rmtree(self._root)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self._root)

    def typeset(self, data: Mapping[str, object], *, timestamp: int | None) -> bytes:
        """Return one paper as PDF/UA-1, dated in seconds since 1970 or not at all; raises `TypesettingError`."""
        try:
            pdf = self._compiler.compile(
                input=_main(data, dated=timestamp is not None),
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=timestamp or 0,
            )
        except typst.TypstError as error:
            raise explain(error.message, error.diagnostic, data) from error
        if not isinstance(pdf, bytes):
            raise AssertionError("Typst returns one PDF as bytes")
        return pdf


def _main(data: Mapping[str, object], *, dated: bool) -> bytes:
    """Data enters as a text that JSON reads, so that nothing a user typed is ever markup."""
    text = json.dumps(data, ensure_ascii=False)
    for character, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(character, escaped)
    main = f'#import "/lib.typ": render\n#render(json(bytes("{text}")), dated: {str(dated).lower()})'
    return main.encode()
