"""The MkDocs adapter: host events translated into core calls."""
