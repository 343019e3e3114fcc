"""turnabout clean"""

from . import terminal


@terminal.command("clean", example="turnabout clean\nturnabout -C my-handbook clean")
def run(context: terminal.Context) -> None:
    """Clear away what is kept to make the next run quick, and what runs that were broken off left behind.

    That is the cache of papers under .cache/ and staged sites under build/. Sites, papers and packs under dist/ stay,
    and so does all that you wrote. The next build takes as long as the first one.
    """
    from ..usecases.cleaning import clean_workspace

    with terminal.reporting("text"):
        size = clean_workspace(terminal.workspace_root(context))
    terminal.say(f"Cleared {size / 1_000_000:.0f} MB." if size else "There was nothing to clear.")
