"""The window. Qt is imported here, in `coach.app`, and in the two exports that draw with it."""
