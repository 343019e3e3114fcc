"""What turnabout is made of and made with: the licence of each part, and a bill of materials."""
