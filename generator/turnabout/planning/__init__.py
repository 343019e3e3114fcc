"""From modules and minutes to sessions with times."""
