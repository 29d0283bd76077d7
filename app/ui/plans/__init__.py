"""Place «Kế hoạch»: plans, targets, tasks, deadlines, registers, surveys, classification."""
