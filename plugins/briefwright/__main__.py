"""Lets `python -m briefwright` do what `briefwright` does."""

from briefwright.cli import main

if __name__ == "__main__":
    main(prog_name="briefwright")
