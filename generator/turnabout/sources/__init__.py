"""From files to nodes, and from nodes to a validated curriculum."""
