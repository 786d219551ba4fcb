"""Adapters that let a static-site generator host the core."""
