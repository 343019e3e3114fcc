"""Where on a site the pages are that are shown on paper too; texts lead to them by these paths."""

MESSAGES = "messages.md"
RUN_SHEET = "run-sheet.md"
