"""Calls that nobody made: phone numbers, cards and addresses as people say them, and small talk full of other numbers.

Templates are split: `tuning.toml` is for whoever works on the readers of speech, `testing.toml` measures.
"""
