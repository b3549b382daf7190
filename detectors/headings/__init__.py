"""What the name of a column, or an item of a privacy notice, means where no phrase knows it: told by a network that read many of both."""
