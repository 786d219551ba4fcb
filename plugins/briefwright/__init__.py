"""Briefwright: published briefings, cross-linked into a static site."""
