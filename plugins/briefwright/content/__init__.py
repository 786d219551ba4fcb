"""Source files read and parsed into briefings and actors."""
