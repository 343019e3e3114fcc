"""Installing: the locks, fresh environments, and the lowest and newest versions of what turnabout depends on."""
