"""Readers in a process of their own: it may run out of time or memory, or die, and the scan goes on."""
