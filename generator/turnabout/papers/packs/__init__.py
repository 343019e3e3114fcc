"""One personal pack a pair: who the pairs are, their files, and their dates for a calendar."""
