"""Plans of programmes: what users do with plans, targets, tasks, duties, registers and surveys."""
