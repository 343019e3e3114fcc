"""What a curriculum must be, beyond being well formed: one rule a function, a family a file."""
