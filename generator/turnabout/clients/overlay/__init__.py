"""How a client's curriculum is made from the base: changes by address, shared layers, locks, and what differs."""
