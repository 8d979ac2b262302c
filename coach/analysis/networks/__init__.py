"""The two networks and their inputs."""
