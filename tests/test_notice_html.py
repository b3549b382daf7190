"""Web pages from the wild: only what a reader sees counts, and whose address it is."""

from __future__ import annotations

from pathlib import Path

from scanner.notice.read import read_notice

INTRO = "<p>We collect or use the following information to provide and improve products and services for clients:</p>"


def says(folder: Path, page: str) -> list[str]:
    file = folder / "notice.html"
    file.write_text(page, encoding="utf-8")
    return [bullet.says for purpose in read_notice(file)[0].purposes for bullet in purpose.categories]


def test_only_what_a_reader_sees_is_collected(tmp_path: Path) -> None:
    unseen = [
        "<nav><ul><li>Fingerprints</li></ul></nav>",
        "<script>let a = '<li>Fingerprints</li>'</script>",
        "<!-- <ul><li>Fingerprints</li></ul> -->",
        '<div style="display: none"><ul><li>Fingerprints</li></ul></div>',
        '<div role="navigation"><ul><li>Fingerprints</li></ul></div>',
        "<ul hidden><li>Fingerprints</li></ul>",
        "<template><ul><li>Fingerprints</li></ul></template>",
        "{% comment %}{{ '<li>Fingerprints</li>' }}<% li %>",
        "<footer><ul><li>Fingerprints</li></ul></footer>",
    ]
    for extra in unseen:
        assert says(tmp_path, f"{INTRO}<ul><li>Gender</li></ul>{extra}<ul><li>Occupation</li></ul>") == ["Gender", "Occupation"], extra


def test_the_parts_of_a_site_around_the_notice_are_not_read(tmp_path: Path) -> None:
    """The services in a clinic's menu ("Sexual health") were taken for what it collects."""
    around = [
        '<div class="main-menu"><ul><li>Home</li><li>Religion</li></ul></div>',
        '<div id="site_footer"><p>Our beliefs</p><ul><li>Religion</li></ul></div>',
        '<ul class="pages"><li><a href="/a">Religion</a></li><li><a href="/b">Health</a></li><li><a href="/c">Fingerprints</a></li></ul>',
        '<form action="/news"><p>Enter your religion:</p><ul><li>Religion</li></ul></form>',
        "<button>Religion</button>",
    ]
    for extra in around:
        assert says(tmp_path, f"{extra}{INTRO}<ul><li>Gender</li></ul>{extra}") == ["Gender"], extra


def test_what_holds_the_notice_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    """A page that is one form, as some systems write all of theirs, was empty."""
    for tag in ('form id="aspnetForm"', 'div class="page with-sidebar"', 'div id="menu"'):
        page = f"<{tag}><h1>Privacy notice</h1>{INTRO}<ul><li>Gender</li><li><a href='#x'>Hat size</a></li></ul></{tag.split()[0]}>"
        assert says(tmp_path, page) == ["Gender", "Hat size"], tag


def test_a_button_that_opens_a_panel_is_its_heading(tmp_path: Path) -> None:
    panel = "<div><p>We keep your {}.</p></div>"
    pages = (
        "<h3><button>{}</button></h3>",
        '<button aria-expanded="false">{}</button>',
        '<button class="accordion">{}</button>',
    )
    for page in pages:
        text = "<h1>Privacy notice</h1>" + "".join(
            page.format(name) + panel.format(what) for name, what in (("Joining", "gender"), ("Paying", "date of birth"))
        )
        (tmp_path / "notice.html").write_text(text, encoding="utf-8")
        found = {purpose.says: set(purpose.keys) for purpose in read_notice(tmp_path / "notice.html")[0].purposes}
        assert found == {"Joining": {"demog.gender"}, "Paying": {"demog.dob"}}, page


def test_a_table_that_lays_out_the_page_is_no_table_of_data(tmp_path: Path) -> None:
    page = f"<table><tr><td><h1>Privacy notice</h1>{INTRO}<ul><li>Gender</li><li>Hat size</li></ul></td></tr></table>"
    assert says(tmp_path, page) == ["Gender", "Hat size"]


def test_definition_lists_and_bold_leads_are_items(tmp_path: Path) -> None:
    terms = "<h2>What we collect</h2><p>We collect the following:</p><dl><dt>Gender</dt><dd>to greet you</dd><dt>Hat size</dt></dl>"
    assert says(tmp_path, terms) == ["Gender: to greet you", "Hat size"]
    bold = "<h2>What we collect</h2><p>We collect the following:</p><p><b>Identity.</b> Your name.</p><p><b>Hats.</b> Sizes.</p><p>Thank you.</p>"
    assert says(tmp_path, bold) == ["Identity. Your name.", "Hats. Sizes."]


def test_a_paragraph_in_bold_is_a_heading(tmp_path: Path) -> None:
    page = f"{INTRO}<ul><li>Gender</li></ul><p><strong>Your rights</strong></p><ul><li>Access</li></ul>"
    assert says(tmp_path, page) == ["Gender"]


def test_the_regulators_telephone_is_not_the_controllers(tmp_path: Path) -> None:
    file = tmp_path / "notice.html"
    ico = "<p>Information Commissioner’s Office<br>Wycliffe House<br>icocasework@example.org<br>020 7946 0999</p>"
    file.write_text(f"{INTRO}<ul><li>Gender</li></ul><h2>Contact us</h2><p>Write to privacy@example.com</p>{ico}", encoding="utf-8")
    assert read_notice(file)[0].facts["contact"] == {"email": "privacy@example.com"}


def test_an_address_behind_the_words_is_where_the_schedule_is(tmp_path: Path) -> None:
    file = tmp_path / "notice.html"
    schedule = '<h2>How long we keep information</h2><p>See our <a href="https://example.com/keep">retention schedule</a>.</p>'
    file.write_text(f"{INTRO}<ul><li>Gender</li></ul>{schedule}", encoding="utf-8")
    assert read_notice(file)[0].facts["retention"] == {"ref": "https://example.com/keep", "text": "See our retention schedule"}
