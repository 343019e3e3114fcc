"""What is said when a paper cannot be typeset."""


class TypesettingError(Exception):
    """A paper that cannot be typeset: what was found, a hint where the way out is known, and what to look for, if it is
    known: characters, or a field by its id."""

    def __init__(self, message: str, hint: str = "", characters: str = "", field: str = "") -> None:
        self.message, self.hint, self.characters, self.field = message, hint, characters, field
        super().__init__(f"{message}; {hint}" if hint else message)
