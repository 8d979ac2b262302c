"""The window. Qt is imported here and in `coach.app`, nowhere else."""
