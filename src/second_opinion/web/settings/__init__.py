"""What can be chosen about the program and the binder: language, paper, locking, keys, copies, and an end to it."""
