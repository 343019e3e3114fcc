"""Python reads this file first where its folder is on PYTHONPATH: Typst ends its process over one name."""

import os

import typst


class _Compiler:
    def __init__(self, *args, **options):
        self._whole = _whole(*args, **options)

    def compile(self, **options):
        if b"Typst crashes here" in options["input"]:
            os._exit(70)
        return self._whole.compile(**options)

    def query(self, *args, **options):
        return self._whole.query(*args, **options)


_whole, typst.Compiler = typst.Compiler, _Compiler
