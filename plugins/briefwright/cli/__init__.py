"""The command line: checking, scaffolding and importing briefings."""
