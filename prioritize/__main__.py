"""Lets `python -m prioritize` do what the command does."""

from prioritize.cli import main

if __name__ == "__main__":
    main()
