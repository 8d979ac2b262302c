"""Entry point of `python -m coach`, the same as `coach`."""

from coach.cli.main import main

if __name__ == "__main__":
    main()
