"""Word files: their data, and the parts that they are put together from."""
