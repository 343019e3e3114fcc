"""What a command does, whole: one task a file."""
