"""Why something was found or not: the ledger of a finding, of a unit read again, and of a text.

Nothing is judged here: the engine, the verdict and the notice's judge are asked again and their answers put into words.
"""
