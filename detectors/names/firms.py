"""Firms, bodies, goods and cars that are called by one word which is hardly anybody's name, and what illnesses and places are called."""

from __future__ import annotations

from detectors.names.lists import some

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
    "parcelforce capita serco mitie ofsted ofcom ofgem ofwat ofqual cifas "
    "stepchange dwp hmrc dvla acas nhs interpol europol unicef unison gmb rspca nspcc "
    # cars
    "skoda vauxhall nissan toyota hyundai mazda subaru audi bmw volkswagen peugeot citroen fiat volvo tesla porsche dacia corsa "
    "astra qashqai yaris passat tiguan mondeo kuga megane sandero juke micra prius corolla aygo picanto sportage fabia insignia "
    "zafira mokka"
)
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
