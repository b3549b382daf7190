"""The keys that join records: declared, known to a database, or seen in the values; and the walk over them from a person's records."""
