"""Which actor a name means, and where names occur in running text."""
