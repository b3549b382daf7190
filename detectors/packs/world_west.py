"""Turkey and the Middle East: identity and tax."""

from __future__ import annotations

from functools import partial

from stdnum import luhn
from stdnum.il import idnr
from stdnum.tr import tckimlik, vkn

from detectors.packs.listed import SHARED
from detectors.packs.world_checks import iran, kuwait
from detectors.packs.world_forms import MMDD, by, code, number

_gulf = partial(number, category="id.national", also=("demog.nationality",))

WEST = (
    number(
        "TR_NATIONAL_ID",
        "Identity number (Turkey)",
        "id.national",
        "[1-9][0-9]{10}",
        "tckn, tc kimlik, tc kimlik no, tc no, kimlik no, kimlik numarasi, tckimlik, tc kimlik numarasi, turkish id",
        near="kimlik numarası, kimlik, türk kimlik, nüfus cüzdanı, t.c. kimlik, t c kimlik, nvi, national id, vatandaşlık",
        valid=by(tckimlik.is_valid),
        chance=0.01,
        test=lambda text: text == "10000000146",
        sources=("Population Services Law No. 5490 (Turkey) Art 46",),
    ),
    number(
        "TR_TAX_ID",
        "Tax identification number (VKN, Turkey)",
        "id.tax",
        "[0-9]{10}",
        "vkn, vergi no, vergi kimlik no, vergi numarasi, vergi kimlik numarasi, vkn no",
        near="vergi, vergi dairesi, vergi kimlik, vergi numarası, gib",
        valid=by(vkn.is_valid),
        chance=0.1,
        score=0.3,
        sources=("Tax Procedure Law No. 213 (Turkey) Art 8", "Gelir İdaresi Başkanlığı (GİB)"),
    ),
    code(
        "TR_LICENSE_PLATE",
        "Vehicle registration (Turkey)",
        "id.vehicle",
        "(?:0[1-9]|[1-7][0-9]|8[01])[ -]?(?:[A-PR-VYZ][ -]?[0-9]{4,5}|[A-PR-VYZ]{2}[ -]?[0-9]{3,4}|[A-PR-VYZ]{3}[ -]?[0-9]{2,3})",
        "plaka, plaka no, arac plakasi, plaka numarasi, number plate, license plate, plate number",
        near="plakası, araç plakası, plaka numarası, araç, plate, ruhsat, vehicle",
        sources=("Highway Traffic Regulation (Karayolları Trafik Yönetmeliği, Turkey)", "EGM"),
    ),
    number(
        "IL_ID_NUMBER",
        "Identity number (Israel)",
        "id.national",
        "[0-9]{8}-?[0-9]",
        "teudat zehut, israeli id, israeli id number, tz number, mispar zehut, teudat zehut number, israel id",
        near="תעודת זהות, מספר זהות, ת.ז, ת ז, teudat",
        valid=by(idnr.is_valid),
        chance=SHARED,
        sources=("Population Registry Law 1965 (Israel)",),
    ),
    number(
        "IR_NATIONAL_CODE",
        "National code (Iran)",
        "id.national",
        "[0-9]{3}-?[0-9]{6}-?[0-9]",
        "code melli, kode melli, codemelli, iranian national code, national code ir, melli code, iran national id",
        near="کد ملی, شماره ملی, national code",
        valid=by(iran),
        chance=SHARED,
        sources=("Law on the National Number and Postal Code 1997 (Iran)", "National Organization for Civil Registration (NOCR)"),
    ),
    number(
        "AE_EMIRATES_ID",
        "Emirates ID (United Arab Emirates)",
        "id.national",
        "784[ -]?(?:19|20)[0-9]{2}[ -]?[0-9]{7}[ -]?[0-9]",
        "emirates id, emirates id number, eida, eid number, emirates id no, uae id, emirates identity card",
        near="uae, هوية, الهوية, ica, icp, idn",
        also=("demog.dob", "demog.nationality"),
        valid=by(luhn.is_valid),
        chance=0.1,
        need="",
        score=0.7,
        sources=("ICP, Federal Law No. 9 of 2006 on the Population Register and ID Card (UAE)",),
    ),
    _gulf(
        "SA_NATIONAL_ID",
        "National ID or Iqama (Saudi Arabia)",
        form="[12][0-9]{9}",
        says="iqama, iqama number, iqama no, saudi id, saudi national id, national id sa, iqama id",
        near="absher, هوية, رقم الهوية, إقامة",
        valid=by(luhn.is_valid),
        chance=0.1,
        sources=("Civil Status Law M/7 (Saudi Arabia)", "NIC, Ministry of Interior"),
    ),
    _gulf(
        "KW_CIVIL_ID",
        "Civil identification number (Kuwait)",
        form=f"[23][0-9]{{2}}{MMDD}[0-9]{{5}}",
        says="kuwait civil id, civil id, civil id number, civil id no, civilid, paci number",
        near="paci, البطاقة المدنية, الرقم المدني",
        also=("demog.dob",),
        valid=by(kuwait),
        chance=0.08,
        sources=("PACI, Law No. 32 of 1982 (Kuwait)",),
    ),
    _gulf(
        "QA_QID",
        "Qatari ID (QID)",
        form="[23][0-9]{2}[0-9]{3}[0-9]{5}",
        says="qid, qid number, qid no, qatar id, qatari id, qatar id number",
        near="البطاقة الشخصية, residence permit",
        also=("demog.nationality", "demog.dob"),
        sources=("Ministry of Interior (Qatar), QID",),
    ),
)
