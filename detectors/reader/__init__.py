"""The model of noticegap's own that finds people, places, organisations and postal addresses in free text."""
