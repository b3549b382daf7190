"""What columns about people are called in Polish, Czech, Slovak, Croatian, Hungarian, Finnish, Turkish and Greek (in Latin letters).

`abroad_columns.py` makes patterns of these. By entity, a language after the other. `( )` may be left out.
"""

from __future__ import annotations

#: Phrases that say it wherever a name of a column ends with them.
SAID = {
    "PERSON": "imię (i) nazwisko, nazwisko (i) imię, imiona, drugie imię, nazwisko panieńskie, nazwisko rodowe, imię klienta, "
    "nazwisko klienta, imię pacjenta, nazwisko pacjenta, imię pracownika, nazwisko pracownika, imię ucznia, osoba (do) kontaktu, "
    "osoba kontaktowa, příjmení, jméno (a) příjmení, příjmení (a) jméno, křestní jméno, rodné příjmení, jméno zákazníka, jméno pacienta, "
    "jméno zaměstnance, celé jméno, kontaktní osoba, titul jméno příjmení, priezvisko, meno (a) priezvisko, krstné meno, "
    "rodné priezvisko, kontaktná osoba, prezime, ime (i) prezime, prezime (i) ime, djevojačko prezime, kontakt osoba, vezetéknév, "
    "keresztnév, utónév, családnév, családi név, teljes név, születési név, leánykori név, név születéskori, ügyfél neve, dolgozó neve, "
    "beteg neve, páciens neve, kapcsolattartó, kapcsolattartó neve, etunimet, kutsumanimi, koko nimi, täydellinen nimi, tyttönimi, "
    "asiakkaan nimi, työntekijän nimi, potilaan nimi, yhteyshenkilö, sukunimi etunimi, ad soyad, adı soyadı, isim soyisim, soyad, "
    "soyadı, soyisim, kızlık soyadı, müşteri adı, hasta adı, personel adı, öğrenci adı, yetkili kişi, ilgili kişi, onomateponymo, "
    "onomateponimo, onoma eponymo, eponymo, eponimo",
    "DATE_OF_BIRTH": "data ur, data urodz, dt urodzenia, rok urodzenia, urodzony, ur dnia, datum narození, dat nar, dat narození, "
    "rok narození, narozen dne, dátum narodenia, rok narodenia, datum rođenja, godina rođenja, dat rođenja, születési dátum, "
    "születési idő, születési év, szül dátum, szül idő, szül év, születés dátuma, születésnap, syntymäaika, syntymäpäivä, syntymävuosi, "
    "synt aika, synt pvm, doğum tarihi, doğum günü, doğum yılı, imerominia gennisis, imerominia gennhshs, hmeromhnia gennhshs, "
    "etos gennisis",
    "AGE": "wiek lat, wiek pacjenta, wiek klienta, věk pacienta, vek pacienta, életkor, yaş grubu, hasta yaşı, ikäryhmä, ikä vuosina",
    "GENDER": "płeć, pohlaví, pohlavie, spol, sukupuoli, cinsiyet, cinsiyeti, fylo",
    "MARITAL_STATUS": "stan cywilny, rodinný stav, bračno stanje, bračni status, családi állapot, siviilisääty, medeni hal, medeni hali, "
    "medeni durum, medeni durumu, oikogeneiaki katastasi",
    "NATIONALITY": "obywatelstwo, narodowość, miejsce urodzenia, miejscowość urodzenia, kraj urodzenia, kraj pochodzenia, karta pobytu, "
    "státní občanství, občanství, státní příslušnost, místo narození, národnost, štátne občianstvo, štátna príslušnosť, "
    "miesto narodenia, národnosť, povolení (k) pobytu, državljanstvo, mjesto rođenja, država rođenja, állampolgárság, állampolgársága, "
    "születési hely, születési ország, szül hely, kansalaisuus, syntymäpaikka, syntymämaa, syntymäkotikunta, oleskelulupa, uyruğu, "
    "uyruk, doğum yeri, ypikootita, ithageneia, topos gennisis",
    "STREET_ADDRESS": "posti nro, postinumero, kuća broj, adres zamieszkania, adres zameldowania, adres korespondencyjny, adres dostawy, "
    "adres klienta, adres (do) doręczeń, nr domu, numer domu, nr mieszkania, numer mieszkania, nr lokalu, nr budynku, ulica (i) nr, "
    "ulica (i) numer, nr domu (i) mieszkania, kod (i) miejscowość, miejsce zamieszkania, miejscowość zamieszkania, nazwa ulicy, "
    "adresa bydliště, trvalé bydliště, adresa trvalého pobytu, bydliště, korespondenční adresa, doručovací adresa, dodací adresa, ulice, "
    "ulice (a) č p, číslo popisné, psč, poštovní směrovací číslo, číslo domu, trvalý pobyt, bydlisko, ulica (a) číslo, súpisné číslo, "
    "poštové smerovacie číslo, doručovacia adresa, adresa stanovanja, adresa prebivališta, prebivalište, kućni broj, "
    "ulica (i) kućni broj, poštanski broj, adresa dostave, lakcím, lakóhely, lakóhelye, állandó lakcím, állandó lakhely, "
    "tartózkodási hely, levelezési cím, szállítási cím, számlázási cím, irányítószám, ir szám, irsz, házszám, utca házszám, "
    "utca (és) házszám, közterület neve, közterület jellege, emelet ajtó, katuosoite, kotiosoite, lähiosoite, postiosoite, "
    "toimitusosoite, laskutusosoite, postitoimipaikka, kotikunta, asuinpaikka, katu (ja) numero, ev adresi, ikamet adresi, "
    "ikametgah adresi, teslimat adresi, fatura adresi, iletişim adresi, açık adres, posta kodu, kapı no, dieuthinsi katoikias, "
    "dieythynsi katoikias, tachydromikos kodikas, odos (kai) arithmos, dieuthynsi, diefthinsi, dieuthinsi, dieythynsi",
    "PHONE_NUMBER": "telefon komórkowy, telefon stacjonarny, telefon domowy, telefon kontaktowy, tel komórkowy, tel kom, tel kontaktowy, "
    "numer telefonu, nr telefonu, nr tel, nr komórki, numer komórkowy, telefon klienta, mobilní telefon, telefonní číslo, telefon domů, "
    "telefon zákazníka, číslo telefonu, mobilný telefón, telefónne číslo, telefón, broj telefona, broj mobitela, mobitel, broj mob, "
    "telefonszám, mobilszám, mobiltelefon szám, mobiltelefonszám, vezetékes telefon, matkapuhelin, matkapuhelinnumero, kotipuhelin, puh, "
    "puh nro, gsm numero, puhelin nro, cep telefonu, cep tel, ev telefonu, iş telefonu, telefon numarası, gsm no, cep no, telefon no, "
    "tilefono, thlefono, kinito tilefono, arithmos tilefonou, stathero tilefono",
    "EMAIL_ADDRESS": "adres e mail, adres email, adres poczty elektronicznej, poczta elektroniczna, e mailová adresa, emailová adresa, "
    "elektronická pošta, e mail adresa, adresa e pošte, e pošta, e mail cím, email cím, emailcím, elektronikus levelezési cím, "
    "sähköpostiosoite, sposti, e posta, e posta adresi, eposta, elektronik posta",
    "BANK_ACCOUNT": "numer rachunku bankowego, nr rachunku bankowego, konto bankowe, nr konta bankowego, numer konta bankowego, "
    "rachunek bankowy, bankovní účet, bankovní spojení, číslo bankovního účtu, bankový účet, číslo bankového účtu, bankovni račun, "
    "broj tekućeg računa, tekući račun, žiro račun, bankszámlaszám, bankszámla, pankkitili, tilinumero, tilinro, pankkitilin numero, "
    "banka hesap no, hesap numarası, banka hesabı, iban no, trapezikos logariasmos",
    "SALARY": "wynagrodzenie zasadnicze, wynagrodzenie brutto, wynagrodzenie netto, pensja, pensja brutto, płaca zasadnicza, "
    "dochód roczny, dochód miesięczny, stawka zaszeregowania, hrubá mzda, čistá mzda, základní mzda, mzdový výměr, hrubý plat, "
    "čistý plat, hrubý příjem, platová třída, tarifní třída, mesačný príjem, bruto plaća, neto plaća, bruto plača, osobni dohodak, "
    "mjesečna primanja, bruttó bér, nettó bér, alapbér, órabér, havi fizetés, munkabér, havi jövedelem, bruttopalkka, nettopalkka, "
    "kuukausipalkka, tuntipalkka, vuositulot, palkkaluokka, bruttotulot, maaş, brüt maaş, net maaş, brüt ücret, net ücret, aylık gelir, "
    "gelir durumu, misthos, mikta esoda, apodoches",
    "OCCUPATION": "zawód wyuczony, zawód wykonywany, stanowisko pracy, nazwa stanowiska, pracovní pozice, pracovní zařazení, "
    "název pozice, povolání, zaměstnání, pracovná pozícia, povolanie, zamestnanie, radno mjesto, naziv radnog mjesta, zanimanje, "
    "munkakör, munkakör megnevezése, beosztás, foglalkozás, foglalkozása, ammatti, ammattinimike, työnimike, tehtävänimike, meslek, "
    "mesleği, görev unvanı, iş unvanı, epaggelma, epangelma",
    "EMPLOYMENT_RECORD": "numer pracownika, nr pracownika, id pracownika, nr ewidencyjny pracownika, numer kadrowy, data zatrudnienia, "
    "data zwolnienia, data rozwiązania umowy, staż pracy, wymiar etatu, rodzaj umowy o pracę, wykształcenie, poziom wykształcenia, "
    "pracodawca, przełożony, urlop wypoczynkowy, pozostały urlop, osobní číslo, os číslo, číslo zaměstnance, id zaměstnance, "
    "datum nástupu, datum výstupu, nástup do zaměstnání, vzdělání, nejvyšší vzdělání, nejvyšší dosažené vzdělání, zaměstnavatel, "
    "nadřízený, dovolená zůstatek, osobné číslo, číslo zamestnanca, dátum nástupu, vzdelanie, zamestnávateľ, matični broj radnika, "
    "broj zaposlenika, datum zaposlenja, datum zapošljavanja, stručna sprema, poslodavac, godišnji odmor, dolgozó azonosító, "
    "dolgozói azonosító, dolgozó kód, dolgozói törzsszám, belépés dátuma, kilépés dátuma, munkaviszony kezdete, munkaviszony vége, "
    "iskolai végzettség, végzettség, munkáltató, munkahely neve, henkilönumero, henkilöstönumero, työntekijänumero, työntekijän numero, "
    "palkansaajanumero, työsuhde alkoi, työsuhde päättyi, työsuhteen alkupäivä, työsuhteen päättymispäivä, koulutustaso, työnantaja, "
    "esimies, lomapäivät, sicil no, sicil numarası, personel no, işe giriş tarihi, işe başlama tarihi, işten çıkış tarihi, "
    "işten ayrılma tarihi, öğrenim durumu, eğitim durumu, mezuniyet, işveren, am ergazomenou",
    "CUSTOMER_ID": "nr klienta, numer klienta, id klienta, kod klienta, nr pacjenta, id pacjenta, numer pacjenta, nr członkowski, "
    "nr kartoteki, číslo zákazníka, zákaznické číslo, id zákazníka, kód zákazníka, číslo pacienta, číslo pojištěnce, číslo člena, "
    "členské číslo, zákaznícke číslo, číslo klienta, broj klijenta, šifra klijenta, broj kupca, šifra kupca, broj pacijenta, ügyfélszám, "
    "ügyfél azonosító, ügyfélazonosító, vevőkód, vevő kód, tagsági szám, páciens azonosító, asiakasnumero, asiakas nro, asiakas id, "
    "asiakastunnus, jäsennumero, potilasnumero, müşteri no, müşteri numarası, müşteri kodu, hasta no, üye no, öğrenci no, kodikos pelati",
    "KINSHIP": "imię ojca, imię matki, imiona rodziców, nazwisko rodowe matki, liczba dzieci, ilość dzieci, dzieci na utrzymaniu, "
    "opiekun prawny, współmałżonek, małżonek, osoba upoważniona, kontakt (w razie) wypadku, stopień pokrewieństwa, członkowie rodziny, "
    "liczba osób (w) gospodarstwie, jméno otce, jméno matky, počet dětí, vyživované děti, zákonný zástupce, manžel, manželka, "
    "kontakt (pro) nouzi, kontaktní osoba (v) nouzi, rodinný příslušník, osoba blízká, meno otca, meno matky, počet detí, "
    "zákonný zástupca, ime oca, ime majke, ime roditelja, broj djece, uzdržavani članovi, skrbnik, zakonski zastupnik, bračni drug, "
    "anyja neve, anyja születési neve, anyja leánykori neve, apja neve, gyermekek száma, gyerekek száma, házastárs, házastárs neve, "
    "törvényes képviselő, gondviselő, gondviselő neve, hozzátartozó, értesítendő hozzátartozó, eltartottak száma, lasten lukumäärä, "
    "lapset lkm, lasten määrä, huoltaja, huoltajan nimi, edunvalvoja, puoliso, puolison nimi, lähiomainen, omainen, perhekoko, baba adı, "
    "anne adı, ana adı, çocuk sayısı, eş adı, eşinin adı, veli adı, velisi, acil durum kişisi, acil durumda aranacak, yakınlık derecesi, "
    "bakmakla yükümlü, onoma patera, onoma miteras, patronymo, mitronymo, arithmos teknon",
    "USERNAME": "nazwa użytkownika, login użytkownika, uživatelské jméno, přihlašovací jméno, používateľské meno, prihlasovacie meno, "
    "korisničko ime, felhasználónév, felhasználói név, bejelentkezési név, käyttäjätunnus, käyttäjänimi, kullanıcı adı, onoma xristi",
    "HEALTH_TERM": "stan zdrowia, grupa krwi, choroby, choroby przewlekłe, rozpoznanie, niepełnosprawność, stopień niepełnosprawności, "
    "orzeczenie o niepełnosprawności, zwolnienie lekarskie, dni chorobowe, alergie pokarmowe, ciąża, szczepienia, lekarz rodzinny, "
    "przyjmowane leki, dieta specjalna, zdravotní stav, krevní skupina, nemoc, nemoci, nemocenská, pracovní neschopnost, diagnóza, "
    "alergie, stupeň invalidity, zdravotní postižení, zdravotní pojišťovna, těhotenství, očkování, praktický lékař, zdravotný stav, "
    "krvná skupina, choroba, invalidný, zdravotná poisťovňa, práceneschopnosť, zdravstveno stanje, krvna grupa, bolovanje, alergije, "
    "dijagnoza, invaliditet, trudnoća, cijepljenje, egészségi állapot, vércsoport, betegség, betegségek, betegszabadság, táppénz, "
    "diagnózis, allergia, allergiák, fogyatékosság, megváltozott munkaképességű, rokkantság, terhesség, védőoltás, háziorvos, "
    "terveydentila, veriryhmä, sairaus, sairaudet, sairauspoissaolo, sairauspoissaolot, sairausloma, diagnoosi, allergiat, vammaisuus, "
    "työkyvyttömyys, raskaus, rokotukset, lääkitys, erityisruokavalio, kan grubu, sağlık durumu, hastalık, hastalıklar, kronik hastalık, "
    "teşhis, alerji, alerjiler, engel durumu, engelli, engel oranı, özür oranı, hamilelik, aile hekimi, omada aimatos, allergies fagiton",
    "RELIGION": "wyznanie, wyznanie religijne, náboženství, náboženské vyznání, vyznání, náboženstvo, vjeroispovijest, vjera, vallás, "
    "vallási hovatartozás, felekezet, uskonto, uskontokunta, kirkkoon kuuluminen, kirkollisvero, dini inancı, mezhep, thriskeuma",
    "TRADE_UNION": "związek zawodowy, przynależność związkowa, przynależność (do) związku, składka związkowa, członek związku, "
    "odborová organizace, odborový svaz, člen odborů, členství (v) odborech, odbory příspěvek, odborová organizácia, člen odborov, "
    "sindikat, član sindikata, sindikalna članarina, szakszervezet, szakszervezeti tag, szakszervezeti tagság, ammattiliitto, "
    "ammattiliiton jäsen, ay jäsenmaksu, liiton jäsen, sendika, sendika üyeliği, sendika üyesi, sendikalı, syndikato",
    "ETHNIC_GROUP": "pochodzenie etniczne, grupa etniczna, etnický původ, etnický pôvod, etnička pripadnost, etnikai hovatartozás, "
    "nemzetiségi hovatartozás, etninen tausta, etninen alkuperä, etnik köken",
    "POLITICAL_OPINION": "poglądy polityczne, przynależność partyjna, przynależność polityczna, politická příslušnost, "
    "stranická příslušnost, politička pripadnost, politikai vélemény, párttagság, puoluekanta, siyasi görüş, parti üyeliği",
    "SEXUAL_ORIENTATION": "orientacja seksualna, sexuální orientace, sexuálna orientácia, seksualna orijentacija, spolna orijentacija, "
    "szexuális irányultság, seksuaalinen suuntautuminen, cinsel yönelim",
    "CRIMINAL_OFFENCE": "niekaralność, zaświadczenie (o) niekaralności, karalność, rejestr trestů, výpis (z) rejstříku trestů, "
    "rejstřík trestů, register trestov, kaznena evidencija, erkölcsi bizonyítvány, büntetett előélet, rikosrekisteri, rikosrekisteriote, "
    "adli sicil, sabıka kaydı, sabıka",
    "ID_DOCUMENT": "dowód osobisty, nr dowodu, nr dowodu osobistego, numer dowodu osobistego, seria (i) nr dowodu, "
    "seria (i) numer dowodu, občanský průkaz, číslo op, číslo občanského průkazu, občiansky preukaz, osobna iskaznica, "
    "broj osobne iskaznice, személyi igazolvány, személyi igazolvány száma, személyi ig szám, szig szám, henkilökortti, "
    "henkilökortin numero, nüfus cüzdanı, nüfus cüzdan no, kimlik seri no, arithmos tautotitas",
    "PHOTO": "zdjęcie profilowe, zdjęcie legitymacyjne, profilová fotka, profilový obrázek, profilkép, igazolványkép, profiilikuva, "
    "profil fotoğrafı, profil resmi, vesikalık",
}

#: Words that mean other things as well, elsewhere or in other languages: they count in the rows of people alone; those behind `only` as the
#: whole name of a column, for a longer one may end like them.
AMONG = {
    "PERSON": "only imię, only inicjały, only epitheto",
    "PERSON_TITLE": "only tytuł, only titul, only titulus, only unvan, only oslovení",
    "DATE_OF_BIRTH": "only urodzenia, only narozen, only narození, only narozena, only rođen, only rođenja, only született, "
    "only syntynyt, only synt, only doğum",
    "AGE": "only wiek, only yaşı, only ilikia",
    "GENDER": "only nem",
    "STREET_ADDRESS": "only adres, only adresa, only adresi, only miasto, only miejscowość, only województwo, only powiat, only gmina, "
    "only poczta, only dzielnica, only osiedle, only lokal, only ulica nr, only město, only obec, only mesto, only mjesto, "
    "only županija, only općina, only naselje, only címe, only település, only város, only helység, only utca, only megye, "
    "only kerület, only emelet, only paikkakunta, only kaupunki, only kunta, only osoite, only katu, only kaupunginosa, only ilçe, "
    "only ilçesi, only semt, only mahalle, only sokak, only cadde, only şehir, only poli, only odos, only nomos, only perioxi, "
    "only č p, only město obec",
    "PHONE_NUMBER": "only komórka, only komórkowy, only mobilní, only stacjonarny, only kinito, only matkap",
    "BANK_ACCOUNT": "nr konta, numer konta, nr rachunku, numer rachunku, číslo účtu, č účtu, broj računa, számlaszám, hesap no, "
    "tili nro, only konto, only rachunek, only tili",
    "SALARY": "wynagrodzenie, only płaca, only mzda, only příjem, only plaća, only primanja, only fizetés, only bére, "
    "only palkka, only tulot, only ansio, only ücret, only gelir, only dochód, only pobory, only jövedelem",
    "OCCUPATION": "only pozisyon, only unvanı, only zawód, only funkcja, only pozice, only funkce, only profese, only pozícia, "
    "only funkcia, only pozicija, only funkcija, only görev, only görevi, only tehtävä, only toimi",
    "EMPLOYMENT_RECORD": "only zatrudniony, only nástup, only výstup, only kilépés, only urlop, only dovolená, only staż, "
    "only szkoła, only škola, only iskola, only koulu, only okul, only koulutus, only szabadság, only os č, only törzsszám, only úvazek",
    "KINSHIP": "only ojciec, only matka, only rodzic, only rodzice, only dzieci, only otec, only děti, only deti, only rodiče, "
    "only otac, only majka, only djeca, only roditelj, only gyerekek, only gyermek, only szülő, only lapset, "
    "only äiti, only vanhemmat, only çocuk, only supružnik, only anyja, "
    "opiekun, only acil durum, only lapsia",
    "HEALTH_TERM": "only leczenie, only léčba, only liječenje, only kezelés, only hoito, only tedavi, only wzrost, only waga, "
    "only výška, only váha, only testsúly, only testmagasság, only pituus, only paino, only alergia, only diagnoza, only szczepienie, "
    "only bolest, only bolesti, only leki, only léky, only gyógyszer, only gyógyszerek, only choroba, invalidita, "
    "only liječnik, only ilaçlar",
    "RELIGION": "only wiara, only víra, only viera, only dini",
    "CORRESPONDENCE": "uwagi, notatka, notatki, komentarz, poznámka, poznámky, komentář, komentár, napomena, napomene, bilješka, "
    "bilješke, megjegyzés, megjegyzések, huomautus, huomautukset, huomiot, muistiinpano, lisätiedot, kommentti, açıklama, notlar, "
    "paratiriseis, sxolia",
    "CUSTOMER_ID": "only člen, only kartoteka",
    "MARITAL_STATUS": "only żonaty, only zamężna, only ženatý, only vdaná, only oženjen, only házas, only naimisissa, only evli",
}
