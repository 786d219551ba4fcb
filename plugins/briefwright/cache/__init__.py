"""What an earlier build has found out, kept so that it need not be found out again."""
