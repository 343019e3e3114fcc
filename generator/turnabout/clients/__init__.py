"""The clients of a workspace: their files, and the curriculum made of them."""
