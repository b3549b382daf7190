"""The reports room: every writer turns one `Report` into one format and writes nothing that is not in it.

A writer is a function `write(report, out, *, colour=False, width=100)`, found through the entry points `noticegap.reports`.
"""
