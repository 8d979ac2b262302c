"""Replaces PyInstaller's hook, which asks for a package of the module's name."""
