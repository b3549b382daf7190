"""The catalogue: what past scans found, so that the next one can tell what changed. Places, categories, counts and shapes; never a value.

A catalogue is a database behind a URL of SQLAlchemy: SQLite in `.noticegap/` beside the configuration, or a server that a team shares.
"""
