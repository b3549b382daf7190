"""Names of illnesses and of medicines, as people say them."""

from __future__ import annotations

#: Conditions that hardly mean anything but an illness, even without a person beside them.
DISEASES = (
    "adhd, alzheimers, alzheimer’s, alzheimer's, anaemia, angina, anorexia, arthritis, asperger’s, asperger's, asthma, asthmatic, "
    "autism, autistic, bipolar disorder, bowel cancer, brain injury, brain tumour, breast cancer, bronchitis, cancer, cardiac arrest, "
    "cerebral palsy, chemotherapy, chronic fatigue, cirrhosis, coeliac disease, copd, covid, crohn’s, crohn's, cystic fibrosis, "
    "dementia, depression, diabetes, diabetic, dialysis, down syndrome, dyslexia, dyslexic, dyspraxia, eating disorder, eczema, "
    "emphysema, endometriosis, epilepsy, epileptic, fibromyalgia, glaucoma, heart attack, heart condition, heart disease, "
    "heart failure, hepatitis, hiv, hiv positive, hypertension, high blood pressure, hypothyroidism, kidney disease, kidney failure, "
    "learning difficulties, learning disability, leukaemia, leukemia, liver disease, long covid, lung cancer, lupus, lymphoma, "
    "mental health problems, mental health issues, mental illness, migraine, migraines, miscarriage, motor neurone disease, "
    "multiple sclerosis, muscular dystrophy, nervous breakdown, obesity, osteoarthritis, osteoporosis, panic attacks, paralysed, "
    "paraplegic, parkinson’s, parkinson's, pneumonia, post natal depression, prostate cancer, psoriasis, psychosis, ptsd, "
    "radiotherapy, rheumatoid arthritis, schizophrenia, sciatica, seizures, sepsis, sickle cell, spina bifida, stroke, "
    "terminal illness, terminally ill, tourette’s, tourette's, tuberculosis, type 1 diabetes, type 2 diabetes, ulcerative colitis, "
    "visually impaired, wheelchair user"
)
#: Words that are an illness only when somebody has it.
AILMENTS = (
    "anxiety, stress, migraines, back pain, chest pain, chronic pain, allergy, allergies, disability, hearing loss, injury, tumour, "
    "infection, operation, surgery, hernia, fracture, broken leg, broken arm, broken hip, bad back, flu, mental health, addiction, "
    "medication, inhaler, insulin, antidepressants, hearing aid, wheelchair, pacemaker, hip replacement, knee replacement, pregnancy, "
    "medical condition, health condition, blood pressure"
)
DRUGS = (
    "amitriptyline, amlodipine, amoxicillin, antidepressants, atorvastatin, bisoprolol, carbamazepine, citalopram, clopidogrel, "
    "codeine, diazepam, fluoxetine, gabapentin, insulin, lamotrigine, lansoprazole, levothyroxine, lisinopril, methadone, metformin, "
    "methotrexate, mirtazapine, morphine, naproxen, olanzapine, omeprazole, paroxetine, prednisolone, pregabalin, propranolol, "
    "ramipril, risperidone, salbutamol, sertraline, simvastatin, statins, tramadol, venlafaxine, ventolin, warfarin"
)
