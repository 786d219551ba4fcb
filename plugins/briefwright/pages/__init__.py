"""Typed views of the archive, rendered as HTML fragments."""
