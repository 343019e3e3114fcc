"""turnabout clean"""

from .terminal import Context, command, reporting, say, workspace_root


@command("clean", example="turnabout clean\nturnabout -C my-handbook clean")
def run(context: Context) -> None:
    """Clear away what is kept to make the next run quick, and what runs that were broken off left behind.

    That is the cache of papers under .cache/ and staged sites under build/. Sites, papers and packs under dist/ stay,
    and so does all that you wrote. The next build takes as long as the first one.
    """
    from ..usecases.cleaning import clean_workspace

    with reporting("text"):
        size = clean_workspace(workspace_root(context))
    say(f"Cleared {size / 1_000_000:.0f} MB." if size else "There was nothing to clear.")
