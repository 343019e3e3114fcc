"""Papers: their data, and the press that typesets them."""
