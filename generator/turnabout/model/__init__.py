"""A curriculum once it is known to be well formed: frozen records."""
