"""Somebody's working life and money: occupation, employment, pay and financial standing."""

from __future__ import annotations

from functools import partial

from detectors.packs.jobs import IN_TEXT, JOBS, job
from detectors.packs.listed import ANY, COMPANIES, FOLD, PERSONAL, PRODUCTS, SYSTEMS, among, either, listed
from detectors.packs.noted import STANDING_NOTED, WORK_NOTED
from scanner.pattern import Pattern, Shape

_status = partial(Pattern, entity="EMPLOYMENT_STATUS", title="Employment status", category="work.occupation", sources=PERSONAL)
_history = partial(Pattern, entity="EMPLOYMENT_RECORD", title="Employment or education history", category="work.history", sources=PERSONAL)
_pay = partial(Pattern, entity="SALARY", title="Pay or income", category="pay.standing", sources=PERSONAL)
_credit = partial(Pattern, entity="CREDIT_SCORE", title="Credit score", category="pay.standing", sources=PERSONAL)
_standing = partial(Pattern, entity="FINANCIAL_STANDING", title="Financial standing", category="pay.standing", sources=PERSONAL)

_HEADS = (
    "manager|director|engineer|developer|analyst|officer|assistant|administrator|executive|co-?ordinator|supervisor|technician|specialist|"
    "representative|rep|agent|clerk|president|chair(?:man|woman)?|scientist|controller|apprentice|intern|trainee|advis[eo]r|planner|buyer|"
    "operator|inspector|auditor|designer|trainer|head of|owner|founder|c[efito]o"
)
_PERSON_IS = r"\b(?:i[’']?m|i am|he[’']?s|he is|she[’']?s|she is|he was|she was|who is)"
_STATUSES = among(
    "employed, self-employed, self employed, unemployed, retired, student, full-time, full time, part-time, part time, "
    "employed full- time, employed part-time, homemaker, houseperson, unable to work, looking after home, zero hours, agency, "
    "contractor, on benefits, apprentice, other, unknown, not working, permanent, temporary"
)
_PLACES = listed(
    "gps, queue, sort, ordinal, cursor, list, row, screen, log, array, byte, line, map, seat, grid, table, menu, ad, player, stock, "
    "portfolio, text"
)

WORK: tuple[Pattern | Shape, ...] = (
    job(
        names=listed(
            "job title, jobtitle, job ttl, occupation, occupation code, profession, job role, designation, soc code, "
            "job position, "
            "position title, seniority, trade or profession, vocation, beruf, metier, profesion, ocupacion, puesto, professione, "
            "beroep, berufsbezeichnung, stanowisko"
        ),
        score=0.6,
    ),
    job(names=listed("contact title, employee title, staff title")),  # as often "Mrs"
    job(  # a title that is no form of address
        regex=rf"\A(?:[a-z][a-z&'/.-]{{0,18}},? ){{0,5}}(?:{_HEADS}|{either(JOBS)})(?:,? (?:[a-z][a-z&/-]{{0,18}},? ?){{1,4}})?\Z",
        flags=FOLD,
        context=("title",),
        need="context",
        score=0.4,
        unless=(*_PLACES, *PRODUCTS),
    ),
    job(names=("position",), unless=(*_PLACES, *SYSTEMS, *PRODUCTS), score=0.4),
    job(values=among(JOBS), need="distinct", score=0.6),
    *IN_TEXT,
    _status(
        values=_STATUSES,
        names=listed("employment status, working status, work status, job status, employment type, employment"),
        unless=("task", "queue", "cron"),
        need="name",
        score=0.7,
    ),
    _status(
        names=listed("employment status, working status, employment type, employed since, student status, military status, veteran status"),
        kinds=ANY,
    ),
    _status(
        regex=_PERSON_IS + r" (?:now |currently |recently )?(?P<v>retired|unemployed|self[- ]employed|out of work|on benefits|"
        r"an? (?:full[- ]time |part[- ]time |mature )?(?:student|apprentice|homemaker|pensioner|"
        r"stay[- ]at[- ]home (?:mum|dad|parent)))\b(?!-| of )",
        flags=FOLD,
    ),
    _history(
        names=listed(
            "employer, employer name, current employer, current company, rejection reason, rejection notes, reason for rejection, "
            "reason for leaving, which team, "
            "which department, line manager, employer name, previous employer, line manager, line manager name, manager name, absence, "
            "absence reason, absence type, absence days, appraisal, appraisal score, performance rating, performance review, "
            "timesheet anything, served in the armed forces, armed forces, military service, veteran, leave type, state school, "
            "fee paying school, type of school, qualification, qualifications, education, education level, "
            "highest qualification, degree subject, field of study, "
            "exam results, predicted grades, predicted grade, behaviour points, detentions, interview feedback, interview notes, "
            "interview score, psychometric score, resume url, cv url, cover letter, school attendance, attendance pct, "
            "attendance percentage, school exclusions, leaving date, date left, "
            "leave date, hire date, hired on, hired, date of hire, employment start date, employment end date, reason for leaving, "
            "notice period, sick days, sickness days, annual leave, holiday entitlement, maternity leave, paternity leave, "
            "parental leave, timesheet, hours worked, payroll number, staff number, employee number, employee id, emp id, emp no, "
            "staff id, staff no, personnel number, personalnummer, matricule, date of joining, joining date, doj, date hired, hire dt, "
            "arbeitgeber, employeur, empleador, datore di lavoro, employment history, work history, work experience, "
            "curriculum vitae, training completed, training record, probation end date, disciplinary record"
        )
        + WORK_NOTED,
        unless=(*SYSTEMS, "machine", "equipment", "robot", "boiler"),
        kinds=ANY,
    ),
    _history(names=("cv",)),  # of numbers it is how much they vary
    _history(names=("manager", "supervisor"), unless=("package", "window", "task", "tasks", "plugin", *SYSTEMS), score=0.4),
    _history(
        regex=r"\b(?P<v>curriculum vitae|(?:employment|work) history|previous employers?|return[- ]to[- ]work interview|annual appraisal|"
        r"performance (?:appraisal|improvement plan)|(?:maternity|paternity|shared parental|adoption) leave)\b",
        flags=FOLD,
        score=0.5,
    ),
    _history(
        regex=r"\b(?P<v>worked (?:at|for|with) (?:the )?[A-Z][\w&’'.-]{1,25}(?: [\w&’'.-]{1,20}){0,4},? (?:from|between|since|until) "
        r"(?:[A-Za-z]{3,9} )?(?:19|20)\d\d)\b",
        score=0.6,
    ),
    Shape(
        entity="EMPLOYMENT_RECORD",
        title="CV or reference",
        category="work.history",
        forms=("text", "application/*"),
        names=listed("cv, curriculum vitae, resume, employment reference, job application, appraisal, return to work"),
        unless=("opencv", "template", "templates", "test", "tests", "blank", "guidance"),
        sources=PERSONAL,
        score=0.5,
    ),
    Shape(
        entity="EMPLOYMENT_RECORD",
        title="Staff table",
        category="work.history",
        forms=("table",),
        names=listed("employee, employees, staff, personnel, hr, payroll, absences, timesheets, appraisals, absence"),
        columns=(
            listed(
                "hire date, start date, end date, job title, title, department, manager, reports to, absence reason, hours, grade, "
                "salary, leaving date"
            ),
        ),
        person=True,
        sources=PERSONAL,
    ),
    _pay(
        names=listed(
            "salary, wage, wages, annual salary, base salary, gross salary, net salary, monthly salary, salary amount, salary amt, "
            "hourly wage, gehalt, lohn, bruttogehalt, salaire, salaire brut, sueldo, salario, stipendio, salaris, income, annual income, "
            "monthly income, household income, net pay, gross pay, basic pay, take home pay, pay grade, pay band, pay rate, pension, "
            "pension contribution, pension scheme, pension pot, tax code, student loan, overtime, benefits received, benefit type, "
            "benefit claim, housing benefit claim, hb claim ref, hb claim no, hb claim number, council tax support, ct support award, "
            "expected salary, desired salary, expected ctc, current ctc, ni category, ni cat, ni letter, gross ytd, taxable pay, "
            "aeo amount, attachment of earnings, child maint ded, child maintenance deduction, p 11 d value, p 11 d, "
            "fsm, fsm eligible, free school meals, pupil premium, universal credit, income band, salary band, salary range, compensation"
        ),
        unless=(
            *COMPANIES,
            *PRODUCTS,
            *listed(
                "revenue, quarter, fiscal, ledger, balance sheet, profit and loss, budget, vacancy, vacancies, job advert, "
                "invoice, invoice line, order line, line item, order, basket, vat, sales, median, mean, average, avg"
            ),
        ),
        kinds=ANY,
        score=0.6,
    ),
    _pay(
        regex=r"\b(?:(?:my|his|her|their) (?:annual |monthly |gross |net |basic )?(?P<v>salary|wages?|income|take[- ]home(?: pay)?|"
        r"pension) (?:is|was|of|went)|(?:i|he|she|they) earn(?:s|ed)? (?:about |around |roughly |just |over )?"
        r"(?:[£$€] ?\d[\d,.]{1,10}k?|\d{2,3}k\b)|"
        r"(?:salary|income|wages?|take[- ]home pay)(?: is| was)?[ \t]{0,2}(?:[:=-]|of)?[ \t]{0,2}[£$€] ?\d[\d,.]{2,10}k?|"
        r"(?:gross|net|basic) pay(?: is| was)?[ \t]{0,2}(?:[:=-]|of)?[ \t]{0,2}[£$€]? ?\d[\d,]{0,8}\.\d\d\b)",
        flags=FOLD,
        score=0.6,
    ),
    _pay(regex=r"\b[Tt]ax[ _]?[Cc]ode\W{0,4}(?:is )?(?P<v>[SC]?(?:K[0-9]{1,4}|[0-9]{1,4}[LMNT]|0T|BR|D[0-2])|NT)\b", score=0.7),
    _pay(
        regex=r"\b(?P<v>pay ?slips?|P45|P60|universal credit|housing benefit|job ?seeker[’']?s allowance|pension credit|"
        r"council tax (?:support|reduction))\b",
        score=0.5,
    ),
    _credit(
        names=listed(
            "credit score, credit rating, credit check, credit check result, bureau score, credit history, fico, fico score, "
            "experian score, equifax score"
        ),
        unless=(*COMPANIES, *PRODUCTS),
        kinds=ANY,
        score=0.6,
    ),
    _credit(
        regex=r"\b(?:credit (?:score|rating)|(?:experian|equifax|transunion|clearscore|fico)(?: score)?)(?: is| was| of|:)? "
        r"[1-9][0-9]{2}\b(?! (?:credits?|points?|pounds?|people|staff|jobs?|records?|ltd|plc))",
        flags=FOLD,
        score=0.6,
    ),
    _credit(regex=r"\b(?P<v>credit (?:score|rating|history|file))\b(?! (?:api|endpoint|service|module))", flags=FOLD, score=0.4),
    _standing(
        names=listed(
            "arrears, arrears amount, in arrears, days in arrears, ccj, ccjs, bankruptcy, bankrupt, insolvency, insolvency status, "
            "debt, outstanding debt, total debt, missed payments, affordability, affordability score, disposable income, "
            "income and expenditure, debt collection, bailiff, bailiffs, bailiff flag, wealth rating, wealth score, giving capacity, "
            "credit limit"
        )
        + STANDING_NOTED,
        unless=(*COMPANIES, *listed("technical, ledger, nominal, gl, games, points")),
        kinds=ANY,
    ),
    _standing(
        regex=r"\b(?P<v>(?<!billed )(?<!payable )(?<!monthly )(?<!paid )(?<!charged )(?<!quarterly )(?<!annually )(?<!invoiced "
        r")(?<!weekly )(?<!yearly )in(?:to)? (?:rent |mortgage |council tax )?arrears|(?:rent|mortgage|council tax|"
        r"account) arrears|CCJs?|county court judge?ments?|(?:declared|went|been made) bankrupt|debt relief order|"
        r"individual voluntary arrangement|debt management plan|payday loans?|(?:can[’']?t|cannot|unable to|"
        r"struggling to) (?:afford|pay) (?:my|the|her|his|their)|(?:in|financial) (?:financial )?(?:hardship|difficult(?:y|"
        r"ies)))\b",
        flags=FOLD,
        score=0.6,
    ),
    Shape(
        entity="FINANCIAL_STANDING",
        title="Payslip, tax form or bank statement",
        category="pay.standing",
        names=listed("payslip, payslips, p45, p60, p11d, bank statement, bank statements, credit report, income and expenditure"),
        unless=("template", "templates", "blank", "guidance"),
        sources=PERSONAL,
    ),
)
