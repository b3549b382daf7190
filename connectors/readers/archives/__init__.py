"""Archives and compressed files: every member a unit of its own, read by what it is; nothing is ever written under a member's name."""
