"""What the names of columns tell: `python -m tests.bench.headings [FOLDER]`."""
