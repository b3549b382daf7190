"""Genetic data, and biometric data used to identify."""

from __future__ import annotations

from functools import partial

from detectors.packs.abroad import BIOMETRIC_ABROAD, GENETIC_ABROAD
from detectors.packs.listed import ANY, FOLD, SPECIAL, coded, listed
from detectors.packs.noted import BIOMETRIC_NOTED
from scanner.pattern import Pattern, Shape

_gene = partial(
    Pattern,
    entity="GENETIC_DATA",
    title="Genetic data",
    category="special.genetic",
    sources=(*SPECIAL, "UK GDPR Art 4(13)", "VCF specification", "dbSNP", "HGVS nomenclature"),
)
_gene_shape = partial(Shape, entity="GENETIC_DATA", category="special.genetic", sources=SPECIAL)
_body = partial(
    Pattern,
    entity="BIOMETRIC_TEMPLATE",
    title="Biometric data",
    category="special.biometric",
    sources=(*SPECIAL, "UK GDPR Art 4(14)", "ISO/IEC 19794"),
)

_CROPS = listed(
    "crop, crops, plant, plants, seed, seeds, breed, cattle, strain, livestock, bacteria, species, algorithm, party, yield, dog, dogs, "
    "horse, pet, mouse, mice, virus, reference, assembly, docx"
)
_KEYS = listed(
    "browser, device, ssh, key, keys, cert, certificate, certificates, tls, ssl, canvas, gpg, pgp, sha, sha 256, md 5, file, public, "
    "error, query, build, card, cards, payment, schema, content, asset, image, package, request, ja 3, os, stack, audio, acoustic, "
    "song, document, http"
)

BODY: tuple[Pattern | Shape, ...] = (
    _gene(
        names=(
            *coded("genotype, karyotype, haplogroup, gene variant, genetic condition, genetic disorder"),
            *listed(
                "genome, snp, brca, brca 1, brca 2, brca result, brca 1 result, brca 2 result, brca status, dna profile, dna sample, "
                "dna test, dna test result, dna result, genetic test, genetic test result, genetic marker, genetic markers, genetic data, "
                "genetic screening, genetic risk, polygenic risk score, polygenic score, allele, allele 1, allele 2, haplotype, rsid, "
                "dna sequence, ancestry dna, exome, hla type, hla typing, apoe, apoe status, genetic carrier status, newborn screening, "
                "paternity test, paternity test result, sibship, genetic ancestry, inherited condition, family genetic history, hgvs, "
                "variant hgvs, cystic fibrosis carrier, sickle cell carrier"
            ),
            *GENETIC_ABROAD,
        ),
        unless=_CROPS,
        kinds=ANY,
        score=0.7,
    ),
    _gene(  # beside appointments it says who did not attend
        names=("dna",),
        unless=(
            *_CROPS,
            *listed("appointment, appointments, appts, booking, bookings, attendance, attendances, clinic, clinics, visit, visits, slots"),
        ),
        kinds=ANY,
        score=0.7,
    ),
    _gene(
        regex=r"\b(?P<v>BRCA ?[12]|BRCA gene|genetic (?:tests?|testing|screening|disorder|condition|profile|markers?|counselling|"
        r"counselor|predisposition|ancestry|mutation)|DNA (?:tests?|samples?|swabs?|profile|results?|match|evidence)|"
        r"(?:whole )?(?:genome|genomic|exome) sequenc(?:e|ing)|23andMe|genome (?:report|test|data|results?)|AncestryDNA|"
        r"MyHeritage DNA|gene mutation|paternity test(?: results?)?|carrier (?:of|for) (?:the |a )?[a-z ]{3,24} gene|(?:sickle cell|"
        r"thalassaemia|cystic fibrosis|tay[- ]sachs) (?:carrier|trait)|hereditary (?:cancer|condition|disease)|lynch syndrome|"
        r"huntington's gene)\b(?! (?:scripts?|runner|suite|drive|algorithm))",
        flags=FOLD,
        score=0.6,
    ),
    _gene(regex=r"(?<!\w)(?P<v>rs[0-9]{3,10}[\t,; ](?:[0-9]{1,2}|X|Y|MT|XY)[\t,; ][0-9]{1,10}[\t,; ][ACGTID-]{1,2})(?!\w)", score=0.9),
    _gene(
        regex=r"\b(?P<v>(?:NM_[0-9]{6,9}(?:\.[0-9]{1,2})?:)?c\.[0-9]{1,5}(?:[+-][0-9]{1,3})?(?:_[0-9]{1,5})?(?:[ACGT]{1,5}>[ACGT]{1,5}|"
        r"del[ACGT]{0,10}|dup[ACGT]{0,10}|ins[ACGT]{1,10}))(?!\w)",
        score=0.8,
    ),
    _gene(regex=r"(?P<v>##fileformat=VCFv[0-9])", score=0.7),
    _gene_shape(
        title="Table of genotypes",
        columns=(listed("rsid, rs id, snp, snp id, marker"), listed("genotype, allele 1, allele, result")),
        unless=_CROPS,
    ),
    _gene_shape(
        title="File of genetic data",
        forms=("text", "application/*", "table"),
        names=listed("vcf, genotypes, genome, 23 and me, 23andme, dna results, ancestry dna, fastq, plink, exome"),
        unless=(*_CROPS, "contacts", "vcard"),
    ),
    _body(
        names=(
            *coded("biometric, biometrics, faceprint, voiceprint"),
            *listed(
                "face print, voice print, fingerprint template, fingerprint data, fingerprint image, fingerprint scan, finger template, "
                "face template, face embedding, face encoding, face encodings, face vector, face descriptor, face id template, "
                "facial embedding, facial template, facial features, facial landmarks, voice template, voice embedding, "
                "speaker embedding, voice signature, iris scan, iris template, iris code, iris image, biometric template, biometric data, "
                "biometric hash, biometric token, biometric enrolled, retina scan, palm print, palm vein, vein pattern, hand geometry, "
                "minutiae, fingerprint minutiae, gait signature, keystroke dynamics, signature biometric, face geometry, facial geometry, "
                "face hash, selfie embedding, liveness score, face match score"
            ),
            *BIOMETRIC_NOTED,
            *BIOMETRIC_ABROAD,
        ),
        unless=listed("dataset, model, vendor, feature flag, residence permit"),
        kinds=ANY,
        score=0.7,
    ),
    _body(names=("fingerprint", "fingerprints"), unless=_KEYS, kinds=("text",), score=0.4),
    _body(
        regex=r"\b(?P<v>voice ?prints?|face ?prints?|fingerprint (?:scan(?:ner|s|ning)?|templates?|records?|clock(?:ing)?(?:[ -]in)?|"
        r"login|readers?|enrol(?:ment|led)|attendance)|(?:his|her|my|their|took|taken) (?:finger ?prints?|thumb ?print|iris scan|"
        r"retina scan)|facial recognition (?:data|templates?|match|entry|login|clocking)|face (?:id|recognition) (?:template|"
        r"enrolment|data|login)|voice (?:id|biometrics?)(?= (?:enrol|template|password|failed|passed|verification|on|for|was|to))|"
        r"my voice is my password|iris scans?|(?:with|by|using|via) (?:facial recognition|face id|touch id)|(?:face|facial) scans?|"
        r"finger ?prints (?:taken|scanned|enrolled|held)|palm[- ]vein|hand geometry|biometric (?:data|templates?|identification|"
        r"verification|clocking|login|enrolment|scan|attendance|time ?clock|information|entry))\b",
        flags=FOLD,
        score=0.6,
    ),
    Shape(
        entity="BIOMETRIC_TEMPLATE",
        title="Table of biometric templates",
        category="special.biometric",
        forms=("table",),
        names=listed(
            "biometrics, biometric templates, face embeddings, faceprints, voiceprints, fingerprints, face templates, face encodings"
        ),
        columns=(listed("template, embedding, vector, data, descriptor, minutiae, hash, encoding"),),
        person=True,
        unless=_KEYS,
        sources=SPECIAL,
    ),
)
