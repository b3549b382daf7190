"""What somebody earns, as people say it and as lists of staff have it."""

from __future__ import annotations

from functools import partial

from detectors.packs.jobs import JOBS
from detectors.packs.listed import FOLD, PERSONAL, listed
from scanner.pattern import Pattern

_pay = partial(Pattern, entity="SALARY", title="Pay or income", category="pay.standing", flags=FOLD, sources=PERSONAL)

#: Ends of titles; too many to list are the words before them.
_TRADES = listed(
    "analyst, manager, officer, assistant, administrator, supervisor, technician, operative, porter, apprentice, developer, designer, "
    "buyer, "
    "clerk, adviser, advisor, coordinator, co ordinator, executive, director, trainee, intern, foreman, picker, packer, handyman, "
    "team leader"
)
#: What is paid by the year or the hour and is nobody's pay, right before the sum.
_COSTS = "".join(
    f"(?<!{what} )(?<!{what}, )(?<!{what}: )"
    for what in listed(
        "rent, charge, licence, license, fee, fees, cost, costs, lease, hire, turnover, sales, revenue, budget, rates, rate, parking"
    )
)
#: A sum that has a sign, thousands or a comma; a number of two or three digits is anything.
_SUM = (
    r"(?:(?:[£€$]|(?:gbp|eur|usd) ?)[0-9](?:[0-9,]{0,7}[0-9])?(?:\.[0-9]{1,2})? ?k?|[1-9][0-9]{0,2}(?:\.[0-9]{1,2})?k|"
    r"[1-9][0-9]{0,2},[0-9]{3}(?:\.[0-9]{2})?|"
    r"[1-9][0-9]{4,5}(?:\.[0-9]{2})?)(?![\w%]|[.,][0-9])(?! ?(?:people|staff|employees|users|miles|records|rows|jobs))"
)
_SIGNED = r"(?:(?:[£€]|gbp ?)[0-9](?:[0-9,]{0,7}[0-9])?(?:\.[0-9]{1,2})? ?k?|[1-9][0-9]{1,2}(?:\.[0-9]{1,2})?k)(?![\w%]|[.,][0-9])"

EARNED: tuple[Pattern, ...] = (
    _pay(  # salary 27.3k, sal £24k, Salary: GBP 54000
        regex=r"(?<!average )(?<!median )(?<!mean )\b(?:salary|sal|wages?|remuneration|(?:base|basic|gross|net|annual|current|starting|"
        r"weekly|monthly|hourly) pay|"
        r"rate of pay|pay rate|"
        r"(?:annual|household|joint|monthly|gross annual|net monthly) income)"
        r"(?: is| was| of| now)?[\"']?[ \t]{0,2}[:=-]?[ \t]{0,2}[\"']?(?P<v>" + _SUM + ")",
        score=0.6,
    ),
    _pay(  # words that say it of somebody who has a job
        regex=r"\b(?:(?:base|basic|package|ote|day rate|hourly rate|take[- ]home|earnings|income)(?: is| was| of|"
        r" now)?[ \t]{0,2}[:=-]?[ \t]{0,2}"
        r"(?P<v>" + _SIGNED + r")|(?:on|at|to) " + _SIGNED + r" (?:basic|base|ote|package|gross|net|plus bonus|fte))",
        need="context",
        context=listed(
            "salary, bonus, job, role, offer, offered, candidate, employee, starter, promoted, pension, applicant, payslip, employer, "
            "ote, current, currently, plus car, car allowance, notice period, contract, he, she, his, her, my, i"
        ),
        score=0.5,
    ),
    _pay(  # a line of a list
        regex=r"^[ \t*-]{0,6}(?P<v>£ ?(?:[89]|[1-9][0-9]|1[0-9]{2}),?[0-9]{3} ?(?:pa|p\.a\.?|p/a|per annum))[ \t.,;]{0,4}$",
        unless=listed("rent, cost, budget, fee, licence, premium, contract, supplier"),
        score=0.5,
    ),
    _pay(
        regex=r"(?:\b(?P<v>(?<!you )(?<!can )(?<!to )(?:earns|earning|earned|he earn|she earn|i earn|brings home|takes home|clears?|paid "
        r"me|pays (?:me|him|her)) (?:about |around |roughly |just |over |under |only |circa |approx\.? |c\.? ?){0,2}£? ?[0-9][0-9,.]{1,9} "
        r"?k?(?![\w%])(?! (?:points|runs|goals|caps|medals|votes|stars|miles))|(?:currently|now|presently|i'm|im|he's|she's|he is|she is|"
        r"was) on (?:about |around |circa |c\.? ?)?£? ?[0-9]{2,3}(?:\.[0-9])?k(?! (?:miles|followers|views|km|steps|users|subs|"
        r"residents))\b|(?:looking for|wants|expects|hoping for|after) (?:about |around |circa )?£? ?[0-9]{2,3} ?k?(?: ?(?:-|to) "
        r"?£?[0-9]{2,3}) ?k?\b(?=[. ,;]|$)(?! (?:years?|people|days|weeks|minutes|mins|staff|miles|percent|%))|salary (?:review|increase|"
        r"rise|change|uplift|reduced|raised|expectations?|sacrifice)(?: agreed| approved)?[: ]{1,2}(?:from |to |of |is )?£ "
        r"?[0-9][0-9,.]{2,9}k?))",
        score=0.6,
    ),
    _pay(
        regex=r"(?<![\w£])"
        + _COSTS
        + r"(?P<v>£ ?[0-9]{1,3}(?:,?[0-9]{3}){0,2}(?:\.[0-9]{2})? ?(?:pa|p\.a\.?|per annum|p/a|a year|per year|gross|net|ph|p/h|"
        r"per hour|an hour|/ ?(?:m|mth|month|wk|week|yr|hr|hour)|pcm take[- ]home))(?![\w/])",
        need="context",
        context=(
            *listed(
                "applicant, employee, payroll, mr, mrs, ms, my, his, her, household, take home, wage slip, payslip, employment, earns, "
                "works, "
                "cleaner, p t, f t, wages, income, partner, husband, wife, means, grade, occupation, employed, "
                "bonus, pension, starter, fte, job, role, wage, hired, promoted, joined, apprentice"
            ),
            *listed(JOBS),
            *_TRADES,
        ),
        score=0.4,
    ),
)
