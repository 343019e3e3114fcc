"""What must not be in an edition, or with a client, and how it is found."""
