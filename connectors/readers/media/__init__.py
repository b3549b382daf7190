"""Pictures and recordings: their metadata is read, and text in pictures where OCR is there; recordings are never decoded."""
