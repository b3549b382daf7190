"""Numbers that Spain, Portugal, Italy, Greece, Malta and Cyprus give to people."""

from __future__ import annotations

from functools import partial

from stdnum.cy import vat as cyprus
from stdnum.es import nie, nif
from stdnum.gr import amka
from stdnum.gr import vat as afm
from stdnum.iso7064 import mod_97_10
from stdnum.pt import cc
from stdnum.pt import nif as contribuinte

from detectors.packs.europe_checks import among_tests, by
from detectors.packs.europe_checks_more import afiliacion, codice_fiscale, niss
from detectors.packs.europe_forms import DATED, DD, MM, number

_tax = partial(number, category="id.tax")

DETECTORS = (
    number(
        "ES_NIF",
        "Spanish identity number (DNI, NIF)",
        r"(?:[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}|[0-9]{7,8})[ -]?[A-HJ-NP-TV-Z]|[KLM]-?[0-9]{7}-?[A-Z]",
        words="dni, nif, d n i, n i f, dni nif, nif dni, documento nacional de identidad, número de identificación fiscal, spanish id, "
        "spanish dni, dni nie, nif nie",
        near="documento identidad, documento de identidad, identificación, identificado con, cif nif, cif dni nif",
        kinds=("text",),
        also=("id.tax",),
        valid=by(lambda text: nif.is_valid(text.zfill(9)), 8, 9),
        chance=0.043,
        test=among_tests("12345678Z", "00000000T", "99999999R"),
        sources=("Real Decreto 1553/2005 (DNI)", "Real Decreto 1065/2007 Art 19 (NIF)"),
    ),
    number(
        "ES_NIE",
        "Spanish foreigner identity number (NIE)",
        r"[XYZ]-?[0-9]\.?[0-9]{3}\.?[0-9]{3}-?[A-Z]",
        words="nie, n i e, número de identidad de extranjero, número de identificación de extranjero, número de extranjero, "
        "tarjeta de extranjero, tarjeta de residencia, spanish nie, foreigner identity number",
        near="extranjero, extranjería, residente",
        also=("id.tax",),
        score=0.5,
        valid=by(nie.is_valid, 9),
        chance=0.038,
        test=among_tests("X0000000T", "Y0000000Z", "Z0000000M"),
        sources=("Real Decreto 557/2011 Art 206", "Orden INT/2058/2008"),
    ),
    number(
        "ES_SOCIAL_SECURITY",
        "Spanish social security number (NUSS)",
        "[0-9]{2}[ /-]?[0-9]{8}[ /-]?[0-9]{2}",
        words="nuss, número de la seguridad social, número seguridad social, núm seguridad social, no seguridad social, "
        "número de afiliación, número afiliación, número de afiliación a la seguridad social, spanish social security number",
        near="seguridad social, nss, naf, afiliación",
        valid=afiliacion,
        chance=0.0055,
        sources=("Real Decreto 84/1996 Art 21 and 22", "TGSS, número de afiliación"),
    ),
    _tax(
        "PT_NIF",
        "Portuguese tax number (NIF)",
        "(?:PT ?)?[123][0-9]{2} ?[0-9]{3} ?[0-9]{3}|45[0-9] ?[0-9]{3} ?[0-9]{3}",
        words="contribuinte, número de contribuinte, n contribuinte, num contribuinte, no contribuinte, número de identificação fiscal, "
        "nif pt, nif português, portuguese tax number, portuguese nif",
        near="nif, finanças, autoridade tributária, n.º contribuinte",
        valid=by(contribuinte.is_valid, 9, 11),
        chance=0.1,
        sources=("Decreto-Lei 14/2013", "OECD, TIN: Portugal"),
    ),
    number(
        "PT_NISS",
        "Portuguese social security number (NISS)",
        "[12][0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}",
        words="niss, número de segurança social, número segurança social, número de identificação da segurança social, "
        "num segurança social, portuguese social security number",
        near="segurança social, beneficiário, número de beneficiário",
        valid=niss,
        chance=0.1,
        sources=("Portugal, Decreto-Lei 92/2004", "Segurança Social, NISS"),
    ),
    number(
        "PT_CC",
        "Portuguese citizen card number (cartão de cidadão)",
        "[0-9]{8} ?[0-9] ?[A-Z][A-Z0-9][0-9]",
        words="cartão de cidadão, cartão cidadão, número do cartão de cidadão, cartão do cidadão, "
        "portuguese citizen card, documento de identificação civil",
        near="cc, bi cc, número cc, citizen card, identificação civil, bilhete de identidade",
        category="id.document",
        also=("id.national",),
        valid=by(cc.is_valid, 12),
        chance=0.1,
        sources=("Portugal, Law 7/2007 (cartão de cidadão) Art 16",),
    ),
    number(
        "PT_NIB",
        "Portuguese bank account number (NIB)",
        "[0-9]{4} ?[0-9]{4} ?[0-9]{11} ?[0-9]{2}",
        words="nib, número de identificação bancária, número nib, portuguese bank account",
        near="conta bancária, banco",
        category="pay.bank",
        valid=by(mod_97_10.is_valid, 21),
        chance=0.01,
        sources=("Banco de Portugal (Central Bank), Número de Identificação Bancária", "ISO 7064 MOD 97-10"),
    ),
    number(
        "PT_HEALTH_NUMBER",
        "Portuguese health service user number",
        "[1-9][0-9]{2} ?[0-9]{3} ?[0-9]{3}",
        words="número de utente, número utente, utente sns, número sns, num utente, no utente, n utente, número nacional de utente, "
        "cartão de utente, portuguese health number",
        near="utente, sns, centro de saúde",
        category="id.health",
        also=("special.health",),
        sources=("Portugal, Decreto-Lei 198/95", "SPMS, Número Nacional de Utente"),
    ),
    _tax(
        "IT_FISCAL_CODE",
        "Italian tax code (codice fiscale)",
        "[A-Z]{3} ?[A-Z]{3} ?[0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{2} ?[A-MZ][0-9LMNP-V]{3} ?[A-Z]",
        words="codice fiscale, codicefiscale, codfiscale, cod fiscale, cod fisc, codfisc, fiscal code, italian fiscal code, "
        "italian tax code, codice fiscale persona",
        near="cf, c f, codici fiscali, nato a, nata a, tessera sanitaria",
        need="",
        score=0.75,
        also=("id.national", *DATED),
        valid=codice_fiscale,
        chance=0.007,
        test=among_tests("RSSMRA85T10A562S", "RSSMRA80A01H501U"),
        sources=("DPR 605/1973", "Decreto del Ministero delle Finanze 23 dicembre 1976 n. 13813"),
    ),
    number(
        "ES_HEALTH_CARD",
        "Spanish health card number (CIP)",
        "[A-Z]{4} ?[01] ?[0-9]{6} ?[0-9]{2} ?[0-9]|[A-Z]{4}[0-9]{12}|[A-Z]{10}[0-9]{6}",
        words="código cip, cip sns, cip autonómico, código de identificación personal, tarjeta sanitaria, número tarjeta sanitaria, "
        "tarjeta sanitaria individual, spanish health card",
        near="cip, tsi, catsalut, paciente, código sns",
        category="id.health",
        also=("special.health", *DATED),
        sources=("Real Decreto 183/2004 (Royal Decree on the individual health card)", "Real Decreto 702/2013"),
    ),
    number(
        "IT_HEALTH_CARD",
        "Italian health insurance card number",
        "80380[0-9]{15}",
        words="tessera sanitaria, numero tessera sanitaria, tessera europea di assicurazione malattia, italian health card",
        near="tessera, sanitaria, assistito",
        category="id.health",
        also=("special.health",),
        sources=("Legge 326/2003 Art 50", "Decision S2 of 12 June 2009 (European Health Insurance Card)"),
    ),
    number(
        "GR_AMKA",
        "Greek social security number (AMKA)",
        f"{DD}{MM}[0-9]{{2}}[ -]?[0-9]{{5}}",
        words="amka, αμκα, α μ κ α, αριθμός μητρώου κοινωνικής ασφάλισης, greek social security number, greek amka",
        near="εφκα, efka, ασφαλισμένος, κοινωνικής ασφάλισης",
        also=DATED,
        valid=by(amka.is_valid, 11),
        chance=0.087,
        sources=("Greek Law 3655/2008 Art 153", "IDIKA, AMKA"),
    ),
    _tax(
        "GR_TAX_ID",
        "Greek tax number (AFM)",
        "(?:EL ?)?[0-9]{9}",
        words="afm, αφμ, α φ μ, αριθμός φορολογικού μητρώου, greek tax number, greek tax id, greek afm",
        near="φορολογικού μητρώου, εφορία",
        valid=by(afm.is_valid, 9, 11),
        chance=0.1,
        sources=("Greek Law 4174/2013 Art 11", "OECD, TIN: Greece"),
    ),
    number(
        "MT_ID_CARD",
        "Maltese identity number",
        "[0-9]{3,7}[MGAPLHBZ]|[0-9]{5,7} [MGAPLHBZ]",
        words="maltese id, maltese identity card, malta id card, karta tal identità, numru tal identità, "
        "malta identity number, malta id number",
        near="id card malta, karta id",
        flags=0,
        also=("id.tax", "id.document"),
        score=0.3,
        sources=("Identity Card and other Identity Documents Act (Malta, Cap. 258)", "OECD, TIN: Malta"),
    ),
    _tax(
        "CY_TAX_ID",
        "Cypriot tax identification code",
        "(?:CY ?)?[0-9]{8}[A-Z]",
        words="cyprus tax number, cyprus tax id, cyprus tic, cypriot tax number, tax identification code, φορολογική ταυτότητα, "
        "αριθμός φορολογικής ταυτότητας",
        near="αφτ, tic, cyprus, κύπρος",
        valid=by(cyprus.is_valid, 9, 11),
        chance=0.038,
        sources=("Cyprus, Assessment and Collection of Taxes Law 4/1978", "OECD, TIN: Cyprus"),
    ),
)
