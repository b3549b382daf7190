"""How the network learns what free text reveals of people."""
