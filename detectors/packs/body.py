"""Genetic data, and biometric data used to identify."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, FOLD, SPECIAL, listed
from scanner.pattern import Pattern, Shape

_gene = partial(Pattern, entity="GENETIC_DATA", title="Genetic data", category="special.genetic", sources=(*SPECIAL, "UK GDPR Art 4(13)"))
_body = partial(
    Pattern, entity="BIOMETRIC_TEMPLATE", title="Biometric data", category="special.biometric", sources=(*SPECIAL, "UK GDPR Art 4(14)")
)

_CROPS = listed("crop, crops, plant, plants, seed, seeds, breed, cattle, strain, livestock, bacteria, species, algorithm, party, yield")
_KEYS = listed(
    "browser, device, ssh, key, keys, cert, certificate, certificates, tls, ssl, canvas, gpg, pgp, sha, sha 256, md 5, file, public, "
    "error, query, build, schema, content, asset, image, package, request, ja 3, os, stack"
)

BODY: tuple[Pattern | Shape, ...] = (
    _gene(
        names=listed(
            "genome, genotype, snp, brca, brca 1, brca 2, brca result, brca 1 result, brca 2 result, brca status, dna, dna profile, "
            "dna sample, dna test, dna test result, dna result, genetic test, genetic test result, "
            "genetic marker, genetic markers, genetic data, genetic condition, allele, haplotype, haplogroup, karyotype, "
            "gene variant, dna sequence, ancestry dna"
        ),
        unless=_CROPS,
        kinds=ANY,
        score=0.7,
    ),
    _gene(
        regex=r"\b(?P<v>BRCA ?[12]|genetic (?:tests?|testing|screening|disorder|condition|profile|markers?|counselling|predisposition)|"
        r"DNA (?:tests?|samples?|profile|results?|match)|genom(?:e|ic) sequenc(?:e|ing)|23andMe|AncestryDNA|gene mutation|"
        r"carrier of the [a-z]{3,20} gene)\b",
        flags=FOLD,
        score=0.6,
    ),
    _gene(regex=r"(?<!\w)(?P<v>rs\d{3,10}[\t,;](?:\d{1,2}|X|Y|MT)[\t,;]\d{1,10}[\t,;][ACGTID-]{1,2})(?!\w)", score=0.9),
    _gene(regex=r"(?P<v>##fileformat=VCFv\d)", score=0.7),
    Shape(
        entity="GENETIC_DATA",
        title="Table of genotypes",
        category="special.genetic",
        columns=(listed("rsid, rs id, snp, snp id, marker"), listed("genotype, allele 1, allele, result")),
        unless=_CROPS,
        sources=SPECIAL,
    ),
    Shape(
        entity="GENETIC_DATA",
        title="File of genetic data",
        category="special.genetic",
        forms=("text", "application/*", "table"),
        names=listed("vcf, genotypes, genome, 23 and me, 23andme, dna results, ancestry dna"),
        unless=(*_CROPS, "contacts", "vcard"),
        sources=SPECIAL,
    ),
    _body(
        names=listed(
            "faceprint, face print, voiceprint, voice print, fingerprint template, fingerprint data, fingerprint image, "
            "face template, face embedding, face encoding, face vector, face descriptor, facial embedding, facial template, "
            "voice template, voice embedding, speaker embedding, iris scan, iris template, iris code, biometric, biometrics, "
            "biometric template, biometric data, biometric hash, biometric token, retina scan, palm print, palm vein, minutiae, "
            "fingerprint minutiae, gait signature"
        ),
        kinds=ANY,
        score=0.7,
    ),
    _body(names=("fingerprint", "fingerprints"), unless=_KEYS, kinds=("text",), score=0.4),
    _body(
        regex=r"\b(?P<v>voice ?prints?|face ?prints?|fingerprint (?:scan(?:ner|s)?|templates?|records?|clock(?:ing)?(?:[ -]in)?|login|"
        r"readers?|enrol(?:ment|led))|facial recognition (?:data|template|match|entry|login)|voice (?:id|biometrics?)|"
        r"my voice is my password|iris scans?|biometric (?:data|templates?|identification|verification|clocking|login|enrolment|"
        r"scan))\b",
        flags=FOLD,
        score=0.6,
    ),
    Shape(
        entity="BIOMETRIC_TEMPLATE",
        title="Table of biometric templates",
        category="special.biometric",
        forms=("table",),
        names=listed("biometrics, biometric templates, face embeddings, faceprints, voiceprints, fingerprints, face templates"),
        columns=(listed("template, embedding, vector, data, descriptor, minutiae, hash"),),
        person=True,
        unless=_KEYS,
        sources=SPECIAL,
    ),
)
