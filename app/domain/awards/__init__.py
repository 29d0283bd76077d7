"""Commendation: awards and who decides them, nominations, quotas, councils, decisions, money, certificates."""
