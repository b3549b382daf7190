"""Singapore, Malaysia, Indonesia, Thailand, the Philippines and Vietnam: identity, tax, social security and passports."""

from __future__ import annotations

from functools import partial

from stdnum.id import nik, npwp
from stdnum.my import nric as my_nric
from stdnum.sg import uen
from stdnum.th import pin
from stdnum.vn import mst

from detectors.packs.listed import SHARED
from detectors.packs.passports import passport
from detectors.packs.world_checks import nric
from detectors.packs.world_forms import BORN, MMDD, among, by, code, number

_nric = partial(
    number,
    "MY_NRIC",
    "Identity card number (MyKad, Malaysia)",
    "id.national",
    says="mykad, mykad number, nric, nric number, nric no, ic number, ic no, no kp, no kad pengenalan, kad pengenalan, mykad no",
    near="ic, kad pengenalan, myid",
    also=BORN,
    valid=by(my_nric.is_valid),
    chance=0.79,
    sources=("National Registration Regulations 1990 (Malaysia)", "Jabatan Pendaftaran Negara (JPN)"),
)
_thai = partial(
    number,
    "TH_TNIN",
    "National identification number (Thailand)",
    "id.national",
    valid=by(pin.is_valid),
    chance=0.1,
    sources=("Civil Registration Act B.E. 2534 (Thailand)", "Department of Provincial Administration (DOPA)"),
)
_THAI = "thai id, thai national id, thai id number, tnin, thai id card, thai citizen id, citizen id"
_THAI_NEAR = "เลขประจำตัวประชาชน, บัตรประชาชน, เลขบัตรประชาชน"

SOUTHEAST = (
    code(
        "SG_NRIC_FIN",
        "Identity card or foreign identification number (Singapore)",
        "id.national",
        "[STFGM][0-9]{7}[A-Z]",
        "nric, nric number, nric no, nric fin, fin number, fin no, nricfin, singapore nric, uinfin, nric num",
        near="fin, singpass, ica, identity card, work permit, singapore, employment pass",
        valid=by(nric),
        chance=0.04,
        need="",
        score=0.7,
        test=among("S1234567D S0000001I"),
        sources=("National Registration Act 1965 (Singapore)", "ICA, NRIC and FIN", "PDPC Advisory Guidelines on NRIC"),
    ),
    code(  # companies, one-person businesses among them
        "SG_UEN",
        "Unique entity number (Singapore)",
        "",
        "[0-9]{8,9}[A-Z]|[TSR][0-9]{2}[A-Z]{2}[0-9]{4}[A-Z]",
        "uen, uen number, uen no, unique entity number, acra uen",
        near="acra, business registration, entity number, gst reg no",
        valid=by(uen.is_valid),
        chance=0.013,
        score=0.3,
        sources=("ACRA, Unique Entity Number",),
    ),
    passport(
        "SG_PASSPORT",
        "Passport number (Singapore)",
        "[EK][0-9]{7}[A-Z]",
        "singapore, singaporean, sgp, sg",
        sources=("Passports Act 2007 (Singapore)", "ICA"),
    ),
    _nric(form=f"[0-9]{{2}}{MMDD}-[0-9]{{2}}-[0-9]{{4}}", need="", score=0.55),
    _nric(form=f"[0-9]{{2}}{MMDD}[ -]?[0-9]{{2}}[ -]?[0-9]{{4}}"),
    passport(
        "MY_PASSPORT",
        "Passport number (Malaysia)",
        "[AHK][0-9]{8}",
        "malaysian, malaysia, mys",
        says="pasport, no pasport, nombor pasport",
        near="imigresen",
        sources=("Passports Act 1966 (Malaysia)", "Jabatan Imigresen Malaysia (JIM)"),
    ),
    number(
        "ID_NIK",
        "Population identity number (NIK, Indonesia)",
        "id.national",
        "[1-9][0-9]{5}(?:[0-6][0-9]|7[01])(?:0[1-9]|1[0-2])[0-9]{6}",
        "nik, nik number, no nik, nomor nik, nomor induk kependudukan, ktp, no ktp, nomor ktp, ktp number",
        near="e ktp, ektp, kependudukan, dukcapil, kartu tanda penduduk",
        also=BORN,
        valid=by(nik.is_valid),
        chance=SHARED,  # any number with a date in it has its form
        sources=("Law No. 24 of 2013 on Population Administration (Indonesia)",),
    ),
    number(
        "ID_NPWP",
        "Taxpayer number (NPWP, Indonesia)",
        "id.tax",
        r"[0-9]{2}\.?[0-9]{3}\.?[0-9]{3}\.?[0-9][.-]?[0-9]{3}\.?[0-9]{3}",
        "npwp, npwp number, no npwp, nomor npwp, nomor pokok wajib pajak, npwp no",
        near="wajib pajak, pajak, djp",
        valid=by(npwp.is_valid),
        chance=0.1,
        sources=("Direktorat Jenderal Pajak (DJP), Law No. 28 of 2007 (Indonesia)",),
    ),
    _thai("[1-8]-[0-9]{4}-[0-9]{5}-[0-9]{2}-[0-9]", _THAI, near=_THAI_NEAR, need="", score=0.7),
    _thai("[1-8][ -]?[0-9]{4}[ -]?[0-9]{5}[ -]?[0-9]{2}[ -]?[0-9]", _THAI, near=_THAI_NEAR),
    passport(
        "PH_PASSPORT",
        "Passport number (Philippines)",
        "[A-Z][0-9]{7}[A-Z]|[A-Z]{2}[0-9]{7}",
        "philippine, philippines, filipino, phl, ph",
        sources=("Philippine Passport Act (RA 11983)", "DFA"),
    ),
    number(
        "PH_TIN",
        "Taxpayer identification number (Philippines)",
        "id.tax",
        "[0-9]{3}-?[0-9]{3}-?[0-9]{3}(?:-?[0-9]{3,5})?",
        "tin number, tin no, tin num, taxpayer identification number, bir tin, tin id, tin card",
        near="tin, bir, taxpayer id, rdo, revenue district office, bureau of internal revenue",
        score=0.3,
        sources=("BIR, National Internal Revenue Code s 236 (Philippines)",),
    ),
    number(
        "PH_UMID",
        "Common reference number (UMID, Philippines)",
        "id.national",
        "[0-9]{4}-[0-9]{7}-[0-9]|[0-9]{12}",
        "umid, umid number, umid card, umid crn, common reference number, crn umid, umid no",
        near="crn, sss, gsis, unified multi purpose id, unified multipurpose id, philhealth, pag ibig",
        sources=("Executive Order 420 (Philippines)", "PSA, SSS and GSIS, Unified Multi-Purpose ID"),
    ),
    number(
        "PH_SSS",
        "Social security number (Philippines)",
        "id.national",
        "[0-9]{2}-?[0-9]{7}-?[0-9]",
        "sss number, sss no, sss num, sss id, gsis number, sssnumber",
        near="sss, social security system, gsis",
        sources=("Social Security Act of 2018 (RA 11199, Philippines)",),
    ),
    number(
        "PH_PHILHEALTH",
        "Health insurance number (PhilHealth, Philippines)",
        "id.health",
        "[0-9]{2}-?[0-9]{9}-?[0-9]",
        "philhealth, philhealth number, philhealth no, philhealth id, philhealth pin, phic number",
        near="phic, philippine health insurance",
        also=("special.health",),
        sources=("Universal Health Care Act (RA 11223, Philippines)", "PhilHealth"),
    ),
    number(
        "VN_CCCD",
        "Citizen identity number (Vietnam)",
        "id.national",
        "0(?:0[1-9]|[1-8][0-9]|9[0-6])[0-3][0-9]{8}",
        "cccd, cccd number, so cccd, can cuoc cong dan, citizen identity card, cmnd, so cmnd, so dinh danh, cmnd cccd",
        near="căn cước, căn cước công dân, chứng minh nhân dân, số cccd",
        also=BORN,
        sources=("Law on Identification No. 26/2023/QH15 (Vietnam)", "Circular 59/2021/TT-BCA (Vietnam)"),
    ),
    number(
        "VN_MST",
        "Tax code (Vietnam)",
        "id.tax",
        "[0-9]{10}(?:-?[0-9]{3})?",
        "mst, ma so thue, tax code vn, vietnam tax code, mst ca nhan, masothue",
        near="mã số thuế, thuế, tổng cục thuế, tax code",
        valid=by(mst.is_valid),
        chance=0.09,
        score=0.3,
        sources=("Law on Tax Administration No. 38/2019/QH14 (Vietnam) Art 30",),
    ),
)
