"""What is taken for a name, or for an address, and is none; and the people who stand in the same places."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest

from detectors.hits import codepoints
from detectors.names.nobody import nobody
from detectors.names.nowhere import bay, entry, vehicle
from scanner.setup import load_engine

#: Brackets mark what is taken for a name.
NOBODY = (
    "[pt]'s daughter present",
    "the [lad] next door",
    "told the [guv] twice",
    "my [nan] fell",
    "the [missus] rang",
    "[hubby] will collect",
    "Advised [HMRC] today",
    "copy sent to [DVLA] now",
    "[SLA] breached, RCA pending",
    "the [POA] is held",
    "[poa] and lpa registered",
    "In [Jun] we moved",
    "due 5 [Jun] at the latest",
    "[Jun] 12 10:22:31",
    "Apr May [Jun] figures",
    "open [Mon] to Fri",
    "if err.[errno] == 2",
    "c.[Emax] = 3",
    "[elif] x:",
    "[c.Emax] + 1",
    "print([argv])",
    "[grep -ri] todo",
    "[guten tag]",
    "[gracias por su] ayuda",
    "[namaste ji]",
    "[Crohn]'s disease",
    "a [Zimmer] frame",
    "[Hodgkin] lymphoma",
    "[Princess Anne ward]",
    "<'%>\t/x03/x85\tGREEK DIALYTIKA [TONOS]",
    "oa\t683,807,13,90,-37,81\t2\t228\t[adieresis]",
    "[Santander] refused",
    "left with [Yodel]",
    "[Ofsted, Ofcom]",
    "a [blur]",
    "[brb]",
    "spoke to [the]",
    "[Ted Baker] coat",
    "a bottle of [Jack Daniel]'s",
    "Captain [Morgan] and cola",
    "[Earl Grey] tea",
    "paid at [John Lewis] on Monday",
    "[John Lewis] voucher",
    "[Crohn's], asthma",
    "history of [Raynaud]'s.",
    "[Alzheimer]'s and COPD",
    "[Apgar] score 9",
    "WARN [Kestrel Pool] Stats (total=7)",
    "INFO [Marlowe] Scheduler started",
    "DH: [salbutamol prn, Clenil]",
    "[PIP] enhanced rate both",
    "Pay by bank. [IBAN] GB33",
    "a [MASH] referral",
    "[Storm Eunice] hit us",
    "since Storm [Dudley] on Friday",
    "damage by Hurricane [Ian]",
    "Typhoon [Maria] closed it",
    "Storm [Henk], again",
    "HMS [Elizabeth] sailed",
    "the RFA Sir [Percivale] left",
    "aboard USS [Nimitz] today",
    "MV [Isobel] is late",
    "RNLB [Grace Darling] launched",
    "[Clare]'s Law disclosure",
    "under [Martyn]'s Law",
    "[Sarah]'s Law applies",
    "[Natasha]’s Law labels",
    "[Helen]'s Law, parole",
    "on St [David]'s Day",
    "closed for [Martin Luther King] Day",
    "[Patrick]’s Day parade",
    "[Agnes]' Eve frost",
    "[Burns]'s Night supper",
    "plant 'Gertrude Jekyll' and '[Graham Thomas]' roses",
    "Rosa '[Emma Hamilton]', 4 litres",
    "clematis '[Nelly Moser]'",
    "dahlia ‘[Penny Lane]’",
    "bare-root '[James Galway]'",
    "1 x [Fred Perry] polo",
    "a [Mulberry Alexa] tote",
    "[Nina Campbell] wallpaper",
    "[Orla Kiely mug] chipped",
    "[Mary Berry] cookbook",
    "two [Oliver Twist] tickets",
    "read [Harry Potter]",
    "the [Robin Hood] is full",
    "[Johnnie Walker Red] 70cl",
    "a [Marie Curie] shop",
    "a [Macmillan] nurse came",
    "the [Appellant] gave evidence",
    "[Claimant] and his son",
    "sold by the [Executors]",
    "[Pearson] r of 0.4",
    "4 x [Jack Daniels] 70cl",
    "a [Ford Escort] in blue",
    "[Morris Minor], one owner",
    "sold the [Alfa Romeo Giulia]",
    "sweet [William] seeds",
    "busy [Lizzie] in pots",
    "[Babinski] downgoing",
    "[Kernig]'s sign absent",
    "query [Guillain-Barré]",
    "at St [Luke]'s on Sunday",
    "St [Mirren] drew",
    "closed. St [Thomas]' is full",
    "(St [Anne]’s)",
    "near Saint [Helier] now",
    "pupils of St. [Cuthbert]'s",
    "[Jack Daniels 70cl] and ice",
    "[Samuel Smith] 500 ml bottles",
    "[Timothy Taylor] 4 pack",
    "[William Hill 5 kg]",
    "cluster: [Odin]",
    "hostname=[Ruby]",
    "a: 1\nfallback: [Thor]",
    "namespace: '[Artemis-Prod]'",
    "[hermes].internal is down",
    "codename: [Jasper]",
    "Pass [Mark] 80%",
    "a trade [Mark] dispute",
    "[Mark]: 70 %",
    "question [Mark] missing",
    "the high water [Mark] rose",
)
#: And these are people.
SOMEBODY = (
    "101  [Ashby] J  34.50  12.00  46.50",
    "7\t12\t[Blyth Marrow]\t3\t229",
    "sent [Marlowe] the stats on Monday",
    "INFO [Marlowe Pool] logged in",
    "spoke to [PATEL] about the keys",
    "Mr [KHAN] re DD and SO",
    "[LISA] to call the customer",
    "ask [ZUZA NOWAK] today please",
    "the [khan] family moved",
    "our [sarah] is poorly",
    "[June] rang on 3 May",
    "call [Jan] 07700 900123",
    "07700 900123 [April]",
    "[Jun] came by",
    "user=[alice]",
    "|[Smith]|",
    "[Marek Nowak] (tenant)",
    "([Ilona])",
    "[Baker] (2015)",
    "[elif kaya] rang",
    "please ask [elif]",
    "sarah.[jenkins]",
    "this is [val] from accounts",
    "[Will]",
    "by [sarah.jenkins]",
    "a [hughes] impersonator",
    "Frau [Bosch] rang",
    "[Hana]'s school",
    "hi its [nan jones]",
    "[ng] rang twice",
    "Ask [Rees Prydderch]",
    "spoke to [John Lewis] today",
    "[John Lewis] rang at nine",
    "[Morgan] and his wife",
    "Mr [Graves]'s report",
    "[Addison]'s school",
    "[Addison] is seven",
    "[Chidi] score 17 of 25",
    "[Fred Perry] will call back",
    "[Jack Daniel] lives here",
    "[Storm Larkin] rang",
    "[Eunice] rang about the storm",
    "Storm Eunice hit [Ian]'s roof",
    "HMS Elizabeth, [Ian] aboard",
    "a captain, [Percivale], rang",
    "[Sarah]'s Law degree",
    "[Clare]'s law firm",
    "[Martyn]'s lawn",
    "[Martyn]'s Day off",
    "[Doris] Day rang",
    "[Daniel] Night-Smith",
    "the roses are for 'Big [Graham]' she said",
    "'[Graham Thomas]' signed it",
    "[Graham Thomas], roses",
    "we call her '[Rose]'s mum' and plant them",
    "bought [Ann Sample] mugs",
    "gave [Orla Kiely] posters",
    "[Orla] mug is hers",
    "[Ann Sample] curtains to hem",
    "[Ann Sample] mothers' group",
    "[Harry Potts] rang",
    "[Oliver Twistleton] paid",
    "[Robin] has a hood",
    "Mr [Appellantz] came",
    "[Macmillan] rang",
    "[Pearson] test results",
    "[Whitney] score",
    "[Jack Daniels] 70 Mill Lane",
    "[Austin Morris] rang",
    "[Ford] called",
    "sweet of [William]",
    "Dr [Babinski] saw her",
    "Mr [Phalen] rang",
    "lives at 4 Mill St [Luke] said",
    "on Mill St. [Thomas] rang",
    "in first st [Anne] won",
    "Sat [Luke] down",
    "[St John Sample] rang",
    "[Timothy Taylor] paid 500",
    "host: [Ruby]",
    "the cluster of [Odin]",
    "profile: [Ruby]",
    "namespace for [Thora]",
    "[Ruby] Internal audit",
    "[Mark] 80 Mill Lane",
    "[Mark] passed",
    "ask [Mark]: 70 is too much",
)


def _marked(marked: str) -> tuple[str, int, int]:
    return re.sub(r"[][]", "", marked), marked.index("["), marked.index("]") - 1


@pytest.mark.parametrize("marked", NOBODY)
def test_it_names_nobody(marked: str) -> None:
    assert nobody(*_marked(marked))


@pytest.mark.parametrize("marked", SOMEBODY)
def test_somebody_stays(marked: str) -> None:
    assert not nobody(*_marked(marked))


def test_what_holds_no_word_is_left_to_others() -> None:
    assert not nobody("99 99", 0, 5) and not nobody("", 0, 0)


@pytest.mark.parametrize("text", ["blue Ford Focus, AB12 CDE", "White Vauxhall Corsa AB12 CDE", "van ab12cde"])
def test_a_car_with_its_plate_is_no_address(text: str) -> None:
    assert vehicle(text, 0, len(text)) and vehicle(f"{text} was seen", 0, len(text) - 8)


@pytest.mark.parametrize(
    "text", ["12 Mill Lane, AB12 CDE", "Mill Lane AB12 CDE", "Rose Cottage, Taunton, TA1 4QZ", "Flat 3 AB12 CDE", "Rose Cottage"]
)
def test_an_address_stays_one(text: str) -> None:
    assert not vehicle(text, 0, len(text))


@pytest.mark.parametrize("text", ["[depot 55 via DPD], 12 pallets", "to [gate 12]", "[Platform 4] at noon", "[seats 14A] to 14F"])
def test_a_place_of_a_yard_is_no_address(text: str) -> None:
    """A number behind what has numbers in a yard, a station or a hall, without a street or a postcode."""
    assert bay(*_marked(text))


@pytest.mark.parametrize("text", ["[Depot 5, Mill Lane]", "[Bay 3, SK9 5AF]", "[Flat 5, Hawthorns]", "[Dock Road 4]"])
def test_a_yard_with_its_street_stays_an_address(text: str) -> None:
    """A street, a postcode, or a house."""
    assert not bay(*_marked(text))


@pytest.mark.parametrize(
    "said",
    [
        "2\tnbyte",
        "27EB\t\tCL",
        "20  rdma",
        "255 239 213\t\tpapaya whip",
        "610\t61A\tNSM",
        "4AA",
        "FE5A\t\tFE59",
        '"f71869-*" "f71869a',
        "123 wk4 wk3 wk1",
    ],
)
def test_a_line_of_a_table_of_codes_is_no_address(said: str) -> None:
    """As in X11's `rgb.txt`, `/etc/iproute2`, Unicode's tables, `/etc/sensors3.conf`, `/etc/mime.types`."""
    assert entry(said)


@pytest.mark.parametrize(
    "said",
    [
        "22 marlow",
        "12 A St",
        "Flat 9  The Old Granary",
        "5\tMill Lane",
        "Oakfield",
        "Hay  Powys",
        "BFPO 58",
        "Am Anger 3\t99084 Erfurt",
        "14\tHay\tHR3 5AB",
    ],
)
def test_an_address_with_gaps_or_few_words_stays_one(said: str) -> None:
    """A word beside the number of a house, a way, a postcode, three words."""
    assert not entry(said)


def test_a_scan_drops_them_and_keeps_people() -> None:
    values = pa.array(
        ["pt advised to rest, POA to be told", "White Vauxhall Corsa AB12 CDE reported", "20  rdma", "Sarah Jenkins told HMRC and the guv"],
        pa.large_string(),
    )
    engine = load_engine("noticegap")
    found = codepoints(engine.scan(values), values).to_pylist()
    told = {
        (hit["row"], values[hit["row"]].as_py()[hit["start"] : hit["end"]])
        for hit in found
        if hit["valid"] and engine.patterns[hit["pattern"]].entity in ("PERSON", "STREET_ADDRESS")
    }
    assert told == {(3, "Sarah Jenkins")}


def test_who_wrote_is_read_though_the_head_of_a_reply_is_known() -> None:
    values = pa.array(["On Tue, 5 Nov 2024 at 09:12, Siobhán Ní Bhriain <siobhan@example.org> wrote:"], pa.large_string())
    engine = load_engine("noticegap")
    found = codepoints(engine.scan(values), values).to_pylist()
    told = {values[0].as_py()[h["start"] : h["end"]] for h in found if h["valid"] and engine.patterns[h["pattern"]].entity == "PERSON"}
    assert "Siobhán Ní Bhriain" in told
