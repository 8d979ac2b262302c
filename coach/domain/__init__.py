"""The records that flow through the coach and are stored, the norms, and the wording of both."""
