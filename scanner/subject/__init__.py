"""Where a person is, in every system, provably: subject access requests (UK GDPR Art 15)."""
