"""What a session shows beyond its figures: headline, evidence, curves, trends, the report."""
