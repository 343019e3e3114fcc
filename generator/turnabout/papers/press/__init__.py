"""From the data of papers to PDF."""
