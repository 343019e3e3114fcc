"""What the system does for every command: processes, locks, signals, files that are whole or not there."""
