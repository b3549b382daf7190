"""South America: numbers of registries, tax offices and health services."""

from __future__ import annotations

from functools import partial

from stdnum.ar import cbu, cuit
from stdnum.cl import rut
from stdnum.co import nit
from stdnum.ec import ci
from stdnum.pe import ruc
from stdnum.py import ruc as py_ruc
from stdnum.ve import rif

from detectors.packs.listed import SHARED, WORDS, listed
from detectors.packs.world_checks import uruguay
from detectors.packs.world_forms import by, code, number

_cedula = partial(number, category="id.national", near="cédula, cedula, cédula de identidad, cedula de identidad, documento de identidad")
_rut = partial(
    code,
    "CL_RUT",
    "National number (RUN, RUT, Chile)",
    "id.national",
    says="rut, rut number, rut cliente, rol unico tributario, rol unico nacional, rut usuario, nro rut, rut persona",
    near="rol único tributario, rol único nacional, sii, registro civil, cédula de identidad, cedula de identidad",
    valid=by(rut.is_valid),
    chance=0.09,
    kinds=WORDS,
    sources=("Servicio de Impuestos Internos (SII), RUT", "DFL 2128/1930 (Chile), Registro Civil"),
)

SOUTH = (
    number(
        "AR_DNI",
        "National identity document (DNI, Argentina)",
        "id.national",
        r"[1-9][0-9]?\.[0-9]{3}\.[0-9]{3}|[1-9][0-9]{6,7}",
        "dni, dni number, numero dni, nro dni, documento nacional de identidad, num dni, dni cliente",
        near="documento de identidad, documento nacional, renaper, nro documento",
        sources=("RENAPER, Ley 17.671 (Argentina)",),
    ),
    number(
        "AR_CUIT",
        "Tax or labour identification (CUIT, CUIL, Argentina)",
        "id.tax",
        "(?:2[034567]|3[034])[ -]?[0-9]{8}[ -]?[0-9]",
        "cuit, cuil, cuit cuil, numero cuit, nro cuit, nro cuil, cuitcuil, cuit number",
        near="afip, arca, clave única, clave unica, monotributo, anses",
        valid=by(cuit.is_valid),
        chance=0.08,
        sources=("AFIP, Resolución General 10/1997 (CUIT)", "ANSES, CUIL"),
    ),
    number(
        "AR_CBU",
        "Bank account (CBU, Argentina)",
        "pay.bank",
        "[0-9]{8}[ -]?[0-9]{14}",
        "cbu, cbu number, clave bancaria uniforme, nro cbu, numero cbu, cvu",
        near="clave bancaria, cuenta, banco, transferencia",
        valid=by(cbu.is_valid),
        chance=0.01,
        sources=("BCRA, Clave Bancaria Uniforme",),
    ),
    _rut(form=r"[0-9]{1,2}\.[0-9]{3}\.[0-9]{3}-[0-9K]", need="", score=0.55),
    _rut(form="[0-9]{7,8}-?[0-9K]", chance=SHARED),
    _cedula(
        entity="CO_CEDULA",
        title="Citizenship card (Colombia)",
        form=r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,3}|[1-9][0-9]{5,9}",
        names=listed("cedula, cedula ciudadania, cedula de ciudadania, numero cedula, nro cedula, cedula number"),
        says="cedula ciudadania, cedula de ciudadania, numero cedula, nro cedula, cedula number, tarjeta de identidad",
        near="cédula de ciudadanía, cedula de ciudadania, ciudadanía, cédula, cedula, registraduría, registraduria",
        sources=("Registraduría Nacional del Estado Civil, Law 39 of 1961 (Colombia)",),
    ),
    number(
        "CO_NIT",
        "Tax identification (NIT, Colombia)",
        "id.tax",
        r"[1-9][0-9]{2}\.[0-9]{3}\.[0-9]{3}-[0-9]|[1-9][0-9]{7,9}-?[0-9]",
        "nit number, nit empresa, nit cliente, numero nit, nro nit, numero de identificacion tributaria",
        near="nit, dian, identificación tributaria, identificacion tributaria, rut dian",
        valid=by(nit.is_valid),
        chance=0.1,
        score=0.3,
        sources=("DIAN, Estatuto Tributario Art 555-1 (Colombia)",),
    ),
    number(
        "PE_DNI",
        "National identity document (DNI, Peru)",
        "id.national",
        "[0-9]{8}(?:-[0-9A-K])?",
        "dni, dni number, numero dni, nro dni, documento nacional de identidad, num dni",
        near="reniec, documento de identidad, cui, documento nacional",
        sources=("RENIEC, Ley 26497 (Peru)",),
    ),
    number(
        "PE_RUC",
        "Taxpayer registration (RUC, Peru)",
        "id.tax",
        "(?:10|15|17|20)[0-9]{9}",
        "ruc, ruc number, numero ruc, nro ruc, registro unico de contribuyentes, ruc cliente",
        names=listed("ruc, ruc number, numero ruc, nro ruc, registro unico de contribuyentes, ruc cliente"),
        near="sunat, contribuyente, registro único de contribuyentes",
        valid=by(ruc.is_valid),
        chance=0.09,
        score=0.3,
        sources=("SUNAT, Registro Único de Contribuyentes",),
    ),
    number(
        "EC_CI",
        "Identity card (Ecuador)",
        "id.national",
        "(?:[01][0-9]|2[0-4]|30|50)[0-6][0-9]{6}-?[0-9]",
        "cedula ecuador, cedula ecuatoriana, cedula identidad, cedula de identidad, numero cedula, nro cedula, cedula",
        near="cédula, cédula de identidad, registro civil, c.i.",
        valid=by(ci.is_valid),
        chance=0.1,
        sources=("DIGERCIC, Organic Law on the Management of Identity and Civil Data (Ecuador)",),
    ),
    code(
        "VE_RIF",
        "Identity card or tax number (Venezuela)",
        "id.national",
        "[VEJPG]-?[0-9]{8}-?[0-9]",
        "rif, rif number, numero rif, registro de informacion fiscal, nro rif, rif cliente",
        near="seniat, registro de información fiscal, cédula",
        valid=by(rif.is_valid),
        chance=0.1,
        sources=("SENIAT, Registro de Información Fiscal",),
    ),
    _cedula(
        entity="UY_CI",
        title="Identity card (Uruguay)",
        form=r"[1-9]\.?[0-9]{3}\.?[0-9]{3}[-/]?[0-9]|[1-9][0-9]{2}\.[0-9]{3}-[0-9]",
        says="cedula uruguaya, cedula identidad, cedula de identidad, numero cedula, nro cedula, documento uruguay, cedula",
        near="cédula, cédula de identidad, cedula, dnic, c.i.",
        valid=by(uruguay),
        chance=0.1,
        sources=("DNIC, Decreto-Ley 14.762 (Uruguay)",),
    ),
    number(
        "PY_RUC",
        "Taxpayer registration (RUC, Paraguay)",
        "id.tax",
        "[1-9][0-9]{4,7}-[0-9]",
        "ruc, ruc number, numero ruc, ruc paraguay, nro ruc, ruc cliente",
        near="dnit, contribuyente",
        valid=by(py_ruc.is_valid),
        chance=0.1,
        sources=("DNIT, Subsecretaría de Estado de Tributación, Ley 125/91 (Paraguay)",),
    ),
)
