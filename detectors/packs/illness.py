"""Names of illnesses, of what ails people and of medicines, as people and clinicians say them."""

from __future__ import annotations

import re
from functools import cache

from detectors.packs.listed import either, listed, spelled

#: Conditions that hardly mean anything but an illness. Those that end as medicine ends its words (`ENDINGS`) need not be here.
BODILY = (
    "acid reflux, acne, acquired immune deficiency, anaemia, anaemic, anemia, anemic, aneurysm, angina, arrhythmia, asthma, asthmatic, "
    "atrial fibrillation, bell's palsy, blood clots, bowel disease, brain haemorrhage, brain injury, bronchiectasis, cardiac arrest, "
    "cataracts, celiac disease, cerebral palsy, chronic fatigue, chronic kidney disease, chronic obstructive pulmonary, club foot, "
    "coeliac disease, coeliac, collapsed lung, colostomy bag, copd, coronary heart disease, covid pneumonia, crohn's, crohn's disease, "
    "crohns, cystic fibrosis, deep vein thrombosis, detached retina, diabetes, diabetic, duchenne, eczema, ehlers danlos, emphysema, "
    "fibromyalgia, food poisoning, gallstones, gastric ulcer, glaucoma, glandular fever, gout, graves' disease, guillain barre, "
    "haemophilia, haemophiliac, hearing impaired, hearing impairment, heart attack, heart condition, heart disease, heart failure, "
    "heart murmur, heart surgery, hemophilia, high blood pressure, high cholesterol, hip replacement, huntington's, huntington's disease, "
    "hydrocephalus, hypertension, hyperthyroid, hypothyroid, ibs, incontinent, incontinence, inflammatory bowel disease, "
    "insulin dependent, irritable bowel syndrome, kidney disease, kidney failure, kidney stones, kidney transplant, knee replacement, "
    "liver disease, liver failure, long covid, low blood pressure, lung disease, lupus, lyme disease, macular degeneration, malaria, "
    "measles, meniere's disease, migraine, migraines, motor neurone disease, multiple sclerosis, muscular dystrophy, narcolepsy, "
    "osteoporosis, pacemaker fitted, palliative care, parkinson's, parkinson's disease, parkinsons, peptic ulcer, pernicious anaemia, "
    "pneumonia, polio, polycystic ovary syndrome, pulmonary embolism, quadriplegic, raynaud's, registered blind, respiratory failure, "
    "rheumatism, scarlet fever, scoliosis, shingles, sickle cell, sight loss, sleep apnoea, sleep apnea, slipped disc, spina bifida, "
    "spinal injury, tetraplegic, thalassaemia, tinnitus, tuberculosis, type 1 diabetes, type 2 diabetes, underactive thyroid, "
    "varicose veins, vertigo, visual impairment, visually impaired, whiplash, whooping cough, ascites, jaundice, jaundiced, leg ulcer, "
    "leg ulcers, chickenpox, cleft palate, "
    "ectopic, erectile dysfunction, febrile convulsions, febrile convulsion, fibroids, haemorrhoids, hernia, hiatus hernia, impetigo, "
    "kidney infection, lymphoedema, mumps, norovirus, ovarian cyst, palpitations, pleurisy, pneumothorax, rosacea, scabies, sciatica, "
    "seizures, tennis elbow, plantar fasciitis, carpal tunnel, vitiligo, spinal stenosis, heart bypass, cauda equina, delirium"
)
MENTAL = (
    "adhd, agoraphobia, alcoholism, alzheimer's, alzheimer's disease, alzheimers, anorexia, anorexic, anxiety attacks, "
    "anxiety disorder, autism spectrum, asperger's, aspergers, attention deficit, autism, autistic, bipolar, bipolar disorder, "
    "body dysmorphia, borderline personality disorder, brain tumour, brain tumor, bulimia, bulimic, burn out syndrome, cancer, "
    "bowel cancer, breast cancer, cervical cancer, chemo, colon cancer, lung cancer, ovarian cancer, pancreatic cancer, prostate cancer, "
    "skin cancer, terminal cancer, chemotherapy, chlamydia, clinical depression, complex needs, dementia, depression, "
    "developmental delay, dialysis, down syndrome, down's syndrome, downs syndrome, drug addiction, dyscalculia, dyslexia, dyslexic, "
    "dyspraxia, dyspraxic, eating disorder, ectopic pregnancy, endometriosis, epilepsy, epileptic, genital warts, global delay, "
    "gonorrhoea, herpes, hiv, hiv positive, hodgkin's, hysterectomy, infertility, insomnia, learning difficulties, "
    "learning disability, learning disabilities, leukaemia, leukemia, memory loss, mental breakdown, mental health issues, "
    "mental health problems, mental illness, miscarriage, nervous breakdown, obesity, obese, obsessive compulsive disorder, ocd, "
    "panic attacks, panic disorder, paranoia, paralysed, personality disorder, post natal depression, postnatal depression, "
    "post traumatic stress disorder, pre eclampsia, ptsd, psychotic episode, radiotherapy, schizophrenia, schizophrenic, self harm, "
    "self harming, severe depression, stillbirth, suicidal, suicidal thoughts, suicide attempt, syphilis, terminal illness, "
    "terminally ill, tourette's, tourettes, vascular dementia, wheelchair bound, wheelchair user"
)
DISEASES = f"{BODILY}, {MENTAL}"
#: Words that are an illness only when somebody has it.
AILMENTS = (
    "abdominal pain, stomach pain, knee pain, hip pain, shoulder pain, neck pain, joint pain, leg pain, shortness of breath, anxiety, "
    "arthritis, asbestos exposure, back injury, back pain, back problems, bad back, bad knee, blindness, blood pressure, "
    "blood test, blood tests, broken ankle, broken arm, broken hip, broken leg, broken wrist, brain scan, bronchitis, burnout, "
    "chest infection, chest pain, chest pains, chronic pain, cold sores, concussion, covid, covid-19, deafness, deaf, disability, "
    "disabilities, dizziness, dizzy spells, drinking problem, fatigue, flashbacks, flu, food allergy, fracture, frozen shoulder, "
    "hallucinations, hay fever, headaches, hearing aid, hearing aids, hearing loss, health condition, health conditions, health issues, "
    "health problems, heart problem, heart problems, hepatitis, hernia, high temperature, hip operation, illness, infection, inhaler, "
    "injuries, injury, insulin, kidney infection, knee operation, low mood, medical condition, medical conditions, medical issues, "
    "medication, mental health, mobility issues, mobility problems, morning sickness, norovirus, nut allergy, allergy, allergies, "
    "operation on, pacemaker, panic attack, peanut allergy, physical disability, pneumonia, poor eyesight, poor mobility, "
    "positive for covid, pregnancy, sciatica, seizure, seizures, sepsis, sinus infection, skin condition, sprained ankle, stress, "
    "a stroke, mini stroke, had strokes, surgery, tonsillitis, torn ligament, tumor, tumour, ulcer, ulcers, urinary tract infection, "
    "vomiting, wheelchair, work related stress"
)
#: Greek and Latin endings of conditions and procedures, and everyday or technical words that end so too.
ENDINGS = (
    "aemia, leukemia, algia, ectomy, itis, carcinoma, melanoma, lymphoma, sarcoma, myeloma, glioma, blastoma, haematoma, granuloma, "
    "mesothelioma, adenoma, neuropathy, myopathy, retinopathy, nephropathy, encephalopathy, phrenia, osis, endoscopy, colonoscopy, "
    "laparoscopy, arthroscopy, ostomy, hysterotomy, tracheotomy, laparotomy, paresis, agoraphobia, claustrophobia, plegia, plegic, "
    "haematuria, hematuria, dysuria, proteinuria, nocturia, cystoscopy, gastroscopy, bronchoscopy, hysteroscopy, sigmoidoscopy, "
    "colposcopy, dysphagia, aphasia, dysphasia, dyspnoea, dyspnea, oedema, tachycardia, bradycardia, lipidaemia, lipidemia, glycemia, "
    "uremia, bacteremia, ischemia, "
    "angioplasty, arthroplasty, haemorrhage, hemorrhage, rrhoea, rrhea, sclerosis, dystrophy, megaly, cytopenia"
)
ORDINARY = frozenset(
    listed(
        "diagnosis, prognosis, hypnosis, osmosis, metamorphosis, anamorphosis, symbiosis, mitosis, meiosis, apotheosis, apoptosis, gnosis, "
        "nostalgia, zygosis, phagocytosis, exocytosis, endocytosis, kinosis, chaosmosis, ecdysis, senioritis, britis, politis"
    )
)
DRUGS = (
    "adalimumab, alendronic acid, allopurinol, amitriptyline, amlodipine, amoxicillin, antibiotics, anticoagulants, antidepressant, "
    "antidepressants, antipsychotics, apixaban, aripiprazole, atenolol, atorvastatin, azathioprine, baclofen, beclometasone, "
    "bendroflumethiazide, beta blockers, bisoprolol, blood thinners, budesonide, buprenorphine, bupropion, candesartan, carbamazepine, "
    "carbimazole, cetirizine, chlorpromazine, citalopram, clonazepam, clopidogrel, clozapine, co-codamol, codeine, colchicine, "
    "concerta, contraceptive pill, dapagliflozin, diazepam, diclofenac, digoxin, donepezil, doxazosin, doxycycline, duloxetine, "
    "edoxaban, elvanse, empagliflozin, enalapril, epipen, escitalopram, esomeprazole, ezetimibe, fentanyl, ferrous sulphate, "
    "finasteride, flucloxacillin, fluoxetine, folic acid, furosemide, gabapentin, gliclazide, haloperidol, hormone replacement therapy, "
    "hrt, humira, hydrocortisone, hydroxychloroquine, indapamide, infliximab, insulin, lamotrigine, lansoprazole, latanoprost, "
    "levetiracetam, levothyroxine, lisinopril, lithium carbonate, loratadine, lorazepam, losartan, melatonin, memantine, mesalazine, "
    "metformin, methadone, methotrexate, methylphenidate, metoprolol, mirtazapine, montelukast, morphine, mounjaro, naproxen, "
    "nitrofurantoin, nortriptyline, olanzapine, omeprazole, oramorph, ozempic, pantoprazole, paroxetine, penicillin, perindopril, "
    "phenytoin, pioglitazone, prednisolone, prednisone, pregabalin, prochlorperazine, promethazine, propranolol, prozac, quetiapine, "
    "ramipril, ranitidine, risperidone, ritalin, rivaroxaban, rituximab, rosuvastatin, salbutamol, semaglutide, seretide, sertraline, "
    "sildenafil, simvastatin, sitagliptin, sodium valproate, solifenacin, spironolactone, statins, sumatriptan, symbicort, tamoxifen, "
    "tamsulosin, temazepam, thyroxine, tiotropium, topiramate, tramadol, trazodone, trimethoprim, valproate, valsartan, venlafaxine, "
    "ventolin, viagra, warfarin, wegovy, zolpidem, zopiclone"
)
#: What everybody may buy, and is a medicine given to somebody where its dose stands beside it.
_SOLD = (
    "paracetamol, ibuprofen, aspirin, senna, lactulose, laxido, movicol, macrogol, docusate, gaviscon, calpol, co-dydramol, cinnarizine, "
    "chlorphenamine, loperamide, thiamine, colecalciferol, cholecalciferol, adcal, calcichew, hyoscine, cyclizine, rivastigmine, "
    "galantamine, trospium, mirabegron, bumetanide, diltiazem, nifedipine, felodipine, verapamil, isosorbide, nicorandil, ticagrelor, "
    "dabigatran, oxycodone, dihydrocodeine, midazolam, glycopyrronium, carbocisteine, salmeterol, fluticasone, nystatin, clarithromycin, "
    "erythromycin, cefalexin, aciclovir, linagliptin, canagliflozin, glimepiride, pravastatin, irbesartan, telmisartan, lercanidipine"
)

#: What only lists of clinical terms call an illness.
TERMS = (
    "hypothyroidism, hyperthyroidism, psoriasis, prediabetes, reflux disease, gastro-oesophageal reflux, depressive disorder, stroke, "
    "transient ischaemic attack, transient ischemic attack, affective disorder, conduct disorder, hyperactivity disorder, gallstone, "
    "cataract, haemorrhoids, hemorrhoids, carpal tunnel syndrome, learning disorder, sleep disorder, fracture of, sprain of, "
    "laceration of, urinary tract infection, chest infection, sepsis, chronic pain, back pain, hearing loss, inguinal hernia, hiatus hernia"
)
#: What clinicians and their lists of terms say around an illness: which, how bad, where, since when.
_AROUND = """
essential primary secondary mellitus acute subacute chronic mild moderate severe viral bacterial fungal streptococcal allergic benign
malignant recurrent idiopathic suspected confirmed possible probable history family personal past left right bilateral upper lower
stage grade type class unspecified nos with without due to and of in the on from by disorder disorders disease syndrome infection
injury major minor generalised generalized mixed simple complex first second third trimester degree knee hip ankle wrist hand foot toe
shoulder elbow neck back spine spinal lumbar cervical head brain heart cardiac lung pulmonary kidney renal liver hepatic bowel colon
breast prostate skin eye ear nose throat chest abdomen abdominal bladder stomach gastric bone joint tooth dental coronary artery
arterial vein venous ischaemic ischemic congestive obstructive childhood adult onset juvenile rheumatoid seasonal perennial insulin
dependent controlled uncontrolled poorly remission active simplex vulgaris media externa tract urinary respiratory iron deficiency
vitamin diabetic depressive finding situation morphologic abnormality episode current single aura
"""
#: An illness as the object of a cause or a contract is nobody's: cancer research, stress test, flu season.
ABOUT = (
    r" (?:research|charity|awareness|insurance|policy|cover|fund|funding|stud(?:y|ies)|tests?$|test (?:suite|results)|testing|season|"
    r"centre|campaign|trust|society|foundation|rates?|restrictions|pandemic|lockdown|measures|rules|era|period|of (?:luck|genius|"
    r"brilliance)|leaflet|guidance|symptoms are)"
)
_ABOUT = re.compile(ABOUT, re.IGNORECASE)
#: What every text that names an illness holds, and every list of illnesses and medicines.
ILLNESSES = spelled(f"{DISEASES}, {AILMENTS}, {ENDINGS}")
CLINICAL = ILLNESSES | spelled(TERMS)
COMPLAINTS = ILLNESSES | spelled(DRUGS)
MEDICINES = spelled(f"{DRUGS}, {_SOLD}")
_WORD = re.compile(r"[^\W_]+")
_FORMS = 3  # words between a medicine and its dose, and one more: `tablets`, `MR capsules`
_AND = re.compile(r" ?[,;/&+] ?| and | with ")


#: What the words of an illness end with, if they are none of those that are listed.
_LAST = tuple(listed(ENDINGS))
_MARKS = str.maketrans(",()/+", "     ")


@cache
def _told() -> frozenset[str]:
    return frozenset(word for said in listed(f"{DISEASES}, {TERMS}") for word in said.split())


@cache
def _around() -> frozenset[str]:
    return frozenset(_AROUND.split())


@cache  # as the others, which are long: compiled when the first illness is met
def _term() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(f'{DISEASES}, {TERMS}')}|[a-z]{{0,16}}{either(ENDINGS)})\b", re.IGNORECASE)


@cache
def _ill() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(f'{DISEASES}, {AILMENTS}')}|[a-z]{{0,16}}{either(ENDINGS)})\b", re.IGNORECASE)


@cache
def _whole() -> re.Pattern[str]:
    known = either(f"{DISEASES}, {AILMENTS}, {DRUGS}")
    return re.compile(rf"(?:(?:mild|severe|chronic|acute|type [12]) )?(?:{known}|[a-z]{{0,16}}{either(ENDINGS)})", re.IGNORECASE)


@cache
def _scientific() -> re.Pattern[str]:
    return re.compile(rf"[a-z]{{0,16}}{either(ENDINGS)}", re.IGNORECASE)


def names_illness(text: str) -> bool:
    """Whether a condition stands among the words, not as the subject of research, a policy or a season."""
    return any(m.group().lower() not in ORDINARY and not _ABOUT.match(text, m.end()) for m in _ill().finditer(text))


def only_illness(text: str) -> bool:
    """Whether every part of a list is a condition, an ailment or a medicine, as a cell of conditions has it."""
    return all(_whole().fullmatch(part.strip()) and part.strip().lower() not in ORDINARY for part in _AND.split(text))


def dosed(text: str) -> bool:
    """Whether what a dose is of is a medicine, and nothing stands before it ("Paracetamol 500mg", "Sodium valproate MR 200 mg")."""
    of = re.split(r"[ -]{0,2}[0-9]", text.lower(), maxsplit=1)[0].split()
    return any(" ".join(of[:size]) in MEDICINES for size in range(1, len(of) + 1) if len(of) - size < _FORMS)


def illness_term(text: str) -> bool:
    """Whether a cell is an illness and nothing else, as lists of clinical terms have it ("Osteoarthritis of knee")."""
    around = _around()
    if not any(word.endswith(_LAST) or word in _told() for word in text.lower().translate(_MARKS).split()):  # most texts: no slow look
        return False
    left = _term().sub(lambda found: found.group() if found.group().lower() in ORDINARY else " ", text)
    return left != text and all(word.isdigit() or word.lower() in around for word in _WORD.findall(left))


def scientific(text: str) -> bool:
    """Whether one word ends as conditions and procedures do (ICD-10, OPCS-4) and is not known to mean something else."""
    return bool(_scientific().fullmatch(text)) and text.lower() not in ORDINARY
