"""Brazil: taxpayers, workers, drivers, voters, patients, identity cards, postal codes."""

from __future__ import annotations

from functools import partial

from stdnum.br import cnpj, cpf

from detectors.packs.listed import WORDS
from detectors.packs.world_checks import cnh, cns, elector, pis
from detectors.packs.world_forms import by, code, number

_cpf = partial(
    number,
    "BR_CPF",
    "Taxpayer number (CPF, Brazil)",
    "id.national",
    says="cpf, cpf number, numero cpf, num cpf, cpf cliente, cpf cnpj, cadastro de pessoas fisicas, nr cpf, no cpf",
    near="cadastro de pessoa física, cadastro de pessoas físicas, receita federal, contribuinte, pessoa física",
    chance=0.01,
    sources=("Receita Federal, Instrução Normativa RFB 2172/2024, CPF",),
)

BRAZIL = (
    _cpf(form=r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}[-/][0-9]{2}", valid=by(cpf.is_valid), need="", score=0.7),
    _cpf(form="[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}[ -]?[0-9]{2}", valid=by(cpf.is_valid)),
    _cpf(form="[0-9]{9,10}", valid=by(lambda plain: cpf.is_valid(plain.zfill(11))), need="name", kinds=("integer",)),
    number(  # companies, one-person businesses among them
        "BR_CNPJ",
        "Company taxpayer number (CNPJ, Brazil)",
        "id.tax",
        r"[0-9]{2}\.?[0-9]{3}\.?[0-9]{3}/?[0-9]{4}-?[0-9]{2}",
        "cnpj, cnpj number, numero cnpj, cnpj empresa, cadastro nacional da pessoa juridica, nr cnpj",
        near="razão social, razao social, pessoa jurídica, pessoa juridica, empresa",
        valid=by(cnpj.is_valid),
        chance=0.01,
        sources=("Receita Federal, Instrução Normativa RFB 2119/2022, CNPJ",),
    ),
    number(
        "BR_PIS",
        "Worker registration (PIS, PASEP, NIT, NIS, Brazil)",
        "id.national",
        r"[0-9]{3}\.?[0-9]{5}\.?[0-9]{2}[-.]?[0-9]|[0-9]{3}\.[0-9]{4}\.[0-9]{3}-[0-9]",
        "pis, pasep, pis pasep, nis number, numero pis, nit number, numero nis, pispasep, nr pis, numero nit",
        near="nis, nit, inss, caixa, fgts, ctps, trabalhador",
        valid=by(pis),
        chance=0.1,
        sources=("Caixa Econômica Federal, Cadastro NIS", "INSS, CNIS"),
    ),
    number(
        "BR_CNH",
        "Driving licence (CNH, Brazil)",
        "id.driving",
        "[0-9]{11}",
        "cnh, cnh number, numero cnh, carteira de motorista, carteira nacional de habilitacao, nr cnh, registro cnh",
        near="habilitação, habilitacao, carteira de habilitação, detran, motorista, condutor",
        valid=by(cnh),
        chance=0.01,
        sources=("Senatran, Law No. 9.503/1997 (Código de Trânsito Brasileiro) Art 159",),
    ),
    number(
        "BR_TITULO_ELEITOR",
        "Voter registration (Brazil)",
        "id.national",
        "[0-9]{4}[ .]?[0-9]{4}[ .]?[0-9]{4}",
        "titulo eleitor, titulo de eleitor, titulo eleitoral, inscricao eleitoral, nr titulo eleitor",
        near="título de eleitor, título eleitoral, eleitor, tse, zona eleitoral",
        valid=by(elector),
        chance=0.003,
        sources=("TSE, Resolução 23.659/2021",),
    ),
    number(
        "BR_CNS",
        "National health card (CNS, Brazil)",
        "id.health",
        "[12789][0-9]{2}[ .]?[0-9]{4}[ .]?[0-9]{4}[ .]?[0-9]{4}",
        "cns, cartao sus, cartao nacional de saude, numero cns, numero sus, sus number",
        near="sus, cartão sus, cartão nacional de saúde, saúde, datasus, paciente",
        also=("special.health",),
        valid=by(cns),
        chance=0.09,
        sources=("DATASUS, Cartão Nacional de Saúde",),
    ),
    code(
        "BR_RG",
        "Identity card (RG, Brazil)",
        "id.document",
        r"(?:[A-Z]{2}-?)?[0-9]{1,2}\.?[0-9]{3}\.?[0-9]{3}(?:-?[0-9X])?",
        "rg number, numero rg, num rg, registro geral, carteira de identidade, nr rg, rg cliente",
        near="rg, identidade, ssp, órgão emissor, orgao emissor, registro geral",
        kinds=WORDS,
        sources=("Lei 7.116/1983 (Brazil)", "SSP, Registro Geral"),
    ),
    number(
        "BR_CEP",
        "Postal code (CEP, Brazil)",
        "contact.address",
        r"[0-9]{5}-[0-9]{3}|[0-9]{2}\.[0-9]{3}-[0-9]{3}|[0-9]{8}",
        "cep, cep number, codigo postal, codigo de enderecamento postal, cep residencial, cep entrega",
        near="endereço, endereco, rua, avenida, bairro, logradouro, cep",
        shape=False,
        sources=("Correios, CEP",),
    ),
)
