"""What is new, and messages for chat channels: short, true, in the shape that each service takes, and deaf to what a name tries to say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reports.message import MOST
from tests.report_fixture import HOSTILE, finding, report, written

FORMATS = ("slack", "teams")


def said(module: str, **changes: Any) -> list[str]:
    """All texts of a message in their order."""
    return list(_texts(json.loads(written(module, report(**changes)))))


def _texts(node: Any) -> Any:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(node, list):
        for each in node:
            yield from _texts(each)


@pytest.mark.parametrize("module", FORMATS)
def test_figures_come_first_and_what_was_not_read_is_never_left_out(module: str) -> None:
    texts = said(module)
    summary = report().summary()
    title = f"noticegap: {summary['undeclared']} undeclared, {summary['prohibited']} prohibited, {summary['unread']} not read"
    assert texts[0].startswith(title)
    assert f"{summary['unread']} places could not be read, and may hold anything" in texts[-1]
    assert texts[-1].endswith(f"run {report().run.id}")


@pytest.mark.parametrize("module", FORMATS)
def test_where_it_is_known_only_what_is_new_is_named(module: str) -> None:
    old, new = finding("crm", "public.a", "x", "id.national"), finding("crm", "public.b", "y", "demog.dob")
    text = "\n".join(said(module, findings=(old, new), new=(new.id,)))
    assert "1 new since the last complete run:" in text
    assert "public.b.y: " in text and "(demog.dob)" in text and "public.a" not in text
    assert "Nothing is new since the last complete run." in "\n".join(said(module, findings=(old, new), new=()))
    assert "public.a.x: " in "\n".join(said(module, findings=(old, new)))


@pytest.mark.parametrize("module", FORMATS)
def test_prohibited_is_named_first_and_a_long_list_is_cut_and_says_so(module: str) -> None:
    many = tuple(finding("crm", f"public.t{n:03}", "x", "id.national") for n in range(MOST + 7))
    worst = finding("crm", "public.z", "password", "auth.secret", "prohibited")
    quiet = finding("crm", "public.q", "mail", "contact.email", "declared")
    text = "\n".join(said(module, findings=(*many, quiet, worst)))
    assert text.index("public.z.password") < text.index("public.t000")
    assert text.count("Undeclared: ") == MOST - 1 and "and 8 places more" in text and "public.q" not in text


@pytest.mark.parametrize("module", FORMATS)
def test_of_what_nobody_declared_the_most_sensitive_comes_first(module: str) -> None:
    many = tuple(finding("crm", f"public.t{n:03}", "x", "online.ip") for n in range(MOST))
    text = "\n".join(said(module, findings=(*many, finding("crm", "public.z", "diagnosis", "special.health"))))
    assert text.index("public.z.diagnosis") < text.index("public.t000")


@pytest.mark.parametrize("module", FORMATS)
def test_a_clean_report_says_so_in_plain_words(module: str) -> None:
    text = "\n".join(said(module, findings=(), unread=()))
    assert "Nothing undeclared was seen." in text and "could not be read" not in text


@pytest.mark.parametrize("module", FORMATS)
def test_a_name_can_neither_mention_anybody_nor_break_the_message(module: str) -> None:
    hostile = finding("crm", f"<!channel> *b* `c` [d](https://example.org) {HOSTILE}", "x", "id.national")
    message = json.loads(written(module, report(findings=(hostile,))))
    text = "\n".join(_texts(message))
    assert "<!channel> *b*" in text, "as text, in a block that reads no markup"
    assert "\x1b" not in text and "\u202e" not in text and "\u200b" not in text
    if module == "slack":
        assert "<" not in message["text"], "the line for notifications is the one text in which Slack reads markup"
        assert {block["type"] for block in message["blocks"]} == {"header", "section", "rich_text", "context"}
        assert len(message["blocks"][0]["text"]["text"]) <= 150, "the most that Slack takes for a header"
    else:
        assert {block["type"] for block in message["attachments"][0]["content"]["body"]} == {"RichTextBlock"}


def test_the_terminal_and_the_page_tell_what_is_new_apart() -> None:
    many = tuple(finding("crm", f"public.t{n:03}", "x", "id.national") for n in range(9))
    terminal = written("terminal", report(findings=many, new=(many[8].id,)))
    assert terminal.count("public.t008.x") == 1, "the list of its category stops before it"
    assert terminal.index("NEW (1)") < terminal.index("public.t008.x")
    page = written("html_", report(findings=many, new=(many[8].id,)))
    assert page.count(">new</span>") == 1 and page.index('id="f-' + many[8].id) < page.index(">new</span>")
    assert "NEW (" not in written("terminal", report(findings=many)) and "NEW (" not in written("terminal", report(findings=many, new=()))
