"""Words in the names of files: what a paper about somebody is called, what says nothing, and what belongs to programs."""

from __future__ import annotations


def _some(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What only people have or get.
PERSONAL = _some(
    "grievance grievances cv resume résumé contract sickness appraisal appraisals payslip payslips p45 p60 p11d dbs passport "
    "reference references maternity paternity disciplinary resignation redundancy dismissal absence medical fitnote sicknote visa "
    "headshot timesheet payroll salary pension probation personnel employee employees patient tenant student referral prescription "
    "discharge diagnosis witness probate consent onboarding dob nino ssn birth marriage divorce obituary funeral birthday counselling "
    "tribunal harassment promotion bonus lebenslauf zeugnis kündigung krankmeldung curriculum vitae arbeitsvertrag"
)
#: Those of them that no company and no program has.
PRIVATE = _some(
    "grievance cv resume résumé payslip p45 p60 sickness appraisal disciplinary maternity paternity dbs passport resignation "
    "dismissal redundancy probation fitnote sicknote headshot referral lebenslauf zeugnis kündigung krankmeldung"
)
#: What columns are called, and no papers.
HEADED = _some("dob nino ssn")
#: What else is written down about somebody, or about something.
PAPERS = _some(
    "letter form application agreement invoice statement claim complaint offer interview notes note review meeting minutes report "
    "feedback licence license certificate photo photograph picture scan scanned copy signed signature expenses leave health "
    "occupational training induction performance objectives warning hearing appeal evidence transcript recording call email mail "
    "message correspondence file files record records case client customer account bank details address id identity proof documents "
    "document right work"
)
#: What is sent to, asked of or kept about one person.
TOWARDS = _some(
    "letter to from hr case complaint claim interview statement offer signature signed feedback objectives leave hearing fao attn"
)
NEUTRAL = _some(
    "final draft version rev copy new old signed backup archive archived scan page part the and of for from to re fw fwd with by in "
    "on at january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec monday tuesday wednesday thursday friday saturday sunday hr ref no nr"
)
#: What stands in the names of programs' files: beside it nothing is anybody's name.
CODE = _some(
    "test tests lib libs src core utils util api impl cmake module modules plugin plugins python java node npm perl ruby rust lua go "
    "php linux windows macos unix ubuntu debian fedora redhat arm intel amd nvidia json xml yaml html css http https url uri sql db "
    "aws azure gcp google microsoft apple cluster config conf settings init main index class object type types handler parser codec "
    "driver kernel theme icon icons font fonts sans serif mono regular bold italic american alias ip ide ms bsd var temp tmp arn kms "
    "lint lexer vmware acer asus dell sony package license licence readme changelog"
)
#: What places are called: a name with one of these is a place's.
PLACED = _some(
    "america africa asia europe atlantic pacific indian antarctica island islands isla san santa santo sao saint st rio puerto porto "
    "port new north south east west costa sur norte nord sud fort cape cabo chi addis blanc ansi creek harbour harbor ho hong ulan "
    "ust mayen grande canyon desert sri street road lane avenue square branch office site depot warehouse"
)
#: Of files that people write, take or receive.
KEPT = _some(
    "doc docx docm odt rtf pdf pages msg eml pst ost mbox vcf jpg jpeg heic png tif tiff wav mp3 m4a mp4 mov xls xlsx ods ppt pptx "
    "zip 7z gpg"
)
MAILBOXES = _some("pst ost mbox mbx nsf vcf olm")
PROGRAMS = _some(
    "py pyi pyc js mjs ts tsx jsx java class rs go rb pl pm sh so dll exe a o h hpp c cc cpp cs swift kt beam lark lua r cmake conf "
    "typelib svg gif css scss woff ttf otf jar mo po rst xba ui qml yaml yml toml ini cfg crt pem"
)
EXTENSIONS = (
    KEPT
    | PROGRAMS
    | MAILBOXES
    | _some(
        "txt csv tsv json jsonl xml html htm sql log md parquet avro orc arrow feather sqlite db duckdb gz bz2 xz zst tar tgz rar ics odp "
        "odg webp bmp avi mkv flac ogg bak tmp old"
    )
)
#: Where a paper about somebody may be, and folders.
TEXTS = KEPT | MAILBOXES | _some("txt csv tsv md htm html json xml odp rar tar ics") | {""}
