"""Tables in files whose cells hold several values, as exports and dumps of applications do: they become columns, as in a database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa

from connectors.readers.node import Item, Node, Read
from scanner.model import Unit


def with_values(read: Read) -> Read:
    """The reader of a table, with what stands in JSON, PHP's values, XML and the like in a cell as columns by path (see `sql_json`).

    Lines of text, which have no name, stay as they are.
    """

    def items(file: BinaryIO, node: Node) -> Iterator[Item]:
        from connectors.sql_json import Documents

        documents = Documents()
        for item in read(file, node):
            if isinstance(item, pa.RecordBatch) and "" not in item.schema.names:
                yield from documents.opened(item)
                continue
            if isinstance(item, Unit):
                documents = Documents()
            yield item

    return items
