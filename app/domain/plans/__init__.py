"""Plans «kế hoạch» of programmes: their targets, tasks and duties as values, and what can be told of them by a day."""
