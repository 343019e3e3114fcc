"""The page a client signs: what differs from the base, named and marked for people who know no addresses."""
