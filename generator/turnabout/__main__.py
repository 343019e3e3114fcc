"""Run the command line with `python -m turnabout`."""

from .cli import main

main()
