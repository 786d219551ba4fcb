"""Markdown to body: links resolved, mentions linked, HTML sanitised."""
