"""A mutation fuzzer: whatever bytes a reader gets, it gives a result or problems, within bounds."""
