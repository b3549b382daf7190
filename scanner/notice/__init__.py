"""Notices: read as published, kept as `notice.toml`, shown, checked, and held against what was found."""
