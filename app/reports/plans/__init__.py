"""Papers of plans: what they order, how far it is, who is reminded."""
