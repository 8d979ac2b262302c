"""What every part may use: errors, files, paths, the log, dates and texts."""
