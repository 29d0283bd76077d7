"""Ngày hội: what may be held where under the tiers of the day, events, tiers, rules."""
