"""Every category of the taxonomy can be seen, each in a small source of its own, through the whole scan; ordinary things are not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from scanner import taxonomy
from scanner.cli import run
from tests.test_bad_input import NOTICE

_WAV = (
    b"RIFF\x24\x08\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x00\x08\x00\x00"
    + bytes(2048)
)
_MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(2048)
_JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + bytes(4096) + b"\xff\xd9"


def _csv(head: str, *rows: str, times: int = 1) -> bytes:
    return "\n".join([head, *list(rows) * times]).encode() + b"\n"


#: Category → file and content. Written from the domain reference, not from the patterns.
SOURCES: Mapping[str, tuple[str, bytes]] = {
    "person.name": ("people.csv", _csv("first_name,last_name", "Emma,Hughes", "Oliver,Clarke", "Priya,Patel", "Thomas,Evans")),
    "contact.email": ("list.csv", _csv("id,mail", "1,emma@example.org", "2,oliver@example.com")),
    "contact.phone": ("dial.csv", _csv("id,telephone", "1,020 7946 0018", "2,+44 20 7946 0958")),
    "contact.address": ("addr.csv", _csv("address1,town,postcode", "4 Mill Lane,Wilmslow,SK9 5AF", "12 High Street,Leeds,LS1 4AP")),
    "demog.gender": ("g.csv", _csv("id,gender", "1,F", "2,M", "3,F")),
    "demog.pronouns": ("p.csv", _csv("id,pronouns", "1,she/her", "2,he/him", "3,they/them")),
    "demog.dob": ("d.csv", _csv("id,date_of_birth", "1,1984-02-29", "2,1990-11-02")),
    "demog.marital": ("m.csv", _csv("id,marital_status", "1,married", "2,single", "3,divorced")),
    "demog.nationality": ("n.csv", _csv("id,nationality", "1,British", "2,Irish", "3,Polish")),
    "family.third_party": ("k.csv", _csv("customer_id,next_of_kin_name,relationship", "1,Amy Hughes,daughter", "2,Tom Clarke,husband")),
    "subject.child": ("pupils.csv", _csv("pupil_name,school,year_group", "Amy Hughes,Hill Primary,4", "Tom Clarke,Hill Primary,5")),
    "work.occupation": ("o.csv", _csv("id,job_title", "1,nurse", "2,accountant", "3,teacher")),
    "work.history": ("w.csv", _csv("customer_id,employer,start_date,leave_date", "1,Example Ltd,2001-01-01,2004-02-01")),
    "pay.method": ("pm.csv", _csv("customer_id,mandate_ref,card_last4", "1,MD-1001,4242", "2,MD-1002,1881")),
    "pay.card": ("card.csv", _csv("id,card_number", "1,4111111111111111", "2,5555555555554444")),
    "pay.bank": ("bank.csv", _csv("sort_code,account_number", "20-20-15,55555555", "60-16-13,31926819")),
    "pay.card_auth": ("cvv.csv", _csv("card_number,cvv", "4111111111111111,123", "5555555555554444,456")),
    "pay.transaction": ("payments.csv", _csv("customer_id,amount,currency,paid_at", "1,12.50,GBP,2024-01-02", "2,9.99,GBP,2024-01-03")),
    "pay.standing": ("s.csv", _csv("customer_id,salary,credit_score", "1,32000,612", "2,41000,702")),
    "buy.history": ("orders.csv", _csv("order_id,customer_id,sku,quantity", "1,7,A-1,2", "2,8,B-4,1")),
    "account.profile": ("accounts.csv", _csv("customer_no,account_status,registered_at", "C-1,active,2024-01-02", "C-2,closed,2024-01-09")),
    "account.access": ("logins.csv", _csv("username,last_login_at,failed_attempts", "ehughes,2024-01-02T10:00,0", "oclarke,2024-01-04T11:00,2")),
    "account.security": ("sec.csv", _csv("customer_id,mothers_maiden_name", "1,Jones", "2,Price")),
    "auth.secret": ("pw.csv", _csv("username,password", "ehughes,Kettle!42x", "oclarke,Garden#77")),
    "online.usage": ("events.csv", _csv("user_id,event,occurred_at", "1,open_app,2024-01-02T10:00", "2,export,2024-01-02T10:05")),
    "online.visitor": ("access.log", b'203.0.113.7 - - [10/Oct/2024:13:55:36 +0000] "GET /a HTTP/1.1" 200 23 "https://www.example.com/" "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0"\n' * 5),
    "online.journey": ("j.csv", _csv("visitor_id,page_path,utm_source,viewed_at", "v1,/a,news,2024-01-02T10:00", "v1,/b,news,2024-01-02T10:01")),
    "online.ip": ("ip.csv", _csv("id,client_ip", "1,203.0.113.7", "2,198.51.100.9")),
    "online.cookie": ("c.csv", _csv("id,cookie", "1,GA1.2.123456789.1700000000", "2,GA1.2.987654321.1700000001")),
    "device.technical": ("ua.csv", _csv("id,user_agent", "1,Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36")),
    "device.id": ("imei.csv", _csv("id,imei", "1,490154203237518", "2,356938035643809")),
    "location": ("geo.csv", _csv("customer_id,latitude,longitude", "1,51.507222,-0.127500", "2,53.480759,-2.242631")),
    "pref.marketing": ("opt.csv", _csv("customer_id,marketing_opt_in", "1,true", "2,false")),
    "pref.consent": ("consents.csv", _csv("customer_id,consent_at,consent_text", "1,2024-01-02T10:00,I agree to receive news", "2,2024-01-03T10:00,I agree")),
    "profile": ("profiles.csv", _csv("customer_id,segment,interests,lead_score", "1,loyal,gardening,77", "2,new,cycling,12")),
    "comms.correspondence": ("letter.txt", b"Dear Mr Clarke,\n\nThank you for your letter of 3 May.\n\nYours sincerely,\nEmma Hughes\n"),
    "comms.feedback": ("feedback.txt", b"I'd like to complain about the engineer who came on Monday. I am not happy with the repair.\n"),
    "record.meeting": ("minutes.txt", b"Minutes of the customer panel\nPresent: Emma Hughes, Oliver Clarke\nApologies: Priya Patel\nAction: write to members\n"),
    "record.case": ("case.txt", b"Investigation INV-7. Witness statement of Emma Hughes about the allegation against the engineer.\n"),
    "record.safety": ("accident.txt", b"Accident report. First aid given to Emma Hughes after a fall on the stairs. RIDDOR form sent.\n"),
    "media.audio": ("call.wav", _WAV),
    "media.video": ("CH01_20240611.mp4", _MP4),
    "media.photo": ("portrait.jpg", _JPEG),
    "id.national": ("ni.csv", _csv("id,ni_number", "1,AB123456C", "2,JG103759A")),
    "id.health": ("nhs.csv", _csv("id,nhs_number", "1,9990000018", "2,9990000026")),
    "id.passport": ("pass.txt", b"Her passport number is 925665416, issued by HMPO.\n"),
    "id.driving": ("dl.csv", _csv("id,driving_licence", "1,MORGA657054SM9IJ", "2,HUGHE803127E99AB")),
    "id.tax": ("utr.csv", _csv("id,utr", "1,1123456789", "2,9000000001")),
    "id.document": ("passport_scan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "id.vehicle": ("reg.csv", _csv("id,vehicle_registration", "1,AB51 ABC", "2,YK19 XYZ")),
    "special.race": ("eth.csv", _csv("id,ethnicity", "1,White British", "2,Indian", "3,Black Caribbean")),
    "special.politics": ("pol.csv", _csv("customer_id,political_party", "1,Labour", "2,Conservative")),
    "special.belief": ("rel.csv", _csv("id,religion", "1,Muslim", "2,Christian", "3,Sikh")),
    "special.union": ("union.txt", b"Emma Hughes is a member of UNISON and asked her union rep to come to the hearing.\n"),
    "special.genetic": ("gen.csv", _csv("patient_id,brca1_result", "1,positive", "2,negative")),
    "special.biometric": ("bio.csv", _csv("customer_id,fingerprint_template", "1,Rk1SACAyMAAAAAFSAAA", "2,Rk1SACAyMAAAAAGSAAA")),
    "special.health": ("health.txt", b"Mrs Hughes has been off sick with depression since May and was diagnosed with asthma as a child.\n"),
    "special.sex": ("sex.csv", _csv("id,sexual_orientation", "1,gay", "2,heterosexual", "3,bisexual")),
    "criminal.offence": ("crime.txt", b"Mr Clarke was convicted of theft in 2019; his DBS certificate shows it.\n"),
}  # fmt: skip

#: What people services and payroll keep, in the shorthand of their schemas: column → category.
CODED: Mapping[str, str] = {
    "ETHN_CD": "special.race", "RELIG": "special.belief", "SEX_ORIENT": "special.sex", "DISAB_FLG": "special.health",
    "PREG_IND": "special.health", "SMOKER": "special.health", "ALC_UNITS": "special.health", "UNION_SUBS": "special.union",
    "POLITICAL_PARTY": "special.politics", "BRCA_STATUS": "special.genetic", "IRIS_TEMPLATE": "special.biometric",
    "DBS_EXPIRY": "criminal.offence", "MKTG_OPTIN": "pref.marketing", "CONSENT_DT": "pref.consent", "ACCIDENT_DESC": "record.safety",
    "BEHINDERUNG": "special.health", "ORIGEN_ETNICO": "special.race", "CONFESSION": "special.belief", "SINDACATO": "special.union",
}  # fmt: skip
_CODES = tuple(
    f"A,{i},GL,Y,N,N,{10 + i},7.5{i},LAB,neg,Zm9v{i},2027-01-3{i},Y,2024-01-1{i},fell on stairs,{i}0,0{i},{i},S" for i in range(2)
)

#: Nobody's data: none of it may be reported as personal.
ORDINARY: Mapping[str, bytes] = {
    "products.csv": _csv("sku,name,price,status,state", "A-1,Hall sensor,19.99,active,new", "B-2,Leak alarm,29.00,retired,used"),
    "server_metrics.csv": _csv("hostname,cpu,memory,created_at,health", "web-1,0.4,2048,1700000000,ok", "web-2,0.7,4096,1700000060,degraded"),
    "schema_migrations.csv": _csv("version,applied_at", "20240101,2024-01-01T00:00", "20240102,2024-01-02T00:00"),
    "stock.csv": _csv("part_no,bin,quantity,reorder_level", "B12 3AB,A1,4,2", "C14 5DE,B2,7,3"),
    "build.log": b"2024-01-02 10:00:00 INFO compiled 31 modules in 4.2 s\n2024-01-02 10:00:04 WARN version 1.2.3.4 of the plugin is old\n" * 20,
    "readme.txt": b"The health check endpoint returns 200. Race conditions in the union of two sets are handled by a lock.\n",
    "timezones.csv": _csv("timezone,offset,statement", "Europe/London,0,none", "Europe/Paris,60,none"),
    "weather.txt": b"A deep depression moves east. The cold front brings heavy showers, then high pressure; visibility is poor.\n" * 5,
    "views.sql": b"SELECT part FROM bolts UNION ALL SELECT part FROM nuts ORDER BY part; -- a tagged union\n" * 5,
    "battery.csv": _csv("module,charge,discharge,health,condition,charge_rate", "c1,90,10,98,good,0.5", "c2,88,12,97,good,0.4"),
    "battery_pack.csv": _csv("cell,charge,volts", "c1,90,3.9", "c2,88,3.8"),
    "laps.csv": _csv("race,lap,seconds,track", "Race 1,3,81.2,dry", "Race 2,4,82.9,wet"),
    "contract.txt": b"Each party shall bear its own costs. The third party supplies labour and materials. Conservative estimates apply.\n" * 5,
    "corpus.csv": _csv("sentence_id,sentence,token_count", "1,The kettle boils.,4", "2,The lid is hot.,5"),
    "nutrition.csv": _csv("food,energy_kj,cholesterol_mg,sodium_mg", "oats,1500,0,5", "egg,600,373,140"),
    "labels.csv": _csv("sku,caution_label,operation", "A-1,hot surface,press", "B-2,sharp edge,turn"),
    "deploy.log": b"operation failed: service unhealthy, health check timed out; symptoms: latency; diagnosis: disk full; recovered from backup\n" * 8,
    "releases.csv": _csv("build,epoch,checksum", "1,1700000000,d41d8cd98f00b204e9800998ecf8427e", "2,1700000600,0cc175b9c0f1b6a831c399e269772661"),
}  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Of one scan over all of it."""
    folder = tmp_path_factory.mktemp("estate")
    (folder / "data").mkdir()
    (folder / "data" / "coded.csv").write_bytes(_csv(",".join(CODED), *_CODES, times=3))
    for name, content in [*SOURCES.values(), *ORDINARY.items()]:
        (folder / "data" / name).write_bytes(content)
    (folder / "notice.toml").write_text(NOTICE.replace('"person.name", "contact.email", "contact.phone"', '"person.name"'))
    config = folder / "noticegap.toml"
    config.write_text(
        'notice = "notice.toml"\ntest_data = "report"\n[[source]]\nid = "s"\nkind = "files"\npath = "data"\npurposes = ["products"]\n'
    )
    run(["scan", "-c", str(config), "-f", f"json={folder / 'report.json'}"])
    return json.loads((folder / "report.json").read_text())


@pytest.fixture(scope="module")
def found(report: Any) -> dict[str, dict[str, str]]:
    """Unit → category → status."""
    result: dict[str, dict[str, str]] = {}
    for finding in report["findings"]:
        result.setdefault(finding["unit"], {})[finding["category"]] = finding["status"]
    return result


def test_no_category_is_left_out() -> None:
    assert set(SOURCES) == set(taxonomy.load().categories) - {"other"}


@pytest.mark.parametrize("category", SOURCES)
def test_a_category_is_found_where_it_is(found: dict[str, dict[str, str]], category: str) -> None:
    statuses = found.get(SOURCES[category][0], {})
    known = taxonomy.load().categories[category]
    wanted = "declared" if category == "person.name" else "prohibited" if known.never or category == "auth.secret" else "undeclared"
    assert statuses.get(category) == wanted, statuses


@pytest.mark.parametrize("column", CODED)
def test_shorthand_of_schemas_is_read(report: Any, column: str) -> None:
    assert CODED[column] in {f["category"] for f in report["findings"] if f["unit"] == "coded.csv" and f["column"] == column}


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_data_is_left_alone(found: dict[str, dict[str, str]], name: str) -> None:
    assert found.get(name, {}) == {}
