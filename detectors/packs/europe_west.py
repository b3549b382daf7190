"""Numbers that France, Belgium, the Netherlands, Luxembourg and Ireland give to people, and Irish postcodes."""

from __future__ import annotations

from functools import partial

from stdnum.be import eid
from stdnum.fr import nif, nir
from stdnum.gb import nhs
from stdnum.ie import pps
from stdnum.nl import bsn

from detectors.packs.checks import bare
from detectors.packs.europe_checks import belgian, by, matricule
from detectors.packs.europe_checks_more import eircode
from detectors.packs.europe_forms import DATED, DD, MM, number
from detectors.packs.listed import PRODUCTS, listed


def _key(digits: str) -> bool:
    """Key mod 97, and a month: 01 to 12, or a number that stands for one unknown (20 to 42, 50 to 99)."""
    month = digits[3:5]
    return bool(nir.is_valid(digits)) and ("01" <= month <= "12" or "20" <= month <= "42" or month >= "50")


_NIR = "numéro de sécurité sociale, numéro sécurité sociale, numéro de sécu, numéro sécu, no sécu, num sécu, n sécu, nir, numéro nir, "
_nir = partial(
    number,
    "FR_NIR",
    "French social security number (NIR)",
    words=_NIR + "sécurité sociale, num sécurité sociale, no sécurité sociale, numéro insee, insee number, french social security number",
    near="sécu, insee, numéro d'immatriculation, assuré, assurée, carte vitale, n° ss, nss, immatriculation au répertoire",
    also=DATED,
    sources=("Code de la sécurité sociale R161-1", "Décret n° 82-103 relatif au répertoire national d'identification", "INSEE, NIR"),
)
_NN = (
    "rijksregisternummer, rijksregisternr, rijksregister, insz, inszn, insz nummer, numéro national, numéro niss, "
    "numéro de registre national, registre national, num registre national, no registre national, bis nummer, bisnummer, numéro bis, "
    "nationalregisternummer, nationalregister, belgian national number, belgian national register number, belgian social security number"
)
_belgian = partial(
    number,
    "BE_NATIONAL_NUMBER",
    "Belgian national register or BIS number",
    words=_NN,
    near="niss, enss, rrn, registre national, nr national, national number",
    also=DATED,
    valid=belgian,
    sources=("Loi du 8 août 1983 organisant un registre national", "Arrêté royal du 3 avril 1984", "FPS Interior IT000"),
)
_eircode = partial(
    number,
    "IE_EIRCODE",
    "Irish postcode (Eircode)",
    category="contact.address",
    words="eircode, eir code",
    near="dublin, cork, galway, limerick, waterford, county, ireland, address, postcode, post code, postal code",
    valid=eircode,
    unless=(*PRODUCTS, *listed("part, part no, part number, serial, batch, model, version, size")),
    shape=False,
    mask="outward",
    chance=0.083,
    sources=("Communications Regulation (Postal Services) (Amendment) Act 2015", "Eircode Address Database, routing keys"),
)

DETECTORS = (
    _nir(  # as it is printed
        body="[1-478] [0-9]{2} [0-9]{2} (?:[0-9]{2}|2[AB]) [0-9]{3} [0-9]{3}(?: | ?[/-] ?)[0-9]{2}",
        need="",
        score=0.7,
        valid=by(_key, 15),
        chance=0.01,
    ),
    _nir(
        body="[1-478] ?[0-9]{2} ?[0-9]{2} ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3}(?: ?[/-] ?| ?)[0-9]{2}",
        valid=by(_key, 15),
        chance=0.0085,
    ),
    _nir(body="[12] ?[0-9]{2} ?(?:0[1-9]|1[0-2]|[2-9][0-9]) ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3}", score=0.3),  # without its key
    number(
        "FR_TAX_ID",
        "French tax identification number (numéro fiscal)",
        "[0-3][0-9](?: ?[0-9]{2})(?: ?[0-9]{3}){3}",
        words="numéro fiscal, numéro fiscal de référence, num fiscal, no fiscal, n fiscal, identifiant fiscal, numéro spi, "
        "french tax number, french tax id",
        near="spi, n° fiscal, impôts, impôt, avis d'imposition, déclarant",
        category="id.tax",
        valid=by(nif.is_valid, 13),
        chance=0.001,
        sources=("Code général des impôts, LPF L287", "OECD, TIN: France"),
    ),
    _belgian(  # as it is printed
        body=r"[0-9]{2}\.[0-5][0-9]\.[0-3][0-9]-[0-9]{3}[.-][0-9]{2}",
        need="",
        score=0.7,
        chance=0.008,
    ),
    _belgian(body="[0-9]{2}[. /-]?[0-5][0-9][. /-]?[0-3][0-9][. /-]?[0-9]{3}[. /-]?[0-9]{2}", chance=0.008),
    number(
        "BE_ID_CARD",
        "Belgian identity card number",
        "[0-9]{3}-?[0-9]{7}-?[0-9]{2}",
        words="identiteitskaartnummer, identiteitskaart, nummer identiteitskaart, numéro de carte d'identité, carte d'identité belge, "
        "numéro carte identité, kaartnummer eid, eid nummer, eid number, belgian identity card, belgian id card, belgian eid",
        near="eid, carte d'identité, identity card, personalausweis, id kaart",
        category="id.document",
        valid=by(eid.is_valid, 12),
        chance=0.0095,
        sources=("FPS Interior IT195", "PRADO, Council of the EU, Belgium"),
    ),
    number(
        "NL_BSN",
        "Dutch citizen service number (BSN)",
        r"[0-9]{4}[. ]?[0-9]{2}[. ]?[0-9]{3}|[0-9]{3}[. ][0-9]{3}[. ][0-9]{3}|[1-9][0-9]{7}",
        words="bsn, bsn nummer, bsnnr, burgerservicenummer, burger service nummer, sofinummer, sofi nummer, citizen service number",
        near="sofi, persoonsnummer, bsn nr",
        valid=by(lambda digits: bsn.is_valid(digits.zfill(9)), 8, 9),  # a numeric column loses the leading zero
        chance=0.09,
        test=lambda text: bare(text).startswith("9999"),
        sources=("Wet algemene bepalingen burgerservicenummer", "RvIG, BSN; test persons 9999xxxxx of the BRP"),
    ),
    number(
        "LU_NATIONAL_ID",
        "Luxembourg national identification number (matricule)",
        f"(?:18|19|20)[0-9]{{2}} ?{MM} ?{DD} ?[0-9]{{3}} ?[0-9]{{2}}",
        words="matricule nationale, matricule national, matricule luxembourg, cns matricule, matricule cns, "
        "numéro d'identification nationale, luxembourg national id, luxembourg identification number",
        near="matricule, matrikel, matrikelnummer, sécurité sociale, cns, luxembourg",
        also=("demog.dob",),
        valid=matricule,
        chance=0.007,
        sources=("Luxembourg, Loi du 19 juin 2013 relative à l'identification des personnes physiques", "OECD, TIN: Luxembourg"),
    ),
    number(
        "IE_PPSN",
        "Irish Personal Public Service number (PPSN)",
        "[0-9]{7} ?[A-W][ABHWTX]?",
        words="ppsn, pps no, pps number, ppsno, ppsnumber, personal public service number, personal public service no, "
        "rsi number, irish pps",
        near="pps, revenue ie, social welfare, rsi",
        also=("id.tax",),
        valid=by(pps.is_valid, 8, 9),
        chance=0.043,
        sources=("Social Welfare Consolidation Act 2005 s 262", "Revenue Commissioners, PPSN format"),
    ),
    number(
        "IE_IHI",
        "Irish individual health identifier",
        "8[0-5][0-9]{2} ?[0-9]{3} ?[0-9]{3}",
        words="ihi, ihi number, individual health identifier, health identifier ireland, irish health identifier",
        near="hse, health identifier",
        category="id.health",
        also=("special.health",),
        valid=by(nhs.is_valid, 10),
        chance=0.09,
        sources=("Health Identifiers Act 2014 (Ireland)", "NHS Data Dictionary, NHS number ranges"),
    ),
    _eircode(body="[AC-FHKNPRTV-Y][0-9][0-9W] ?[0-9AC-FHKNPRTV-Y]{4}"),
)
