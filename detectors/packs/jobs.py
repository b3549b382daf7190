"""What people say they work as: titles of the ONS Standard Occupational Classification, and the words around them."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import FOLD, PERSONAL, either
from scanner.pattern import Pattern

job = partial(Pattern, entity="OCCUPATION", title="Occupation", category="work.occupation", sources=("ONS SOC 2020", *PERSONAL))

#: Whole titles, each hardly anything but somebody's work.
JOBS = (
    "accountant, actor, actress, actuary, administrator, air steward, archaeologist, architect, artist, au pair, auctioneer, auditor, "
    "baker, bar manager, barber, barista, barrister, bartender, beautician, biologist, bookkeeper, bricklayer, builder, building surveyor, "
    "bus driver, butcher, cabin crew, cabinet maker, car mechanic, care assistant, care home manager, care worker, carer, caretaker, "
    "carpenter, carpet fitter, cashier, chartered accountant, chef, chemist, childminder, chiropodist, chiropractor, civil engineer, "
    "civil servant, cleaner, clerical assistant, coach driver, community nurse, computer programmer, consultant, cook, counsellor, "
    "crane driver, data analyst, data entry clerk, decorator, delivery driver, dental hygienist, dental nurse, dentist, dietitian, "
    "dinner lady, district nurse, doctor, dog walker, dressmaker, driver, driving instructor, economist, editor, electrical engineer, "
    "electrician, engineer, estate agent, factory worker, farm worker, farmer, fashion designer, financial adviser, firefighter, fireman, "
    "fishmonger, fitter, florist, forklift driver, foster carer, gardener, gas engineer, gas fitter, general practitioner, geologist, "
    "glazier, graphic designer, groundworker, hairdresser, head teacher, headmaster, headteacher, health visitor, healthcare assistant, "
    "hgv driver, home help, housekeeper, hygienist, illustrator, interior designer, interpreter, janitor, jeweller, joiner, journalist, "
    "judge, kitchen assistant, kitchen porter, lab technician, laboratory technician, labourer, landscape gardener, lawyer, lecturer, "
    "legal secretary, librarian, lifeguard, locksmith, lorry driver, machine operator, magistrate, maintenance engineer, "
    "management consultant, marketing executive, masseur, mechanic, mechanical engineer, medical secretary, midwife, miner, "
    "minicab driver, motor mechanic, music teacher, musician, nail technician, nanny, nurse, nursery nurse, nursery teacher, nutritionist, "
    "occupational therapist, office manager, office worker, operations manager, optician, optometrist, osteopath, painter and decorator, "
    "painter, paralegal, paramedic, parking attendant, personal assistant, personal trainer, pharmacist, phlebotomist, photographer, "
    "physicist, physiotherapist, pilot, plasterer, plumber, podiatrist, police constable, police officer, policeman, policewoman, "
    "postman, postwoman, primary school teacher, prison officer, probation officer, programmer, project manager, proofreader, "
    "psychiatrist, psychologist, psychotherapist, publican, quantity surveyor, radiographer, receptionist, recruitment consultant, "
    "refuse collector, removal man, roofer, sales assistant, sales executive, sales manager, sales rep, scaffolder, school teacher, "
    "schoolteacher, sculptor, seamstress, secondary school teacher, secretary, security guard, security officer, shelf stacker, "
    "shop assistant, shop manager, shop worker, shopkeeper, singer, site manager, social worker, software developer, software engineer, "
    "soldier, solicitor, sous chef, speech therapist, staff nurse, statistician, steel erector, stockbroker, stonemason, store manager, "
    "structural engineer, supermarket worker, supply teacher, surgeon, surveyor, swimming teacher, tailor, tattooist, tax adviser, "
    "taxi driver, teacher, teaching assistant, telesales agent, textile worker, train driver, translator, travel agent, tree surgeon, "
    "truck driver, tutor, undertaker, upholsterer, van driver, vet, veterinary nurse, veterinary surgeon, waiter, waitress, warden, "
    "warehouse manager, warehouse operative, warehouse worker, warehouseman, web designer, web developer, welder, window cleaner, "
    "window fitter, youth worker, zookeeper"
)
_TITLE = rf"(?P<v>{either(JOBS)})\b(?!['’-]|[ -](?:student|app|company|shop|bot|services?|mode|role|account)\b)"
#: Words before a title that say more of it, or of how somebody does it: retired, self-employed, senior.
_MORE = r"(?:(?!of |to |for |the |with |by |in |and )[a-z][a-z-]{1,14} ){0,2}?"
#: Who is said to be something: a speaker, somebody spoken of, somebody's relative, a party to a case.
_IS = (
    r"(?:i[’']?m|i am|i was|i[’']ve been|i used to be|he[’']?s|he is|she[’']?s|she is|he was|she was|who is|who was|(?:he|she) used to be|"
    r"(?:my|his|her|their) (?:late |ex-)?(?:husband|wife|partner|mother|father|mum|dad|son|daughter|brother|sister) (?:is|was|works as)|"
    r"(?:mr|mrs|ms|miss|dr)\.? [a-z][a-z'-]{1,20} (?:is|was)) (?:now |currently |only )?an?"
)
_PARTY = (
    r"(?:claimant|applicant|defendant|appellant|complainant|patient|tenant|customer|client|witness|victim|caller|deceased)"
    r"(?:, (?:who is )?| (?:is|was) )an?"
)
_AS = r"(?:work(?:s|ed|ing)?|employed|retrain(?:ed|ing)|qualified|job|career|position|shifts?)(?: (?!fine|well)[a-z-]{1,14}){0,5} as an?"
_TRADE = (
    r"(?:by trade|by profession|(?:my|his|her) (?:job|work|profession|trade|occupation)),? "
    r"(?:(?:i|he|she)(?:[’']?m|[’']s| am| is)|is|was)(?: as)?(?: an?)?"
)

IN_TEXT = (
    job(regex=r"\b(?:i|he|she|who) (?:work(?:s|ed)?|trained) as (?:an? )(?P<v>[a-z][a-z -]{2,30}[a-z])\b", flags=FOLD, score=0.6),
    job(
        regex=rf"\b(?:{_IS}|{_PARTY}|{_AS}|{_TRADE}|(?:my|his|her) job:|(?<!the )retired|self[- ]employed) {_MORE}{_TITLE}",
        flags=FOLD,
        score=0.5,
    ),
    job(
        regex=r"\b(?:occupation|profession|job title|position held)[ \t]{0,2}(?:[:=]|[-–] )[ \t]{0,2}(?P<v>[A-Za-z][A-Za-z -]{2,30})",
        flags=FOLD,
        score=0.5,
    ),
)
