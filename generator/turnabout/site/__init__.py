"""Pages of a handbook as plain data, and the sites built from them."""
