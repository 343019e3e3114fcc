"""Typeset the data of papers as PDF."""

import json
from collections.abc import Mapping, MutableMapping, Sequence
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Self

import typst

from ...system.scratch import scratch_folder
from .arranging import Question, answered, questions
from .failure import TypesettingError
from .failure_text import explain
from .print_options import read_options
from .template_folder import add_files, gather_templates

if TYPE_CHECKING:
    from ...media.pictures import Picture

__all__ = ["Press", "TypesettingError"]


class Press:
    """Typesets many papers with one set of templates; folders are searched in order, file by file.

    `files` of a brand, by their paths, take the place of templates. `arrangements` are what was found out before with
    the same templates, by the names of questions; what is found out anew is put there.
    """

    def __init__(
        self,
        templates: Sequence[Path],
        files: Mapping[str, bytes] = MappingProxyType({}),
        arrangements: MutableMapping[str, object] | None = None,
    ) -> None:
        self._templates, self._files = tuple(templates), files
        self._arrangements = {} if arrangements is None else arrangements

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._root = stack.enter_context(scratch_folder())
            gather_templates(self._templates, self._root)
            add_files(self._files, self._root)
            self._options = read_options(self._root)
            self._names = frozenset(file.name for file in self._root.glob("*.typ"))
            fonts = typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[self._root / "fonts"],
            )
            known = ((Path(font.path or "").name, font.family) for font in fonts.fonts())
            add_files(family_files(self._root, dict(known)), self._root)
            packages = self._root / "no-packages"
            (self._root / "arranging.typ").touch()
            self._compiler, self._arranger = (
                typst.Compiler(
                    input=main, root=self._root, font_paths=fonts, package_path=packages, package_cache_path=packages
                )
                for main in (None, self._root / "arranging.typ")
            )
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def typeset(self, data: Mapping[str, object], *, timestamp: int | None) -> bytes:
        """Return one paper as PDF/UA-1, dated in seconds since 1970 or not at all; raises `TypesettingError`."""
        try:
            pdf = self._compile(_main(self.arranged(data), dated=timestamp is not None), timestamp or 0)
        except typst.TypstError as error:
            raise explain(error.message, error.diagnostic, data) from error
        return self._fillable(pdf) if self._options.fillable else pdf

    def arranged(self, data: Mapping[str, object]) -> Mapping[str, object]:
        """Return data with all that has to be found out before a paper is drawn; raises `typst.TypstError`."""
        asked = questions(data, self._names)
        for question in filter(None, asked):
            if question.name not in self._arrangements:
                answer = self._answer(question) if question.is_needed else self.find(question)
                if answer is not None:
                    self._arrangements[question.name] = answer
        return answered(data, asked, self._arrangements)

    def find(self, question: Question) -> object | None:
        """Find out one thing before papers are drawn; None where there is no answer, and then drawing says why."""
        try:
            return self._answer(question)
        except typst.TypstError:
            return None

    def _answer(self, question: Question) -> object:
        (self._root / "shape.json").write_text(question.shape, encoding="utf-8")
        (self._root / "arranging.typ").write_text(question.main, encoding="utf-8")
        try:
            return json.loads(self._arranger.query("<arrangement>", field="value", one=True))
        except RuntimeError:
            # A query that fails says less of why than drawing the same.
            self._compile(question.main.encode(), 0)
            raise

    def _fillable(self, pdf: bytes) -> bytes:
        from .fillable import make_fillable

        return make_fillable(pdf, self._root / "fonts" / "field-font.pdf")

    def _compile(self, main: bytes, timestamp: int) -> bytes:
        pdf = self._compiler.compile(input=main, format="pdf", pdf_standards=["ua-1"], timestamp=timestamp)
        if not isinstance(pdf, bytes):
            raise AssertionError("Typst returns one PDF as bytes")
        return pdf


def as_png(picture: "Picture", pixels: int, fonts: Sequence[Path]) -> bytes:
    """Return a picture as PNG, so many pixels tall; `fonts` are for texts in it. Raises `TypesettingError`."""
    with scratch_folder() as folder:
        name = f"picture.{picture.kind}"
        (folder / name).write_bytes(picture.data)
        page = "#set page(width: auto, height: auto, margin: 0pt, fill: white)"
        main = f'{page}\n#image("/{name}", height: {pixels}pt)'.encode()
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(fonts))
        try:
            # One pixel a point.
            png = typst.Compiler(root=folder, font_paths=known).compile(input=main, format="png", ppi=72)
        except typst.TypstError as error:
            raise TypesettingError(f"the picture cannot be drawn: {error.message}") from error
    if not isinstance(png, bytes):
        raise AssertionError("Typst returns one page as bytes")
    return png


def _main(data: Mapping[str, object], *, dated: bool) -> bytes:
    text = json.dumps(data, ensure_ascii=False)
    return f'#import "/lib.typ": render\n#render({_quoted(text)}, dated: {str(dated).lower()})'.encode()


def _quoted(text: str) -> str:
    """Data enters as a text that JSON reads, so that nothing a user typed is ever markup."""
    for character, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(character, escaped)
    return f'json(bytes("{text}"))'


def family_files(folder: Path, known: Mapping[str, str]) -> Mapping[str, bytes]:
    """Return the file that theme.typ reads families from, in the order in which the brand of a folder names its fonts.

    `known` are the families of the fonts that Typst has read, by the names of their files; raises `TypesettingError`
    for a font that it has not.
    """
    brand = folder / "brand.json"
    named = json.loads(brand.read_bytes()).get("fonts", {}) if brand.is_file() else {}
    unread = [name for path, name in named.items() if PurePosixPath(path).name not in known]
    if unread:
        raise TypesettingError(f"the font {unread[0]!r} cannot be read", "take another file of it, as TTF or OTF")
    families = dict.fromkeys(known[PurePosixPath(path).name] for path in named)
    return {"families.json": json.dumps(list(families), ensure_ascii=False).encode()}
