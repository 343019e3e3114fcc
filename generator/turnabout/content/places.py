"""Where on a site the pages are that are shown on paper too; texts lead to them by these paths."""

EVIDENCE = "evidence.md"
GLOSSARY = "glossary.md"
GROUND_RULES = "ground-rules.md"
MESSAGES = "messages.md"
RUN_SHEET = "run-sheet.md"
