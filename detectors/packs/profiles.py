"""What a profile says of its owner: segments, scores, interests."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, PROFILING, listed
from scanner.pattern import Pattern, Shape

_profile = partial(Pattern, entity="PROFILE", title="Profile information", category="profile", sources=PROFILING)

PROFILES: tuple[Pattern | Shape, ...] = (
    _profile(
        names=listed(
            "segment, customer segment, segment name, persona, interests, interest, hobbies, hobby, lead score, customer score, "
            "churn score, churn risk, risk score, propensity score, propensity, engagement score, loyalty score, clv, ltv, "
            "customer lifetime value, rfm score, bio, biography, about me, avatar, avatar url, profile picture url, customer tags, "
            "user tags, preferences, user preferences, favourites, favorites, personality type, household type, acorn, mosaic group, "
            "lookalike score, nps segment, vip, is vip, likes, dislikes, profile notes, customer profile, audience, seg cd, segment code, "
            "customer segment code, mosaic type, mosaic code, acorn type, acorn code, acorn group, lifestage, life stage, "
            "buyer persona, customer value, customer rating, fraud score, behaviour score, behavioral score, credit risk band, "
            "interessen, centres d interet, intereses, aficiones, interessi, kundensegment, segment client, segmento"
        ),
        unless=listed(
            "network, route, memory, disk, market, product, products, cve, vulnerability, video, post, posts, article, source code, git, "
            "repo, text, log, business, song, track, gis, road, line"
        ),
        kinds=ANY,
        score=0.5,
    ),
    _profile(
        context=("tag", "tags", "lifecycle", "customer", "contact", "lead status", "lead stage", "lead rating", "funnel stage", "segment"),
        need="context",
        values=frozenset(
            {
                "vip",
                "churn risk",
                "high value",
                "low value",
                "lapsed",
                "lead",
                "prospect",
                "hot",
                "warm",
                "cold",
                "at risk",
                "loyal",
                "new customer",
                "dormant",
                "champion",
                "big spender",
                "bargain hunter",
            }
        ),
        score=0.5,
    ),
    Shape(
        entity="PROFILE",
        title="Scores or segments of people",
        category="profile",
        forms=("table",),
        last=(
            listed(
                "only score, only segment, customer segment, persona, lead score, churn risk, only cluster, propensity, interests, "
                "only tags, "
                "customer tags, contact tags, user tags, member tags"
            ),
        ),
        person=True,
        # what is written to somebody is tagged for itself, and what is said of it is scored
        unless=listed(
            "exam, exams, match, matches, game, games, search, ticket, tickets, conversation, conversations, call, calls, message, "
            "messages, "
            "sms, card, cards, issue, issues, post, posts, order, orders, charge, charges, review, reviews, survey"
        ),
        sources=PROFILING,
        score=0.6,
    ),
)
