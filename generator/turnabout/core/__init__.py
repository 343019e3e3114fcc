"""What every room speaks: nodes, problems, reports, plain data."""
