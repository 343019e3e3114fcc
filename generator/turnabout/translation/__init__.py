"""A curriculum in other languages: its texts, their catalogues, and how translations come into the tree."""
