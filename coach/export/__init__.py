"""Sessions as files for other programs and people: HTML, PDF, tables, pictures, annotations."""
