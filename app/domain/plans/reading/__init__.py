"""Reading a plan: what its text proposes, each with the words it was read from; nothing here decides."""
