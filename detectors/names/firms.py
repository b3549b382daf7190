"""Firms, bodies, goods and cars that are called like nobody or after somebody, and what illnesses and places are called."""

from __future__ import annotations

from detectors.names.lists import some


def _spaced(names: str) -> frozenset[str]:
    """Names of several words, the blanks in them written `_`."""
    return frozenset(name.replace("_", " ") for name in some(names))


FIRMS = some(
    # shops and what they sell
    "asda aldi lidl tesco waitrose ocado morrisons greggs wilko primark argos ikea halfords currys screwfix toolstation wickes dunelm "
    "matalan asos boohoo superdrug specsavers costco nandos nando wagamama mcdonalds starbucks deliveroo dominos vinted gumtree shein "
    "temu nike adidas gucci rolex bosch siemens miele hotpoint indesit zanussi beko smeg vaillant baxi viessmann karcher makita "
    "dewalt sonos bose samsung huawei nokia sony panasonic toshiba lenovo asus acer fitbit garmin gopro nintendo xbox playstation "
    "siri cortana "
    "sainsburys harrods selfridges debenhams topshop missguided uniqlo superdry fatface poundland homebase woolworths walmart "
    "kmart walgreens macys wayfair maplin moonpig interflora photobox peacocks joules foxtons savills zoopla rightmove "
    "purplebricks autotrader kwikfit checkatrade depop reebok lexus suzuki burberry loreal maybelline nivea clinique cadbury kelloggs "
    "danone heineken smirnoff bacardi pepsi kfc tacobell wendys chipotle pizzahut pret hellofresh gousto ubereats doordash grubhub "
    "nikon kodak fujifilm motorola xiaomi logitech pfizer novartis astrazeneca moderna "
    # what people use
    "netflix spotify youtube google facebook instagram tiktok snapchat whatsapp linkedin reddit uber airbnb expedia ryanair easyjet "
    "eurostar arriva stagecoach vodafone giffgaff lebara talktalk plusnet openreach centrica ecotricity npower utilita zoom ebay etsy "
    "amazon paypal microsoft adobe zendesk salesforce jira trello github gitlab kubernetes postgres grafana "
    "python javascript linux ubuntu debian arial "
    "hulu pixar lufthansa emirates klm tui jet2 trainline eventbrite ticketmaster stubhub betfair ladbrokes paddypower tinder grindr "
    "bumble duolingo strava peloton deezer soundcloud shopify squarespace wix godaddy hubspot mailchimp evernote figma canva dropbox "
    "quickbooks xero verizon comcast geico allstate ovo edf eon scottishpower veolia sodexo deloitte accenture capgemini infosys wipro "
    # money, post and the state
    "barclays barclaycard santander hsbc monzo revolut klarna clearpay amex mastercard equifax experian intrum aviva axa "
    "esure allianz bupa lloyds natwest citibank coinbase binance venmo nubank moneygram remitly payoneer azimo evri yodel dpd fedex "
    "iban bacs pip esa dla mash marac mappa lado camhs cahms cafcass senco ehcp "
    "parcelforce capita serco mitie ofsted ofcom ofgem ofwat ofqual cifas "
    "stepchange barnardo barnardos emmaus mencap redshift dwp hmrc dvla acas nhs interpol europol unicef unison gmb rspca nspcc "
    # cars
    "skoda vauxhall nissan toyota hyundai mazda subaru audi bmw volkswagen peugeot citroen fiat volvo tesla porsche dacia corsa "
    "astra qashqai yaris passat tiguan mondeo kuga megane sandero juke micra prius corolla aygo picanto sportage fabia insignia "
    "zafira mokka"
)
#: Firms and goods that are called after somebody, whom else hardly anybody is called like.
BRANDS = _spaced(
    "ford_escort ford_fiesta ford_focus ford_transit ford_ka ford_galaxy ford_mondeo ford_puma ford_kuga ford_ranger ford_capri "
    "ford_cortina austin_allegro austin_metro austin_healey morris_minor morris_oxford alfa_romeo lotus_elise lotus_elan lotus_esprit "
    "renault_megane renault_clio renault_scenic renault_captur renault_kangoo skoda_octavia nissan_juke "
    "sweet_william eyed_susan busy_lizzie jacob_ladder jacobs_ladder charles_spaniel "
    "ted_baker charlotte_tilbury oliver_bonas ralph_lauren calvin_klein tommy_hilfiger michael_kors kate_spade jo_malone laura_ashley "
    "karen_millen vivienne_westwood stella_mccartney alexander_mcqueen jimmy_choo hugo_boss giorgio_armani yves_saint_laurent "
    "christian_dior estee_lauder elizabeth_arden louis_vuitton coco_chanel kurt_geiger cath_kidston jack_wills ben_sherman ann_summers "
    "dorothy_perkins charles_tyrwhitt harvey_nichols robert_dyas russell_hobbs james_wellbeloved aston_martin harley_davidson "
    "rolls_royce johnnie_walker jim_beam captain_morgan earl_grey granny_smith lady_grey morgan_stanley goldman_sachs merrill_lynch "
    "jp_morgan charles_schwab paddy_power bella_italia franco_manca papa_john papa_johns betty_crocker uncle_ben aunt_bessie mr_kipling "
    "mr_muscle sue_ryder marie_curie leonard_cheshire macmillan_nurse macmillan_nurses macmillan_cancer mann_whitney kruskal_wallis "
    "bloody_mary shirley_temple old_speckled harris_tweed allen_key allen_keys stanley_knife stanley_blade stanley_blades "
    "stillson_wrench bailey_bridge anderson_shelter emma_bridgewater annie_sloan henry_hoover dr_martens dr_pepper dr_oetker sara_lee "
    "lou_gehrig"
)
#: Illnesses and signs by names that hardly anybody else has, by themselves.
SIGNS = some(
    "babinski kernig brudzinski guillain barre romberg trendelenburg phalen tinel lachman dupuytren hashimoto kocher wernicke korsakoff "
    "charcot perthes scheuermann takayasu waldenstrom chvostek"
)
#: Firms that are called as people are, too: told by what stands beside.
SHARED = _spaced(
    "john_lewis paul_smith william_hill thomas_cook ernest_jones fred_perry jack_jones mary_kay samuel_smith timothy_taylor jack_daniel "
    "jack_daniels philip_morris henry_schein robert_half michael_page"
)
#: What a shop's name stands before.
OF_SHOPS = some(
    "account app bag bill bonus branch card catalogue checkout coat credit delivery dress finance gift giftcard hamper insurance invoice "
    "jacket jumper lipstick loyalty order parcel partnership payment points purchase receipt refund return sale shirt shoes shop site "
    "sofa statement store stores suit till trainers tv voucher vouchers warranty watch website whiskey whisky"
)
#: Illnesses that are called after somebody without a word for an illness: Crohn's, Alzheimer's.
EPONYMS = some(
    "crohn crohns alzheimer alzheimers parkinson parkinsons raynaud raynauds sjogren sjogrens tourette tourettes asperger aspergers "
    "hodgkin hodgkins cushing marfan behcet menieres meniere graves addison huntington "
)
#: Whose measures of patients these are, and what they are called (Apgar score).
MEASURED = some("apgar waterlow barthel braden rockall ranson epworth edmonton gleason pearson spearman bonferroni wilcoxon")
MEASURES = some("score scores index scale grade r rho correlation coefficient corrected correction")
#: What illnesses and signs are called that bear a name before them, with an s or without (Crohn's disease, Hodgkin lymphoma).
ILLS = some(
    "disease diseases syndrome lymphoma palsy chorea fracture fever reflex tumour tumor sarcoma contracture thyroiditis dementia "
    "encephalopathy oesophagus esophagus cells tendon"
)
#: Instruments, goods and places (Zimmer frame, Foley catheter, Princess Anne ward).
CALLED = ILLS | some(
    "ward wing scale frame frames catheter catheters clamp forceps hospital school primary academy college university pub arms inn "
    "hotel hoover hoovers stent manoeuvre maneuver screwdriver stadium airport station cathedral church theatre theater museum "
    "library clinic centre center building tower bridge foundation algorithm theorem equation distribution"
)
#: What is sold by the name of who makes it or is shown on it (Paul Smith wallet), and nobody brings to be mended.
GOODS = some(
    "hoodie hoodies polo polos tote totes wallet wallets purse purses handbag handbags cutlery mug mugs teapot teapots crockery wallpaper "
    "tweed tartan perfume aftershave eau cologne mascara eyeshadow moisturiser sneakers figurine figurines plush poster posters lego dvd "
    "dvds paperback paperbacks hardback hardbacks audiobook audiobooks vinyl soundtrack cookbook cookbooks"
)
#: Who is told of or plays in works, and hardly anybody else is called so.
WORKS = _spaced(
    "jane_eyre oliver_twist harry_potter peter_rabbit mary_poppins king_lear hedda_gabler lara_croft indiana_jones james_bond "
    "sherlock_holmes hercule_poirot miss_marple forrest_gump erin_brockovich mickey_mouse minnie_mouse donald_duck peppa_pig homer_simpson "
    "luke_skywalker darth_vader han_solo frodo_baggins bilbo_baggins hermione_granger ron_weasley katniss_everdeen bridget_jones "
    "donnie_darko ferris_bueller nanny_mcphee father_christmas santa_claus robin_hood maid_marian dick_turpin lady_godiva guy_fawkes "
    "jack_sparrow fireman_sam postman_pat humpty_dumpty dorian_gray moby_dick huckleberry_finn robinson_crusoe anna_karenina "
    "ebenezer_scrooge bob_cratchit nicholas_nickleby martin_chuzzlewit barnaby_rudge silas_marner jay_gatsby atticus_finch willy_wonka "
    "franz_ferdinand jethro_tull steely_dan lynyrd_skynyrd duran_duran"
)
