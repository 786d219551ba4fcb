"""Search: the index over a finished site, the names that lead to actors, the words to mend by."""
