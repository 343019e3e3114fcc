"""What a client accepted of its base, and what became of it since."""
