"""The replay: hear a session again, alone or beside another."""
