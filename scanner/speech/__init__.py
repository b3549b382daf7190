"""Speech as writing: numbers, letters, e-mail addresses and dates as people say them."""
