"""What may leave: what an edition or a client must not hold, and the swap into place."""
