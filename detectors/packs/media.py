"""Recordings and pictures of people, and scans of their identity documents."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, FOLD, PERSONAL, PRODUCTS, listed
from scanner.pattern import Pattern, Shape

_audio = partial(Pattern, entity="AUDIO_RECORDING", title="Audio recording", category="media.audio", sources=PERSONAL)
_video = partial(Pattern, entity="VIDEO_RECORDING", title="Video recording", category="media.video", sources=PERSONAL)
_photo = partial(Pattern, entity="PHOTO", title="Photograph", category="media.photo", sources=PERSONAL)
_paper = partial(
    Pattern, entity="ID_DOCUMENT", title="Identification document", category="id.document", sources=("Immigration Act 2014", *PERSONAL)
)
_audio_shape = partial(Shape, entity="AUDIO_RECORDING", title="Audio recording", category="media.audio", sources=PERSONAL)
_video_shape = partial(Shape, entity="VIDEO_RECORDING", title="Video recording", category="media.video", sources=PERSONAL)
_photo_shape = partial(Shape, entity="PHOTO", title="Photograph", category="media.photo", sources=PERSONAL)
_paper_shape = partial(Shape, entity="ID_DOCUMENT", title="Scan of an identification document", category="id.document", sources=PERSONAL)

_ART = (
    *PRODUCTS,
    *listed(
        "logo, logos, icon, icons, banner, banners, sprite, thumbnail, favicon, background, hero, asset, assets, static, docs, doc, "
        "documentation, chart, diagram, screenshot, screenshots"
    ),
)
_MUSIC = listed(
    "hold music, music, prompt, prompts, ivr, jingle, sound effects, sfx, ringtone, playlist, track, tracks, song, songs, album, podcast"
)
_FILMS = (
    *PRODUCTS,
    *listed("film, films, movie, movies, game, games, gpu, advert, adverts, promo, demo, tutorial, trailer, course, codec"),
)
_PAPERS = listed("template, templates, blank, guidance, policy, procedure, how to, checklist")

MEDIA: tuple[Pattern | Shape, ...] = (
    _audio(
        names=listed(
            "recording url, call recording, call recording url, audio url, audio file, recording, recording id, recording path, "
            "recording file, voice recording, voicemail, voicemail url, voice note, audio recording, recording duration, call audio, "
            "audio path, audio clip, audio link, wav file, wav path, call rec id, rec url, recording link, recording key, "
            "recording s 3 key, voicemail file, is recorded, call recorded, recording consent, voice message, voice clip, aufnahme, "
            "gespraechsaufzeichnung, enregistrement, enregistrement appel, grabacion, grabacion llamada, registrazione, "
            "registrazione chiamata, gespreksopname"
        ),
        unless=_MUSIC,
        kinds=ANY,
        score=0.6,
    ),
    _audio(
        regex=r"\b(?P<v>(?:calls?|conversations?|lines?|interview|meeting) (?:is|are|may be|will be|being|was|were|have been|"
        r"has been) (?:being )?(?:recorded|monitored)|(?:on a|this) recorded (?:line|call)|(?:call|voice|telephone) recordings?|"
        r"listen(?:ed|ing)? (?:back )?to (?:the|your|his|her) (?:call|recording|voicemail)|left (?:a|me a|you a|us a) (?:voicemail|"
        r"voice message)|(?:recording|audio) of (?:the|your|his|her) call)\b",
        flags=FOLD,
        score=0.6,
    ),
    _audio_shape(forms=("audio/*",), unless=_MUSIC, score=0.9),
    _audio_shape(
        title="Transcript, so audio exists",
        forms=("transcript", "transcript/meeting"),
        unless=("chat", "chats", "sms", "email", "whatsapp"),
        score=0.7,
    ),
    _audio_shape(
        title="Table of calls",
        forms=("table",),
        names=listed("calls, call log, call records, call recordings, recordings, voicemails, phone calls"),
        columns=(listed("duration, duration s, duration seconds, agent, agent id, recording, recording url, call id, caller, length"),),
        unless=("api", "function", "rpc", *_MUSIC),
        score=0.6,
    ),
    _video(
        names=listed(
            "cctv, cctv footage, cctv ref, video url, video file, video path, video recording, video link, camera footage, "
            "body worn video, dashcam, dash cam, footage, footage url, camera clip, camera clip url, meeting recording, webcam, "
            "interview video, cctv camera, "
            "cctv image, cctv clip, cctv reference, camera clip, doorbell video, video clip, video evidence, video interview, "
            "video call recording, zoom recording, anpr image, body cam, bodycam, video statement, videoaufnahme, videoueberwachung, "
            "videosurveillance, video surveillance, videovigilancia, videosorveglianza, camerabeelden"
        ),
        unless=_FILMS,
        kinds=ANY,
        score=0.5,
    ),
    _video(
        regex=r"\b(?P<v>CCTV(?: (?:footage|recording|image|camera|still)s?)?|body[- ]worn (?:video|camera)|dash ?cam(?: (?:footage|video|"
        r"clip))?|(?:video|camera) (?:footage|recording|clip)s? (?:of|from|shows?)|(?:ring |video )?doorbell (?:video|footage|"
        r"camera (?:footage|clip))|(?:caught|captured|recorded|filmed) on (?:camera|cctv|video))\b",
        flags=FOLD,
        score=0.5,
    ),
    _video_shape(forms=("video/*",), unless=_FILMS, score=0.9),
    _video_shape(
        title="CCTV", names=listed("cctv, dashcam, body worn video, cctv footage"), unless=(*_PAPERS, "sign", "signage"), score=0.7
    ),
    _photo(
        names=listed(
            "photo, photos, photo url, photo content url, avatar content url, entity image, entity image url, photo path, photograph, "
            "headshot, avatar, avatar url, "
            "avatar image, profile photo, "
            "profile picture, profile image, profile pic, selfie, selfie url, portrait, mugshot, passport photo, user image, "
            "mugshot ref, custody photo, "
            "customer photo, staff photo, picture, photo id url, photo file, photo filename, photo blob, photo data, person photo, "
            "patient photo, pupil photo, student photo, employee photo, member photo, badge photo, photo taken, face image, face photo, "
            "user photo, user avatar, user pic, profile image url, avatar path, avatar file, gravatar, headshot url, passbild, lichtbild, "
            "photo identite, photo profil, foto, fotografia, foto perfil, foto carnet, foto profilo, fototessera, pasfoto, profielfoto"
        ),
        unless=_ART,
        kinds=ANY,
        score=0.6,
    ),
    _photo(
        names=("image", "image url", "picture url", "thumbnail photo"),
        unless=(*_ART, *listed("docker, container, vm, ami, disk, product image, article, articles, page, category, categories")),
        score=0.3,
    ),
    _photo_shape(title="Photographs of a camera", forms=("image/x-photograph",), unless=_ART, score=0.85),
    _photo_shape(forms=("image/jpeg", "image/heic", "image/heif", "image/tiff"), unless=_ART, score=0.6),
    _photo_shape(
        title="Photographs by name",
        forms=("image/*",),
        names=listed(
            "photo, photos, headshot, headshots, avatar, avatars, selfie, selfies, portrait, portraits, staff photos, profile, img, "
            "dsc, people"
        ),
        unless=_ART,
        score=0.7,
    ),
    _paper(
        names=listed(
            "government id, government issued id, gov id, passport scan, passport copy, passport image, passport photo page, "
            "id document, id document url, id document type, id scan, "
            "id copy, id proof, proof of id, proof of identity, identity document, identity document type, document type id, "
            "right to work document, right to work documents, dbs certificate file, driving licence scan, driving licence copy, "
            "licence image, id card image, id verification, kyc document, kyc documents, kyc status, photo id, proof of address, id doc, "
            "id doc type, id doc url, id doc ref, id document front, id document back, id front, id back, id front image, id back image, "
            "id check, id checked, id verified, identity verified, identity check, id verification status, idv status, idv result, "
            "passport front, passport upload, licence scan, license scan, license image, driving licence image, visa copy, visa scan, "
            "brp scan, brp copy, share code check, right to work, right to work check, right to rent, right to rent doc, "
            "right to rent document, right to rent check, rtw check, rtw status, rtw document, rtw expiry, "
            "birth certificate, birth certificate copy, kyc check, kyc result, kyc level, kyc doc type, ausweiskopie, "
            "personalausweis kopie, copie cni, copie passeport, piece identite, justificatif domicile, copia dni, copia pasaporte, "
            "documento identidad, copia documento, documento identita, kopie id, kopie paspoort, legitimatiebewijs"
        ),
        kinds=ANY,
        score=0.6,
    ),
    _paper(
        regex=r"\b(?P<v>(?:scan|scans|copy|copies|photo|picture|scanned copy|photocopy)(?: of)? (?:my|his|her|their|your|the (?:customer|"
        r"employee|tenant|applicant)'s) (?:passport|driving licen[cs]e|id|identity card|birth certificate|residence permit)|(?:passport|"
        r"driving licen[cs]e|birth certificate|id card|residence permit) (?:scan|copy|photocopy|attached|enclosed|uploaded|"
        r"seen and verified)|right to work (?:documents?|evidence|check)|proof of identity)\b",
        flags=FOLD,
        score=0.6,
    ),
    _paper_shape(
        forms=("image/*", "application/*", "text"),
        names=listed(
            "passport, passports, passport scan, driving licence, driving license, drivers licence, id card, id cards, identity card, "
            "identity, dbs, dbs certificate, rtw, right to work, brp, birth certificate, photo id, proof of id, proof of identity, "
            "kyc, id scan, id scans, id documents"
        ),
        unless=_PAPERS,
        score=0.8,
    ),
    _paper_shape(
        forms=("image/*", "application/pdf"), names=("id", "licence"), unless=(*_ART, *_PAPERS, "software", "mit", "apache"), score=0.4
    ),
)
