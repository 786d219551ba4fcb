"""Putting a finished build in place, and auditing it first."""
