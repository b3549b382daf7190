"""What the elements and attributes of Office Open XML and OpenDocument mean to us, by local name."""

from __future__ import annotations

#: Elements whose text has a column of its own. The body is the column "".
COLUMNS = {
    "hdr": "header text",
    "header": "header text",
    "header-left": "header text",
    "header-first": "header text",
    "ftr": "footer text",
    "footer": "footer text",
    "footer-left": "footer text",
    "footer-first": "footer text",
    "note": "footnote text",
    "footnote": "footnote text",
    "endnote": "endnote text",
    "comment": "comment",
    "annotation": "comment",
    "cm": "comment",
    "deletion": "deleted text",
    "notes": "notes",
    "title": "alt text",
    "desc": "alt text",
    "creator": "author",
    "master-page": "layout text",
}
#: Elements that hold settings in the midst of text: their character data is nobody's writing.
SKIPPED = frozenset(
    (
        "tabs",
        "posOffset",
        "pctWidth",
        "pctHeight",
        "align",
        "note-citation",
        "binary-data",
        "attrName",
        "formatCode",
        "fldData",
        "index-entry-tab-stop",
    )
)
#: Empty elements that stand for characters.
GLUE = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "line-break": "\n",
    "noBreakHyphen": "-",
    "s": " ",
    "instrText": " ",
    "delInstrText": " ",
}
#: Elements of tracked changes.
CHANGES = frozenset(("del", "moveFrom", "ins", "moveTo"))
#: Attributes that people write, and the column of each.
ATTRIBUTES = {
    "descr": "alt text",
    "title": "alt text",
    "alt": "alt text",
    "tooltip": "alt text",
    "string": "",
    "UnicodeString": "",
    "author": "author",
    "userId": "author",
    "instr": "form field",
    "connectString": "form field",
}
#: Elements whose name and value are a form field, a document variable or a choice.
LABELLED = frozenset(
    (
        "default",
        "listEntry",
        "listItem",
        "docVar",
        "helpText",
        "statusText",
        "alias",
        "bookmarkStart",
        "bookmark",
        "text",
        "textarea",
        "password",
        "formatted-text",
        "combobox",
        "listbox",
        "option",
        "item",
        "hidden",
        "checkbox",
        "radio",
        "date",
        "value-range",
        "generic-control",
        "text-input",
        "user-field-decl",
        "variable-set",
        "connectString",
        "query",
    )
)
#: Elements whose attribute `name` is a person.
PEOPLE = frozenset(("cmAuthor", "author", "person"))
#: How targets begin that lie outside of the document.
LINKS = ("mailto:", "http:", "https:", "tel:", "sip:", "sips:", "callto:", "file:", "ftp:", "sftp:", "smb:", "\\\\")
