"""Numbers that Romania, Bulgaria and Ukraine give to people."""

from __future__ import annotations

from stdnum.bg import egn, pnf
from stdnum.ro import cnp

from detectors.packs.europe_checks import by
from detectors.packs.europe_checks_more import ukrainian
from detectors.packs.europe_forms import DATED, DD, MM, number

DETECTORS = (
    number(
        "RO_CNP",
        "Romanian personal numeric code (CNP)",
        f"[1-9][0-9]{{2}}{MM}{DD}[0-9]{{6}}",
        words="cnp, cod numeric personal, codul numeric personal, c n p, romanian cnp, romanian personal number, romanian id number",
        near="numeric personal, identificat cu, identificată cu, serie ci, având cnp",
        also=("id.tax", *DATED),
        valid=by(cnp.is_valid, 13),
        chance=0.049,
        sources=("Romanian Law 105/1996 (evidența populației)", "Ordonanța de urgență 97/2005"),
    ),
    number(
        "BG_EGN",
        "Bulgarian uniform civil number (EGN)",
        f"[0-9]{{2}}(?:[024][1-9]|[135][0-2]){DD}[0-9]{{4}}",
        words="egn, e g n, егн, единен граждански номер, edinen grazhdanski nomer, bulgarian egn, bulgarian personal number, "
        "uniform civil number, bulgarian national id",
        near="граждански номер",
        also=DATED,
        valid=by(egn.is_valid, 10),
        chance=0.088,
        sources=("Bulgaria, Закон за гражданската регистрация Art 11", "GRAO, EGN"),
    ),
    number(
        "BG_PNF",
        "Bulgarian personal number of a foreigner (LNCh)",
        "[0-9]{10}",
        words="lnch, lnc, лнч, личен номер на чужденец, lichen nomer na chuzhdenets, bulgarian foreigner number",
        near="чужденец, номер на чужденец",
        valid=by(pnf.is_valid, 10),
        chance=0.1,
        sources=("Bulgaria, Закон за чужденците", "GRAO, LNCh"),
    ),
    number(
        "UA_TAX_ID",
        "Ukrainian taxpayer number (RNOKPP)",
        "[1-4][0-9]{9}",  # begins with the days from 1900 to the birth: 0 for centenarians, 5 from 2036
        words="rnokpp, рнокпп, ідентифікаційний код, ідентифікаційний номер, ідентифікаційний номер платника, іпн, ipn ua, "
        "ipn number, ipn code, identyfikatsiinyi kod, identyfikatsiynyi kod, ukrainian tax number, ukrainian tax id, ukrainian itn, rntrc",
        near="код платника, номер платника, платника податків, облікової картки, податкової, ipn",
        category="id.tax",
        also=("id.national", *DATED),
        valid=ukrainian,
        chance=0.1,
        sources=("Податковий кодекс України (Tax Code of Ukraine) Art 70",),
    ),
    number(
        "UA_UNZR",
        "Ukrainian demographic register number (UNZR)",
        f"(?:19|20)[0-9]{{2}}{MM}{DD}-?[0-9]{{5}}",
        words="unzr, унзр, унікальний номер запису, номер запису в єддр, ukrainian register number",
        near="єддр, запис №, запису",
        also=DATED,
        sources=("Ukraine, Law 5492-VI on the Unified State Demographic Register Art 10",),
    ),
)
