"""Problems with places, rules and hints, and how they are shown."""
