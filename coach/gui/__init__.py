"""The window. Qt is imported only here, in `coach.app` and in the two exports that draw with it."""
