"""What readers are shown, said once for pages and papers."""
