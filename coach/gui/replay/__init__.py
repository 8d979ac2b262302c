"""Hear a session again, alone or beside another."""
