"""The HTML page: complete, escaped, readable in both schemes, free of requests; and, where Chromium is installed, at work."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from reports.heat import heat
from reports.html_ import MANY, breakable
from reports.legend import status_of
from reports.trend import HEIGHT
from scanner.model import STATUSES, Bullet, Declared, Earlier, Place, Purpose, SourceInfo, Unread
from scanner.taxonomy import load
from tests.report_fixture import HOSTILE, finding, report, written

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--virtual-time-budget=3000",
    "--dump-dom",
]
EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}</style>"


def page(text: str | None = None) -> BeautifulSoup:
    return BeautifulSoup(text or written("html_", report()), "html.parser")


def test_every_finding_status_unread_purpose_and_unit_is_there() -> None:
    whole, soup = report(), page()
    assert {row["id"] for row in soup.select("table.found tbody tr")} == {f"f-{one.id}" for one in whole.findings}
    assert {box["data-status"] for box in soup.select("details[data-status]")} == set(STATUSES)
    tiles = [tile.text.split() for tile in soup.select(".tile .number")]
    assert tiles == [[str(number)] for number in whole.summary().values()]
    text = re.sub(r"\s+", " ", soup.text)
    for said in (
        *(one.reason for one in whole.unread),
        *(one.says for one in whole.notice.purposes),
        *(one.unit for one in whole.coverage),
    ):
        assert said in text
    assert "open question: no category" in text and "AA 99 99 99 A" in text and "no Art 9 condition is recorded" in text
    assert "Interrupted" not in text


def test_interrupted_and_unread_are_said_and_silence_is_not_success() -> None:
    stopped = report(run=replace(report().run, interrupted=True), coverage=(), findings=(), unread=())
    text = page(written("html_", stopped)).text
    assert "Interrupted." in text and "Nothing was read." in text and "No unit of this source was read." in text
    assert "Everything that was asked for was read." not in text
    assert "Everything that was asked for was read." in page(written("html_", report(unread=()))).text


def test_structure_is_accessible() -> None:
    soup = page()
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert soup.html is not None and soup.html["lang"] == "en-GB" and len(soup.select("h1")) == 1
    assert all(link["href"][1:] in ids for link in soup.select("a"))
    assert all(name in ids for tag in soup.select("[aria-labelledby]") for name in str(tag["aria-labelledby"]).split())
    assert all(cell.get("scope") for cell in soup.select("th"))
    assert all(field.find_parent("label") for field in soup.select("select, input"))
    assert all(box.find("summary", recursive=False) for box in soup.select("details"))
    for cell in soup.select(".cell, .badge, .chip"):
        assert re.search(r"[a-z]{4}", cell.text), "colour and mark are not enough"


def test_nothing_is_requested_and_the_policy_holds_the_hashes() -> None:
    text = written("html_", report())
    soup = page(text)
    assert not soup.select("link, img, iframe, object, embed, [src], [srcset], [action], [style], base")
    assert all(str(tag["href"]).startswith("#") for tag in soup.select("[href]"))
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|https?://", text)
    policy = str(soup.select_one("meta[http-equiv]")["content"])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    for tag in (soup.style, soup.script):
        assert isinstance(tag, Tag)
        assert base64.b64encode(hashlib.sha256(str(tag.string).encode()).digest()).decode() in policy


def test_hostile_names_stay_text() -> None:
    name = EVIL + HOSTILE
    bad = replace(finding(name, name, name, name, evidence=(name,), entity=name, shape=name), status="undeclared", notes=(name,))
    notice = replace(report().notice, title=name, id=name, purposes=(Purpose(name, name, (Bullet(name, (name,)),)),))
    whole = report(
        notice=notice,
        run=replace(report().run, id=name, tool=name, notice=name),
        sources=(SourceInfo(name, name, (name,), (name,)),),
        findings=(bad,),
        declared=(Declared(name, name, name, False),),
        unread=(Unread(Place(name, name, name), name),),
    )
    text = written("html_", whole)
    soup = page(text)
    assert len(soup.select("script")) == len(soup.select("style")) == 1 and not soup.select("img")
    assert not [name for tag in soup.select("*") for name in tag.attrs if name.startswith("on")]
    assert "{{ 7*7 }}" in soup.text and "\u202e" not in text and "\x1b" not in text and r"\x1b[2J\u202eb" in soup.text
    assert str(breakable("a/<b>.c")) == "a/<wbr>&lt;b&gt;.<wbr>c"


def test_a_lost_encoding_does_not_stop_the_page() -> None:
    text = written("html_", report(unread=(Unread(Place("share", "caf\udce9.txt"), "not UTF-8"),)))
    assert rb"caf\udce9." in text.encode("utf-8")


def test_map_tells_what_is_named_and_through_which_wider_category() -> None:
    rows = {row.category: row for row in heat(report(), load())}
    assert next(iter(rows)) == "pay.card_auth" and rows["special.health"].status == "undeclared"
    assert rows["pay.card"].wider == (("Payment details", ("complaints", "products")),)
    assert [label for label, _ in rows["online.ip"].perhaps] == ["Website user information"]
    assert rows["pay.method"].seen and rows["pay.method"].status == "declared" and rows["profile"].status == "unseen"
    secret = finding("crm", "a", "y", "auth.secret"), finding("crm", "a", "z", "special.health")
    sorted_ = [row.category for row in heat(report(findings=(finding("crm", "a", "x", "demog.dob"), *secret)), load())]
    assert sorted_[:3] == ["auth.secret", "special.health", "demog.dob"], "what is most sensitive stands above what is not"
    mixed = (finding("crm", "a", "x", "contact.email", "declared"), finding("crm", "a", "y", "contact.email", "prohibited"))
    cell = next(row for row in heat(report(findings=mixed), load()) if row.category == "contact.email").cells[1]
    assert cell is not None and cell.counts == (("prohibited", 1), ("declared", 1)) and cell.first == mixed[1].id


def test_a_long_report_starts_closed_and_stays_small() -> None:
    many = tuple(finding("crm", f"public.t{n // 50}", f"column_{n}", "contact.email") for n in range(MANY * 4))
    text = written("html_", report(findings=many))
    assert not page(text).select("details[data-status][open]")
    assert len(text) / len(many) < 1000


def _colours(css: str) -> Iterator[dict[str, str]]:
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    for block in (light, light + dark):
        yield dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def _contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_aa_in_both_schemes() -> None:
    assert round(_contrast("#777777", "#ffffff"), 2) == 4.48
    for colours in _colours(page().style.string):  # type: ignore[union-attr, arg-type]
        pairs = [(colours[status], colours[f"{status}-on"]) for status in (*STATUSES, "unseen", "unread")]
        pairs += [(colours[text], colours[ground]) for text in ("ink", "soft", "link") for ground in ("page", "card")]
        assert min(_contrast(*pair) for pair in pairs) >= 4.5


@pytest.fixture()
def browse(tmp_path: Path) -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: the page is not tried in a browser. Install chromium to try it.")
    file = tmp_path / "report.html"
    file.write_text(written("html_", report()), encoding="utf-8")

    def dump(fragment: str = "", *more: str) -> tuple[BeautifulSoup, str]:
        switches = [CHROMIUM, *SWITCHES, *more, f"--user-data-dir={tmp_path / 'profile'}", f"{file.as_uri()}{fragment}"]
        done = subprocess.run(switches, capture_output=True, text=True, timeout=120, check=True)
        return page(done.stdout), done.stderr

    yield dump


def test_browser_scrolls_tables_and_not_the_page_on_a_phone(browse, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "report.html"
    free = re.sub(r"<meta http-equiv=.Content-Security-Policy[^>]*>", "", file.read_text(encoding="utf-8"), flags=re.IGNORECASE)
    width = "document.documentElement"
    file.write_text(
        free.replace("</body>", f"<script>document.title = {width}.clientWidth - {width}.scrollWidth</script></body>"), encoding="utf-8"
    )
    soup, _ = browse("", "--window-size=500,900")
    assert soup.title.text == "0"


def visible_rows(soup: BeautifulSoup) -> int:
    boxes = soup.select("details[data-status]:not([hidden])")
    return sum(len(box.select("tbody tr:not([hidden])")) for box in boxes)


def test_browser_shows_all_without_complaint(browse) -> None:  # type: ignore[no-untyped-def]
    soup, log = browse()
    assert visible_rows(soup) == 41 and soup.select_one("#shown").text == "41 findings"
    assert "CONSOLE" not in log, log


@pytest.mark.parametrize(
    ("fragment", "rows"),
    [("#status=undeclared", 10), ("#source=hr", 3), ("#category=auth.secret&source=crm", 1), ("#q=ni+NUMBER", 2), ("#q=no-such-thing", 0)],
)
def test_browser_filters(browse, fragment: str, rows: int) -> None:  # type: ignore[no-untyped-def]
    soup, log = browse(fragment)
    assert visible_rows(soup) == rows and soup.select_one("#shown").text == f"{rows} of 41 findings"
    assert (soup.select_one("#nothing").get("hidden") is None) == (rows == 0)
    assert "CONSOLE" not in log, log


def test_what_is_new_is_said_on_top_and_in_its_group() -> None:
    failing = [one.id for one in report().findings if one.status == "undeclared"][:2]
    soup = page(written("html_", report(new=tuple(failing))))
    news = soup.select_one("p.news")
    assert news is not None and " ".join(news.text.split()) == "2 findings are new since the last complete run."
    assert {row["id"] for row in soup.select("tr[data-new]")} == {f"f-{one}" for one in failing}
    assert sum(int(str(box["data-new"])) for box in soup.select("details[data-status]")) == 2
    none = page(written("html_", report(new=())))
    assert none.select_one("p.news") is not None and "Nothing undeclared or prohibited is new" in none.select_one("p.news").text
    unknown = page(written("html_", report(new=None)))
    assert unknown.select_one("p.news") is None and unknown.select_one("select[name=new]") is None


@pytest.mark.parametrize(("new", "rows", "said"), [(2, 2, "2 of 41 findings"), (0, 0, "0 of 41 findings"), (None, 41, "41 findings")])
def test_browser_filters_what_is_new(browse, tmp_path: Path, new: int | None, rows: int, said: str) -> None:  # type: ignore[no-untyped-def]
    """A page that knows of no earlier run has no such filter, and shows all."""
    failing = [one.id for one in report().findings if one.status == "undeclared"]
    known = None if new is None else tuple(failing[:new])
    (tmp_path / "report.html").write_text(written("html_", report(new=known)), encoding="utf-8")
    soup, log = browse("#new=yes")
    assert visible_rows(soup) == rows and soup.select_one("#shown").text == said
    assert "CONSOLE" not in log, log


@pytest.mark.parametrize(("fragment", "scrolled"), [("#status=undeclared", True), ("", False)])
def test_browser_shows_what_the_address_asks_for(browse, tmp_path: Path, fragment: str, scrolled: bool) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "report.html"
    free = re.sub(r"<meta http-equiv=.Content-Security-Policy[^>]*>", "", file.read_text(encoding="utf-8"), flags=re.IGNORECASE)
    told = "<script>document.title = Math.round(document.getElementById('findings').getBoundingClientRect().top)</script></body>"
    file.write_text(free.replace("</body>", told), encoding="utf-8")
    soup, _ = browse(fragment, "--window-size=900,700")
    assert (abs(int(soup.title.text)) < 50) == scrolled, f"the list of findings is {soup.title.text} pixels below the top"


def test_where_a_finding_stands_is_told_in_the_words_of_its_file() -> None:
    one = report().findings[0]
    pages = replace(one, found=replace(one.found, where=(0, 4), row_is="page"))
    row = page(written("html_", replace(report(), findings=[pages]))).select_one("table.found tbody tr")
    assert row is not None and "pages 1, 5" in row.text


def test_the_trend_stands_there_where_earlier_runs_are_known() -> None:
    assert page().select_one("#h-trend") is None
    past = tuple(
        Earlier(f"run{n}", datetime(2026, 11, n, tzinfo=UTC), {"undeclared": n, "prohibited": 0, "unread": 2}) for n in range(1, 31)
    )
    soup = page(written("html_", report(earlier=past)))
    bars = soup.select("svg.trend g")
    assert len(bars) == 24 and "2026-11-30 00:00: 0 prohibited, 30 undeclared" in bars[-2].text
    numbers = [[cell.text for cell in row.select("td")] for row in soup.select("section[aria-labelledby=h-trend] tbody tr")]
    assert numbers[:2] == [["4", "10", "5", "2", "4"], ["0", "30", "0", "0", "2"]], "the newest first, this one at the top"
    assert max(float(rect["height"]) for rect in soup.select("svg.trend rect")) == HEIGHT
    assert all(float(rect["y"]) >= 0 and float(rect["y"]) + float(rect["height"]) <= HEIGHT + 0.1 for rect in soup.select("svg.trend rect"))
    course = [" ".join(one.text.split()) for one in soup.select(".course li")]
    assert course[1] == "Undeclared 8 → 10", "from the first run drawn (the eighth of thirty) to this one"
    empty = report(findings=(), earlier=(Earlier("run", datetime(2026, 11, 1, tzinfo=UTC), {}),))
    assert page(written("html_", empty)).select("svg.trend rect") == []


def test_each_status_that_asks_for_something_says_what_to_do() -> None:
    page = written("html_", report())
    for status in ("prohibited", "undeclared", "other-purpose", "arguable", "accepted", "not-judged"):
        assert status_of(status).do and Markup.escape(status_of(status).do) in page, status
    assert Markup.escape(status_of("prohibited").do) not in written("html_", report(findings=()))
