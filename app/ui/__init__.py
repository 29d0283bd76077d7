"""The window: pages that show and ask. Qt is here and nowhere else."""
