"""The report page and its widgets."""
