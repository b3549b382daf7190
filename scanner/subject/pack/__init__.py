"""The answer to a subject access request: a workspace that a person reviews, then a package. Everything but the review list is encrypted.

prepare  a search's result → workspace: review.csv in plain (places, no values), all else encrypted (age)
review   a person decides on each entry: release, redact or withhold, the ground, who, when
finish   the decided workspace → package: `answer.zip.age` for the person, `controller.zip.age` for the file of the controller
forget   the workspace is deleted, and its key with it
"""
