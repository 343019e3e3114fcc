"""What is said when a paper cannot be typeset."""


class TypesettingError(Exception):
    """A paper that cannot be typeset: what was found, a hint where the way out is known, and characters to look for."""

    def __init__(self, message: str, hint: str = "", characters: str = "") -> None:
        self.message, self.hint, self.characters = message, hint, characters
        super().__init__(f"{message}; {hint}" if hint else message)
