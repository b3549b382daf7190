"""What a workbook holds beside its cells, by part (ECMA-376 part 1, 12.3 and 18): the texts to take, and the columns they come in."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

from connectors.readers.documents.properties import OOXML

_DRAWING = {
    "p": "text box",
    "cNvPr@descr": "picture description",
    "cNvPr@title": "picture description",
    "text": "text box",
}
_CHART = {"v": "chart", "p": "chart"}

#: Globs of part names (lower case), what to call the part in a reason, and its texts as `markup.Texts` takes them.
PARTS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    (
        "docprops/core*.xml",
        "properties",
        {
            **OOXML,
            "identifier": "identifier",
            "created": "created",
            "modified": "modified",
            "lastPrinted": "last printed",
        },
    ),
    ("docprops/app*.xml", "properties", {"Company": "company", "Manager": "manager", "HyperlinkBase": "link", "Template": "template"}),
    ("docprops/custom*.xml", "properties", {"property": "custom property", "property@name": "custom property name"}),
    ("xl/comments*.xml", "comments", {"author": "comment author", "text": "comment"}),
    ("xl/comments/*.xml", "comments", {"author": "comment author", "text": "comment"}),
    ("xl/threadedcomments/*.xml", "comments", {"text": "comment"}),
    ("xl/persons/*.xml", "comments", {"person@displayName": "comment author", "person@userId": "comment author"}),
    ("xl/drawings/*.xml", "drawings", _DRAWING),
    ("xl/diagrams/data*.xml", "drawings", {"p": "text box"}),
    ("xl/charts/chart*.xml", "charts", _CHART),
    ("xl/chartex/*.xml", "charts", {"pt": "chart", "p": "chart", "v": "chart"}),
    ("xl/charts/*.xml", "charts", {}),
    (
        "xl/chartsheets/*.xml",
        "charts",
        {f"{edge}{kind}": "header or footer" for edge in ("odd", "even", "first") for kind in ("Header", "Footer")},
    ),
    (
        "xl/externallinks/*.xml",
        "copies of other books",
        {"v": "external link", "definedName@refersTo": "external link", "sheetName@val": "external link"},
    ),
    (
        "xl/connections.xml",
        "data connections",
        {f"connection@{key}": "connection" for key in ("name", "description", "sourceFile", "odcFile")}
        | {f"dbPr@{key}": "connection" for key in ("connection", "command", "serverCommand")}
        | {
            "webPr@url": "connection",
            "webPr@post": "connection",
            "textPr@sourceFile": "connection",
            "parameter@string": "connection",
            "s@v": "connection",
        },
    ),
    ("xl/querytables/*.xml", "data connections", {"queryTable@name": "connection"}),
    ("xl/revisions/revisionheaders.xml", "tracked changes", {"header@userName": "changed by"}),
    ("xl/revisions/usernames.xml", "tracked changes", {"userInfo@name": "changed by"}),
    ("xl/revisions/*.xml", "tracked changes", {"v": "tracked change", "is": "tracked change", "rcmt@author": "changed by", "undo": ""}),
    ("xl/richdata/*.xml", "linked data", {"v": "linked data", "fb": "linked data"}),
    ("xl/tables/*.xml", "tables", {"tableColumn@totalsRowLabel": "table", "table@comment": "table", "filter@val": "filter"}),
    ("xl/slicercaches/*.xml", "filters", {"i@n": "filter", "i@c": "filter"}),
    ("xl/timelinecaches/*.xml", "filters", {}),
    ("xl/ctrlprops/*.xml", "controls", {"item@val": "control", "formControlPr@editVal": "control"}),
    ("xl/webextensions/*.xml", "add-ins", {"property@value": "add-in"}),
)

#: Parts that say how the book looks, or that are read elsewhere.
NEITHER = (
    "[[]content_types].xml",
    "mimetype",
    "xl/theme/*",
    "xl/styles.*",
    "xl/calcchain.*",
    "xl/metadata.*",
    "xl/volatiledependencies.xml",
    "xl/sharedstrings.*",
    "xl/workbook.*",
    "xl/worksheets/*",
    "xl/macrosheets/*",
    "xl/dialogsheets/*",
    "xl/pivottables/*",
    "xl/pivotcache/*",
    "xl/slicers/*",
    "xl/timelines/*",
    "xl/printersettings/*",
    "xl/drawings/vmldrawing*",
    "docprops/thumbnail.*",
    "*/binaryindex*",
    "*/attachedtoolbars*",
    "_xmlsignatures/*",
    "docmetadata/*",
)

#: What a sheet's own XML holds beside its cells.
SHEET: Mapping[str, str] = {
    **{f"{edge}{kind}": "header or footer" for edge in ("odd", "even", "first") for kind in ("Header", "Footer")},
    **{f"dataValidation@{key}": "input message" for key in ("prompt", "promptTitle", "error", "errorTitle")},
    **{f"hyperlink@{key}": "link" for key in ("location", "display", "tooltip")},
    "formula1": "allowed values",
    "formula2": "allowed values",
    "formula": "condition",
    "cfRule@text": "condition",
    "filter@val": "filter",
    "customFilter@val": "filter",
    "protectedRange@name": "protected range",
    "protectedRange@securityDescriptor": "protected range",
    "scenario@name": "scenario",
    "scenario@user": "scenario",
    "scenario@comment": "scenario",
    "inputCells@val": "scenario",
    "webPublishItem@title": "title",
    "webPublishItem@destinationFile": "link",
}

#: What the workbook's own XML holds.
WORKBOOK: Mapping[str, str] = {
    "definedName": "defined name",
    "definedName@name": "name of a defined name",
    "definedName@comment": "defined name",
    "fileSharing@userName": "reserved by",
    "absPath@url": "stored at",
    "customWorkbookView@name": "view of",
    "sheet@name": "sheet name",
}


def texts_of(name: str) -> tuple[str, Mapping[str, str]] | None:
    """What to call the part and which texts it holds; None for a part that is not known."""
    return next(((label, columns) for glob, label, columns in PARTS if fnmatchcase(name, glob)), None)


def neither(name: str) -> bool:
    """Whether a part holds no text of its own, or is read elsewhere."""
    return any(fnmatchcase(name, glob) for glob in NEITHER)
