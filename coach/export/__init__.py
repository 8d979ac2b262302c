"""A session as a file for others: page, paper, table, picture, annotations."""
