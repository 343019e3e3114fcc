"""The pages of a handbook, one kind a file."""
