"""Countries (ISO 3166-1), states of the USA (USPS), regions and capitals: what is called so is hardly a person."""

from __future__ import annotations

from detectors.names.lists import some

LANDS = some(
    # countries and parts of such
    "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados "
    "belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei bulgaria burundi cambodia cameroon canada chad "
    "chile china colombia comoros congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt england eritrea estonia "
    "eswatini ethiopia fiji finland france gabon gambia germany ghana gibraltar greece greenland grenada guatemala guernsey guinea "
    "guyana haiti holland honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan kazakhstan kenya "
    "kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg macao madagascar "
    "malawi malaysia maldives mali malta mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique "
    "myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay peru "
    "philippines poland portugal qatar romania russia rwanda samoa scotland senegal serbia seychelles singapore slovakia slovenia "
    "somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan "
    "tuvalu uganda ukraine uruguay usa uk uzbekistan vanuatu vatican venezuela vietnam wales yemen zambia zimbabwe africa america asia "
    "europe arabia siberia scandinavia "
    # states and regions
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas "
    "kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma "
    "oregon pennsylvania tennessee texas utah vermont wisconsin wyoming ontario quebec alberta queensland tasmania ulster bavaria "
    "saxony prussia bohemia moravia silesia galicia catalonia andalusia tuscany lombardy sicily sardinia corsica crete normandy "
    "brittany provence burgundy flanders wallonia transylvania crimea punjab gujarat kerala bengal bihar kashmir yorkshire lancashire "
    "cheshire derbyshire lincolnshire hampshire wiltshire berkshire oxfordshire cambridgeshire hertfordshire bedfordshire shropshire "
    "staffordshire warwickshire worcestershire gloucestershire leicestershire nottinghamshire northamptonshire buckinghamshire "
    "aberdeenshire ayrshire perthshire pembrokeshire carmarthenshire monmouthshire cumbria northumberland sussex essex surrey cornwall "
    "norfolk suffolk "
    # capitals and the largest towns
    "london paris berlin madrid rome vienna prague warsaw lisbon dublin brussels amsterdam copenhagen oslo stockholm helsinki athens "
    "budapest bucharest sofia belgrade zagreb kyiv kiev moscow istanbul ankara cairo lagos abuja nairobi accra johannesburg tripoli "
    "tunis beirut damascus baghdad tehran riyadh doha dubai kabul karachi islamabad lahore delhi mumbai bombay calcutta kolkata chennai "
    "bangalore hyderabad colombo dhaka kathmandu bangkok hanoi saigon manila jakarta beijing shanghai seoul tokyo osaka kyoto sydney "
    "melbourne brisbane perth auckland toronto montreal vancouver ottawa chicago boston houston dallas philadelphia miami seattle "
    "denver atlanta detroit havana bogota lima santiago caracas washington geneva zurich munich hamburg frankfurt milan naples venice "
    "barcelona seville marseille lyon edinburgh glasgow cardiff belfast manchester liverpool birmingham"
)

#: The same of several words.
COMPOUNDS = frozenset(
    name.replace("_", " ")
    for name in some(
        "united_states united_states_of_america united_kingdom great_britain northern_ireland united_arab_emirates new_zealand "
        "south_africa north_korea south_korea saudi_arabia sri_lanka hong_kong costa_rica el_salvador puerto_rico burkina_faso "
        "sierra_leone ivory_coast papua_new_guinea czech_republic dominican_republic south_sudan cape_verde sao_tome north_macedonia "
        "san_marino soviet_union south_america north_america latin_america central_america middle_east new_york new_york_city new_jersey "
        "new_mexico new_hampshire new_england north_carolina south_carolina north_dakota south_dakota west_virginia rhode_island "
        "british_columbia nova_scotia new_brunswick new_south_wales western_australia south_australia isle_of_man los_angeles "
        "san_francisco san_diego las_vegas new_orleans new_delhi buenos_aires rio_de_janeiro sao_paulo mexico_city cape_town tel_aviv "
        "abu_dhabi kuala_lumpur ho_chi_minh_city st_petersburg addis_ababa port_au_prince"
    )
)
