"""A short XML or YAML text, the cell of a table, as plain values: elements by their names, attributes as `@name`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

#: Deeper than this nobody nests.
_DEEPEST = 100
#: The root of a page, a piece of one or a drawing, for RE2: text with marks in it, as most cells are that begin with a mark.
PAGES = (
    r"(?i)^\s*<(?:html|head|body|a|abbr|article|aside|b|blockquote|br|center|code|dd|div|dl|dt|em|fieldset|figure|font|footer|form|h[1-6]|"
    r"header|hr|i|iframe|img|input|label|li|link|main|meta|nav|ol|p|pre|script|section|small|span|strong|style|su[bp]|svg|table|tbody|"
    r"t[dhr]|u|ul|video)[\s>/]"
)
_PAGE = re.compile(PAGES[4:])


@dataclass(slots=True)
class _Element:
    name: str
    inner: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def add(self, name: str, value: Any) -> None:
        """One more of the name; several are a list."""
        if name not in self.inner:
            self.inner[name] = value
        elif isinstance(before := self.inner[name], list):
            before.append(value)
        else:
            self.inner[name] = [before, value]

    def value(self) -> Any:
        """Its text, or what stands in it; text beside elements has no name of its own and is the element's."""
        said = "".join(self.said).strip()
        if self.inner and said:
            return {**self.inner, "text": said}
        return self.inner or said


def tree(text: str) -> Any:
    """What stands in an XML document's root. Raises ValueError where the text is none, declares entities, or is a page or plain text in a
    mark."""
    stack = [_Element("")]

    def start(name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if len(stack) > _DEEPEST or (len(stack) == 1 and _PAGE.match(f"<{name.lower()} ")):
            raise ValueError
        stack.append(_Element(name))
        for key, value in attributes.items():
            if not key.startswith("xmlns"):
                stack[-1].add(f"@{key.rpartition(':')[2]}", value)

    def close(_: str) -> None:
        element = stack.pop()
        stack[-1].add(element.name, element.value())

    def refuse(*_: object) -> None:
        raise ValueError

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, close
    parser.CharacterDataHandler = lambda said: stack[-1].said.append(said)
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except expat.ExpatError:
        raise ValueError from None
    (root,) = stack[0].inner.values()
    if not isinstance(root, dict):
        raise ValueError
    return root


def mapping(text: str) -> Any:
    """What one YAML document says, as Rails keeps it, too: symbols are their names, and what an alias repeats is told where its anchor
    stands. Raises ValueError where it is no mapping and no list."""
    import yaml

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        raise ValueError from None
    value = _value(node, set())
    if not isinstance(value, dict | list):
        raise ValueError
    return value


def _value(node: Any, seen: set[int]) -> Any:
    if node is None or id(node) in seen:
        return None
    seen.add(id(node))
    if node.id == "mapping":
        return {_key(key): _value(value, seen) for key, value in node.value}
    if node.id == "sequence":
        return [_value(each, seen) for each in node.value]
    return node.value or None


def _key(node: Any) -> str:
    return str(node.value).lstrip(":") if node.id == "scalar" else "?"
