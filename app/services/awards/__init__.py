"""Commendation: what users do with awards, nominations, quotas, dossiers, councils, decisions and money."""
