"""How a record is held against a person: which rows are worth a look, what agrees, and how sure that makes it."""
