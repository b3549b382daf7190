"""What of a web page its reader sees of a notice: not its scripts, menus, foot, forms and lists of links to other pages."""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import NavigableString, Tag

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = frozenset(("script", "style", "nav", "noscript", "template", "svg", "head", "footer", "select", "iframe", "object", "canvas"))
_ROLES = frozenset(("navigation", "banner", "search", "contentinfo"))
#: Parts of a page around its text, by the words of their class or id.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|menubar|megamenu|topbar|breadcrumbs?|footer|masthead|sidebar|skip|announcement|"
    r"cookie[-_]?(?:banner|bar|consent))(?:$|[\s_-])"
)
#: A button that opens what stands below it, which its words are the heading of.
_OPENS = re.compile(r"accordion|collaps|toggle|expand")
#: So many words in a row are no menu's.
_SENTENCE = 15
#: A list of so many links and nothing else is one of pages to go to.
_PAGES = 3
#: So many parts of an element are looked through.
_MANY = 1000


def hidden(tag: Tag) -> bool:
    """Whether an element shows nothing of the notice."""
    style = str(tag.get("style") or "").replace(" ", "").lower()
    if tag.name in _UNSEEN or tag.has_attr("hidden") or "display:none" in style or str(tag.get("role") or "").lower() in _ROLES:
        return True
    if tag.name == "button":
        return not (tag.has_attr("aria-expanded") or _OPENS.search(_names(tag)) or tag.find_parent(list(HEADINGS)))
    around = tag.name == "form" or (tag.name not in ("body", "html") and _AROUND.search(_names(tag)))
    return (around and not _tells(tag)) or (tag.name in ("ul", "ol") and _leads_away(tag))


def above(inside: Tag | None) -> int:
    """The level of the heading that what opens on a click has: one above the headings in it."""
    headings = inside.find_all(list(HEADINGS)) if inside is not None else ()
    return max(1, min((HEADINGS[each.name] for each in headings), default=3) - 1)


def _names(tag: Tag) -> str:
    told = tag.get("class") or ()
    return " ".join((*([told] if isinstance(told, str) else told), str(tag.get("id") or ""))).lower()


def _tells(tag: Tag) -> bool:
    """Whether an element holds the title of the page or a sentence: the notice itself, whatever its name."""
    for part in islice(tag.descendants, _MANY):
        if isinstance(part, Tag):
            if part.name == "h1":
                return True
        elif (
            isinstance(part, NavigableString)
            and len(part.split()) >= _SENTENCE
            and part.parent is not None
            and part.parent.name not in _UNSEEN
        ):
            return True
    return False


def _leads_away(tag: Tag) -> bool:
    """Whether a list holds links and nothing else: a table of contents, or pages to go to."""
    parts = list(islice(tag.descendants, _MANY + 1))
    items = [each for each in parts if isinstance(each, Tag) and each.name == "li"]
    if len(items) < _PAGES or len(parts) > _MANY:
        return False
    words = [each for each in parts if isinstance(each, NavigableString) and each.strip()]
    return bool(words) and all(each.find_parent("a") is not None for each in words)
