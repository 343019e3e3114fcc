"""What is said when a paper cannot be typeset."""


class TypesettingError(Exception):
    """A paper that cannot be typeset: what was found, and a hint where the way out is known."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message, self.hint = message, hint
        super().__init__(f"{message}; {hint}" if hint else message)
