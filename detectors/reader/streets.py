"""What streets, flats, boxes and houses are called on the continent, folded (`detectors.names.lists.fold`, no letter with a stroke).

In the manner of the Universal Postal Union's S42 and "Addressing systems"; the lists are our own.
"""

from __future__ import annotations

from detectors.names.lists import some

#: Before the name of the street: Romance and Slavic languages, Greek, Maltese, Irish; abbreviations without their stop.
FRONT = some(
    "rue avenue av ave bd bld blvd boulevard allee all impasse imp chemin ch che chaussee quai cours place pl square sq route rte passage "
    "sentier ruelle faubourg fbg venelle esplanade mail rond-point montee traverse clos villa cite hameau lieu-dit lieudit via viale v.le "
    "vicolo vico piazza piazzale p.za p.zza corso c.so largo lungarno lungotevere lungomare salita contrada strada borgo fondamenta calle "
    "campo rione localita loc frazione fraz borgata regione s.s s.p ss.aa c/ cl avenida avda avd avgda paseo pso p.o passeig plaza plza "
    "placa praza ronda rambla carrer carrera camino cami carretera ctra travesia trav glorieta cuesta callejon urbanizacion urb poligono "
    "pol barriada rua travessa tv praca pc estrada est alameda al beco calcada azinhaga quinta bairro rotunda urbanizacao ul ulica aleja "
    "aleje os osiedle plac rondo trg trida tr tr. nam namesti nabr nabrezi sidliste sidlisko trieda namestie nabrezie lugar casal sitio "
    "paraje partida diseminado ulita obala obrtnicka bulevar bul bulv bulevardul bulevard prolaz put setaliste vul vulytsia prosp str "
    "calea sos soseaua aleea intrarea piata splaiul b-dul bdul fundatura zh.k zhk j.k jk kv odos leof leoforos plateia pl. λεωφοροσ λεωφ "
    "οδοσ πλατεια ул бул бульвар улица жк ж.к пл площад вул triq sqaq vjal misrah pjazza sraid bothar an-sraid pot cesta ulice piatza "
    "chaussée promenade"
)
#: How the last word of a street's name ends, or that word alone: Germanic, Nordic, Finnish.
ENDINGS = tuple(
    some(
        "alle allee anger asen aukio baan backen bakken berg bierg blick brink brucke bruecke brygge chaussee damm dijk dreef engen "
        "faret feld gaarde gade garten gasse gata gatan gate gaten gatve graben gracht grand grund gurtel hagen hamnen hang haugen "
        "haven hof hohe hojen horst jordet kaari kaarre kade kai kajen kamp katu krogen kuja laan lande lei leite lia liden lokka "
        "lunden maki marken markt meent pad parken penger pfad plads plantsoen plass platz plein polku rain raitti ranta ring rinne "
        "siedlung singel steeg steenweg steig sti stieg stien stigen str straat straeti stranden strase strasse stwg svingen svinget "
        "tie toften torg torget tori torv tunet twiete ufer vaenget vag vagen vangen vayla veg vegen vegur vei veien vej vg vollen wal "
        "wall weg weide wiese winkel zeile zoom"
    )
)
#: Behind the name as a word of its own: Hungarian, Baltic, Turkish, Slovene, Nordic.
BEHIND = some(
    "utca u ut utja tere ter krt korut koz setany fasor rakpart lejto dulo sor iela gatve prospekts bulvaris laukums g gatves pr "
    "prospektas al aleja alejos pl aikste skg plentas tn tanav mnt maantee pst puiestee tee valjak cad cadde caddesi sok sokak sokagi mah "
    "mahallesi bulvari gate alle boulevard plads torg torv cesta c ulica street str avenue ave road"
)
#: What may stand before the street: care of, houses, estates, parts of buildings.
HOUSES = some(
    "c/o co t.a.v tav z.hd z.hd. zhd chez residence res bat batiment imm immeuble appt appartement apt apartment apto app escalier esc "
    "etage entree porte tour lotissement lot za zi zac zone parc domaine chateau ferme bp b.p tsa cs stiege tur top wohnung whg "
    "hinterhaus vorderhaus gebaude haus aufgang seitenflugel og eg dg hof gut schloss postfach palazzina pal scala interno int edificio "
    "edif ed cond condominio complesso cascina villaggio loc localita frazione fraz presso urbanizacion urb bloque bq portal escalera "
    "piso poligono parcela nave finca casa masia lote bloco quinta herdade conjunto block hochhaus siedlung ortsteil ot woonboot quartier "
    "com comuna sat vivenda casal cortijo moulin flat unit suite room floor lgh bus bte boite p/a pa lokal lok blok osiedle os zgrada "
    "stan ulaz"
)
#: Boxes at a post office.
BOXES = some(
    "postfach bp b.p tsa cs casella c.p cp apartado apdo aptdo postbus postboks postbox box pb pl skr skrytka pf postafiok p.p pp "
    "pot.predal poštový p.o po o.p case cas.post boîte boite"
)
#: Parts of an address behind its number, longer than those that any short word may be.
UNITS = some(
    "etage stock stiege ebene wohnung aufgang boite bte bus batiment residence appartement escalier huis verdieping interno scala "
    "palazzina piano isolato izquierda derecha bajo entresuelo entlo atico principal puerta escalera portal bloque parcela planta local "
    "esquerdo direito frente bloco fraccao lejlighed leilighet etasje lagenhet trappor lokal mieszkanie klatka industrielle artisanale "
    "industrial artesanal nord sud est ouest norte sur etg interfon patro posch kat orofos lepcsohaz emelet foldszint fszt ajto "
    "sector apartament scara etaj bloc vhod korpus οροφοσ leilegh sentrum centrum hinterhaus vorderhaus links rechts mitte esq dta dto "
    "izq dcha postale correos poczt poste postal heer mevrouw dhr mevr fam familie"
)
#: What is counted or numbered where no street is: a number behind or before these belongs to no house.
COUNTED = some(
    "kapitel seite seiten band teil gruppe linie zeile absatz abs satz artikel art nummer pos position menge stuck stk packungen chapter "
    "page volume vol part group line row item order invoice model season series episode version release class case figure fig table opus "
    "symphony sonata concerto platform track lane heat stage round day week lap match team grade type ticket error draft sample score "
    "number tel fax phone telefon teléfono telefono mobile mob fon konto blz iban kvk hrb hra rcs nip regon krs rea siret siren facture "
    "fattura factura fatura faktura faktury rechnung bestellung commande pedido ordine capitulo capitolo chapitre tomo tome etape etapa "
    "tappa kurs kapitola rozdzial gleis bahnsteig halt haltestelle station bus tram linje hold lag sija juoksu kerulet oldal runde "
    "turnier konzert spiel tag woche etappe rang rn randnummer lit nr. minuten stunden uhr grad meter kilometer euro eur zl pln chf gbp "
    "usd kcal gramm liter punkte worter tore personen teilnehmer zuschauer gaste kr sek nok dkk huf czk ron directive directiva direttiva "
    "richtlinie verordnung gesetz loi decreto ley lei ustawa rozporządzenie working rules"
)
MONTHS = some(
    "januar februar marz april mai juni juli august september oktober november dezember janvier fevrier mars avril juin juillet aout "
    "septembre octobre novembre decembre gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre dicembre enero "
    "febrero abril mayo junio julio septiembre octubre noviembre diciembre janeiro fevereiro marco maio junho julho setembro outubro "
    "novembro dezembro januari februari maart mei augustus stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia "
    "pazdziernika listopada grudnia ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince januara februara "
    "aprila juna jula augusta septembra oktobra novembra decembra sijecnja veljace ozujka travnja svibnja lipnja srpnja kolovoza rujna "
    "studenoga prosinca january february march may june july october december"
)
#: Small words within the names of streets.
SMALL = some(
    "de du des d l la le les el los las del della dello delle dei degli di da do dos das e y et i von vom zum zur der den dem die am an "
    "im in auf aan op het ten ter te van na nad pod u ve v za pri od ob sur sous aux au il lo gli the of upon san sao santa al kneza "
    "kralja bis quater bana og till til ved pa gen ks sw dr prof inz mjr marsz hl b c th tv st mf r/c rc t/o"
)
#: Before the number of a house.
LABELS = some("nr no n no. n. n.o num br c.p huisnummer")
#: Behind a street's kind that comes first: Straße des 17. Juni, Laan van Meerdervoort.
GENITIVE = some("des der van von den de am zum zur")
#: With these begin names of streets, where they have a capital.
CAPITAL = some("Am An Auf Im In Ob Unter Zum Zur Hinter Vor Beim Bei Op Aan Ved Na U Pod Nad Za Pri Aux Lieu-dit Lieu-Dit Siedlung")
#: Words for streets behind whose name a number need not stand, as it stands before it: 8 Georgiou Griva Digeni Str.
SHORT = some("str street ave avenue")
#: Words for streets and boxes that are words of English, too, or so short that they may be anything.
DOUBTFUL = some(
    "place route mail passage promenade esplanade square villa close gate tie ring hall all est loc al par pol street avenue ave road "
    "case c u g tee pr ronda campo box po pb pp pl cs cp str st tr os kv put cl pc tv res int app port mah"
)
