"""The texts of a curriculum: Markdown as a small tree, terms, claims, dates, templates."""
