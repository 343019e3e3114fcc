"""What pages and texts may hold, and what tells them that they hold something else."""
