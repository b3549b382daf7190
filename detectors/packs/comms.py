"""What somebody wrote and said: correspondence, feedback and complaints."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, FOLD, PERSONAL, among, listed
from scanner.pattern import Pattern, Shape

_mail = partial(Pattern, entity="CORRESPONDENCE", title="Correspondence", category="comms.correspondence", sources=PERSONAL)
_mail_shape = partial(Shape, entity="CORRESPONDENCE", title="Correspondence", category="comms.correspondence", sources=PERSONAL)
_voice = partial(Pattern, entity="FEEDBACK", title="Compliment, complaint or feedback", category="comms.feedback", sources=PERSONAL)

_TECH = listed(
    "error, errors, commit, commits, log, logs, exception, queue, kafka, mqtt, sqs, http, template, templates, validation, warning, "
    "system, stack, lint, alarm, alarms, syslog, heartbeat, "
    "hash, sha, digest, checksum, md 5, sha 1, etag, "
    "exam, course, courses, curriculum, certificate, cert, rdf, git, build, deploy, topic, sns, protocol, release"
)
_TICKETS = among(
    "complaint, compliment, query, enquiry, inquiry, praise, suggestion, feedback, concern, appeal, escalation, dispute, grievance, "
    "formal complaint, service complaint, general enquiry"
)

COMMS: tuple[Pattern | Shape, ...] = (
    _mail(
        names=listed(
            "message body, message text, email body, email subject, mail body, mail subject, email message, body html, body plain, "
            "reply to, in reply to, thread id, conversation id, chat message, chat transcript, chat log, sms text, sms body, sms message, "
            "letter text, letter body, correspondence, call notes, call summary, call transcript, transcript, conversation, utterance, "
            "customer message, enquiry, enquiry text, inquiry, contact notes, customer notes, agent notes, case notes, client notes, "
            "sent to, recipient, recipients, sender, message content, msg text, msg body, msg subject, email text, email content, "
            "email from, email to, email cc, mail from, mail to, sms content, whatsapp message, chat text, chat body, inbound message, "
            "outbound message, contact log, contact history, call log notes, call comments, letter content, email thread, "
            "voicemail transcript, conversation text, customer comments, cust comments, cust notes, patient notes, tenant notes, "
            "visit notes, correspondence notes, nachricht, nachrichtentext, betreff, bemerkung, bemerkungen, notizen, objet message, "
            "corps message, commentaire, commentaires, remarques, mensaje, asunto, observaciones, comentario, comentarios, messaggio, "
            "oggetto messaggio, osservazioni, commenti, bericht, onderwerp bericht, opmerking, opmerkingen"
        ),
        unless=_TECH,
        score=0.6,
    ),
    *(
        _mail(
            names=listed(said),
            person=of_people,
            unless=(
                *_TECH,
                *listed(
                    "product, products, article, articles, page, pages, post, posts, cms, request, response, api, car, vehicle, release, "
                    "blog, code, schema, column, music, musical, file, web, html, vessel, anatomy, celestial, "
                    "awarding, examining, professional, governing, accrediting, registration body, reg body"
                ),
            ),
            score=0.35,
        )
        for said, of_people in (
            ("message, messages, subject, body, note, notes, remarks, memo, free text", False),
            ("comment, comments, content", True),  # of things, where nobody stands in the rows
        )
    ),
    _mail(
        regex=r"\b(?P<v>dear (?:mr|mrs|ms|miss|mx|dr|prof|sir or madam|sirs?|madam|(?-i:[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20})?(?=[,\n\r]|"
        r"$)))|yours (?:sincerely|faithfully|truly(?=[,\n\r]|$))|(?:kind|best|kindest|warm|warmest) regards|"
        r"thank you for your (?:letter|email|e-mail|enquiry|message)|further to (?:your|our|my) (?:letter|email|call|conversation|"
        r"telephone)|i am writing (?:to|in|with|regarding|about))\b",
        flags=FOLD,
        score=0.5,
    ),
    _mail(
        regex=r"(?:^|[\n\r>])(?P<v>(?:From|To|Cc|Reply-To|Subject): ?[^\n\r]{1,200}[\n\r]{1,2}(?:From|To|Cc|Date|Sent|Subject|"
        r"Message-ID): )",
        score=0.7,
    ),
    _mail(regex=r"\b(?P<v>On [^\n\r]{6,60},)(?= [^\n\r]{2,60} wrote:)", score=0.6),
    _mail_shape(
        title="Message or mailbox", forms=("message/rfc822", "application/vnd.ms-outlook", "application/mbox", "message/*"), score=0.95
    ),
    _mail_shape(title="Call or chat", forms=("transcript", "transcript/*", "text/x-chat"), score=0.95),
    _mail_shape(
        title="Table of messages",
        forms=("table",),
        names=listed(
            "messages, message, emails, mails, sms, chats, chat, conversations, letters, correspondence, threads, replies, enquiries, "
            "contact log, call notes, inbox, outbox, tickets, ticket comments"
        ),
        columns=(listed("body, message, text, subject, content, notes, from, sender, comment, summary, description"),),
        unless=listed("template, templates, commit, kafka, queue, dead letter, i 18 n, translations, git, error"),
        score=0.7,
    ),
    _mail_shape(
        title="Chat export or letters",
        forms=("text", "application/*", "table"),
        names=listed(
            "whatsapp chat, slack export, teams chat, correspondence, letters, emails, mailbox, chat export, chat transcripts, "
            "call transcripts, mbox, pst"
        ),
        unless=listed("template, templates, dead letter, blank"),
        score=0.6,
    ),
    _voice(
        names=listed(
            "complaint, complaints, complaint text, complaint type, complaint reason, complaint status, complaint id, complaint ref, "
            "complaint date, compliment, feedback, feedback text, customer feedback, nps, nps score, csat, csat score, ces score, "
            "satisfaction, satisfaction score, survey response, survey answer, review text, customer review, review comment, reviewer, "
            "reviewer name, testimonial, ombudsman ref, ombudsman reference, resolution, resolution notes, complaint outcome, redress, "
            "goodwill payment, complaint category, complaint details, complaint desc, complaint notes, complaint no, complaint received, "
            "complaint resolved at, complainant, complainant name, compliments, feedback comments, feedback score, feedback rating, "
            "nps comment, nps reason, csat comment, survey comments, survey comment, survey text, verbatim, customer verbatim, "
            "verbatim comment, customer rating, satisfaction rating, star rating given, review title, review body, testimonial text, "
            "final response date, deadlock letter, fos ref, beschwerde, beschwerdegrund, reklamation, kundenfeedback, bewertungstext, "
            "how satisfied, how satisfied are you, how satisfied were you, how happy are you, how would you rate, rate your experience, "
            "gave that score, gave this score, "
            "reason for your score, could we have done better, recommend us, any other comments, "
            "anything else you would like to tell us, like to tell us, survey results, survey result, recommend us, "
            "recommend us to a friend, us to a friend or colleague, could we do better, "
            "we do better, "
            "could we improve, we improve, do you like most, reclamation, motif reclamation, plainte, avis client, satisfaction client, "
            "queja, quejas, reclamo, reclamos, motivo queja, "
            "opinion cliente, reclamo cliente, lamentela, recensione, klacht, klachten, klachtomschrijving, klantfeedback"
        ),
        unless=listed(
            "screen, display, image, video, config, dns, camera, monitor, conflict, haptic, loop, error, code, pull request, merge"
        ),
        kinds=ANY,
        score=0.6,
    ),
    _voice(
        names=("rating", "review", "stars"),
        unless=listed(
            "product, products, film, films, movie, movies, book, books, "
            "energy, epc, eicr, age, load, voltage, bond, noise, ip, credit, wealth, code, fire, power, peer, track, "
            "pull request, in review, under review, for review, lead, leads, performance, appraisal, fraud, member, contact, account, "
            "company, companies"
        ),
        kinds=ANY,
        score=0.35,
    ),
    _voice(values=_TICKETS, need="distinct", score=0.6),
    _voice(
        values=_TICKETS | among("request, question, comment, other, general, sales, support, billing, technical"),
        context=listed(
            "ticket type, ticket category, case type, contact type, contact reason, enquiry type, request type, call type, call reason"
        ),
        need="context",
        score=0.5,
    ),
    _voice(
        regex=r"\b(?P<v>(?:(?:i'?d|would|want|wants|wish|wished?|wishes|going) (?:like )?to (?:make |file |raise |lodge |"
        r"log )?(?:an? )?(?:formal |official )?complain(?:t|ts)?(?: about)?|(?:made|making|make|filed?|raised?|lodged?|logged|"
        r"log) (?:a|an|another|my|this) (?:formal |official )?complaint|(?:formal|official|written|customer[’']?s?|my|his|her|"
        r"your) complaint|(?:i|he|she|they|who|customer|caller|client|tenant|resident|patient|mr \w+|mrs \w+) (?:has |have |had |"
        r"also )?complain(?:ed|s) (?:about|to|that|of)|(?:financial )?ombudsman(?: service)?))\b",
        flags=FOLD,
        score=0.7,
    ),
    _voice(
        regex=r"\b(?P<v>(?:not|isn[’']?t|wasn[’']?t|never) (?:at all |very |really |too |been )?(?:happy|satisfied|impressed|"
        r"pleased) (?:with|about)|(?:unhappy|dissatisfied|disappointed|frustrated|disgusted|appalled) (?:with|by|about|"
        r"at|in) (?:the|your|my|how|this|with)|(?:terrible|awful|disgusting|appalling|dreadful|shocking|poor|bad|excellent|outstanding|"
        r"fantastic|brilliant) (?:customer )?service(?! (?:life|interval|manual|level|pack|mesh|worker|manager|provider|name|account)))\b",
        flags=FOLD,
        score=0.5,
    ),
    _voice(
        regex=r"\b(?P<v>like to (?:compliment|praise|thank (?:your|you for|the (?:team|staff|engineer|driver|nurse|lady|gentleman|agent|"
        r"man|woman|person)))|(?:speak|escalate|put me through|talk)(?: this| it)? to (?:a |your |the )?(?:manager|supervisor)|"
        r"(?:customer|client|tenant|caller|cust|resident) (?:is |was |very |extremely )*(?:unhappy|dissatisfied|annoyed|"
        r"upset) (?:with|about|at)|(?:one|two|1|2)[- ]star review|your (?:engineer|driver|agent|team|staff|colleague|fitter|nurse|"
        r"adviser) (?:was|were) (?:so |very |really |absolutely )?(?:rude|brilliant|excellent|helpful|unhelpful|late|lovely|"
        r"fantastic|great|dismissive|amazing|abrupt)|(?:it'?s|this is) (?:totally |completely |just |simply )?(?:un|not )acceptable|"
        r"want compensation|claim(?:ing)? compensation|(?:goodwill|compensation) payment|want (?:a|my) (?:full )?refund|(?:left|"
        r"gave|provided|like to (?:leave|give|make)|leaving) (?:some |my |a |you |us )?(?:positive |negative |bad |"
        r"good )?(?:feedback|review))\b",
        flags=FOLD,
        score=0.5,
    ),
    Shape(
        entity="FEEDBACK",
        title="Complaints or feedback",
        category="comms.feedback",
        names=listed(
            "complaint, complaints, feedback, compliments, nps, csat, survey responses, testimonials, customer reviews, ombudsman"
        ),
        unless=listed("template, templates, policy, procedure, product, products, loop"),
        sources=PERSONAL,
    ),
    Shape(
        entity="FEEDBACK",
        title="Reviews by people",
        category="comms.feedback",
        forms=("table",),
        columns=(listed("review, comment, review text, feedback, verbatim, submitted at, nps"),),
        last=(listed("rating, stars, only review, customer review, review text, score, nps"),),
        person=True,
        sources=PERSONAL,
    ),
)
