"""From a workspace, or a client of it, to a checked reading: the one way."""
