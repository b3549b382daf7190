"""How the network for headings is made."""
