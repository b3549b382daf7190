"""What columns about people are called in French, Spanish, Italian, Portuguese and Romanian; `abroad_columns.py` makes patterns of these.

By entity, a language after the other. `( )` may be left out.
"""

from __future__ import annotations

#: Phrases that say it wherever a name of a column ends with them.
SAID = {
    "PERSON": "nom (et) prénom, nom prénoms, prénom (et) nom, nom (de) naissance, nom (de) jeune fille, nom d usage, nom usage, "
    "nom marital, nom épouse, nom patronymique, prénom usuel, titulaire (du) compte, nom du client, nom (de) l élève, "
    "nom (du) titulaire, nom (du) contact, personne (à) contacter, nombre (y) apellidos, apellidos (y) nombre, nombre (de) pila, "
    "primer nombre, segundo nombre, nombre (del) titular, nombre (del) empleado, nombre (del) contacto, persona (de) contacto, "
    "apellido paterno, apellido materno, apellido (de) soltera, titular (de la) cuenta, nome (e) cognome, cognome (e) nome, "
    "cognome (da) nubile, nominativo, intestatario (conto), nome (del) cliente, nome (del) contatto, persona (di) riferimento, "
    "primeiro nome, nome próprio, nomes próprios, último nome, nome (de) família, nome (de) solteira, nome (do) cliente, "
    "nome (do) titular, nome (do) contacto, nome social, titular (da) conta, nume (și) prenume, prenume, nume (de) familie, "
    "nume complet, numele complet, nume client, nume angajat, nume pacient, nume (de) fată, persoana (de) contact",
    "PERSON_TITLE": "civilité, tratamiento, forma (de) tratamento",
    "DATE_OF_BIRTH": "an naștere, anul (de) naștere, né le, née le, né e le, date (de) naiss, année (de) naissance, date anniversaire, "
    "jour (de) naissance, f nacim, fecha nacim, f (de) nacimiento, fch nacimiento, fec nacimiento, año (de) nacimiento, nacido el, "
    "cumpleaños, nato il, nata il, nato a il, anno (di) nascita, data nasc, dt nasc, dt nascimento, ano (de) nascimento, nascido em, "
    "data (de) nasc, data (de) aniversário, data nașterii, data naștere, anul nașterii, data (de) naștere",
    "AGE": "edad años, età anni, vârsta, tranche (d) âge, rango (de) edad, fascia (d) età, faixa etária, grupa (de) vârstă",
    "GENDER": "sexe légal, genre sexe, sexo biológico, identidad (de) género, identité (de) genre",
    "MARITAL_STATUS": "situation matrimoniale, situation (de) famille, état matrimonial, statut marital, statut matrimonial, "
    "situación marital, situación familiar, estado marital, situazione familiare, stato (di) famiglia, régime matrimonial, stare civilă, "
    "starea civilă, situação familiar, estado conjugal",
    "NATIONALITY": "ville (de) naissance, pays (de) naissance, commune (de) naissance, pays (d) origine, titre (de) séjour, "
    "lugar (de) nacimiento, país (de) nacimiento, localidad (de) nacimiento, país (de) origen, permiso (de) residencia, "
    "comune (di) nascita, provincia (di) nascita, stato (di) nascita, paese (di) nascita, paese (di) origine, permesso (di) soggiorno, "
    "naturalidade, local (de) nascimento, país (de) nascimento, país (de) origem, autorização (de) residência, locul nașterii, "
    "loc naștere, locul (de) naștere, țara (de) origine, cetățenie, cetățenia, naționalitate, naționalitatea",
    "STREET_ADDRESS": "adresse postale, adresse complète, adresse (du) domicile, adresse personnelle, adresse (de) livraison, "
    "adresse (de) facturation, adresse client, adresse (du) client, complément (d) adresse, complément adresse, adresse ligne 1, "
    "adresse 1, numéro (de) rue, n rue, n (et) rue, n voie, numéro (de) voie, nom (de la) rue, type (de) voie, libellé voie, lieu dit, "
    "lieu (de) résidence, commune (de) résidence, ville (de) résidence, code postal ville, cp ville, dirección postal, "
    "dirección completa, dirección (de) envío, dirección (de) facturación, dirección cliente, dirección (de) entrega, "
    "domicilio particular, domicilio fiscal, nombre (de la) vía, tipo (de) vía, número (de) vía, nombre (de la) calle, calle (y) número, "
    "número exterior, número interior, núm ext, núm int, piso (y) puerta, colonia (o) barrio, ciudad (de) residencia, "
    "municipio (de) residencia, lugar (de) residencia, indirizzo (di) residenza, indirizzo (di) domicilio, indirizzo (di) spedizione, "
    "indirizzo (di) fatturazione, indirizzo completo, via (e) numero civico, numero civico, n civico, comune (di) residenza, "
    "città (di) residenza, luogo (di) residenza, residenza, cap residenza, provincia (di) residenza, morada completa, "
    "morada (de) entrega, morada (de) faturação, morada fiscal, endereço completo, endereço (de) entrega, endereço (de) cobrança, "
    "endereço residencial, logradouro, nome (da) rua, número (da) porta, n porta, cidade (de) residência, concelho (de) residência, "
    "freguesia (de) residência, adresa (de) domiciliu, adresa completă, adresa (de) livrare, adresa (de) facturare, "
    "adresa (de) corespondență, domiciliu, cod poștal, cod postal, codul poștal, strada (și) numărul, număr strada, cód postal, "
    "código postal cp",
    "PHONE_NUMBER": "tél, tél mobile, tél domicile, tél bureau, tél fixe, tél perso, tél pro, téléphone fixe, téléphone mobile, "
    "téléphone domicile, téléphone personnel, téléphone bureau, téléphone travail, numéro (de) portable, n portable, n (de) tél, "
    "n (de) téléphone, numéro (de) mobile, numéro (de) tél, tfno, tlf, tlfno, tfno móvil, teléfono móvil, teléfono fijo, "
    "teléfono particular, teléfono casa, teléfono (de) contacto, telf, teléfono celular, núm teléfono, número (de) teléfono, "
    "número (de) móvil, número (de) celular, telefono fisso, telefono cellulare, telefono casa, telefono ufficio, telefono abitazione, "
    "recapito telefonico, numero (di) telefono, numero (di) cellulare, num telefono, tel cellulare, telefone fixo, telefone celular, "
    "telefone residencial, telefone (de) contacto, telefone casa, número (de) telemóvel, número (de) telefone, contacto telefónico, "
    "telefon mobil, telefon fix, număr (de) telefon, nr telefon, nr (de) telefon, telefonul",
    "EMAIL_ADDRESS": "adresse électronique, adresse courriel, mél, adresse mél, mail perso, mail pro, dirección (de) correo, correo e, "
    "dirección electrónica, dirección (de) email, indirizzo mail, indirizzo (di) posta elettronica, indirizzo (e) mail, "
    "posta elettronica, indirizzo pec, correio eletrónico, correio eletrônico, endereço (de) email, endereço (de) e mail, "
    "endereço electrónico, adresa (de) email, adresa (de) e mail, poștă electronică",
    "BANK_ACCOUNT": "coordonnées bancaires, n compte bancaire, compte bancaire, cuenta bancaria, cuenta (de) ahorros, datos bancarios, "
    "domiciliación bancaria, clabe, c c bancario, coordinate bancarie, conto bancario, conta bancária, dados bancários, "
    "agência (e) conta, cont bancar, cont iban, chave pix",
    "SALARY": "sueldo bruto, sueldo neto, sueldo base, sueldo mensual, sueldo diario, salario diario, paga oraria, paga base, "
    "salaire net, salaire (de) base, salaire mensuel, salaire annuel, salaire horaire, salaire brut annuel, rémunération, "
    "rémunération brute, revenu fiscal, revenu (fiscal de) référence, quotient familial, salario bruto, salario neto, salario base, "
    "salario anual, salario mensual, remuneración, retribución, nómina mensual, renta familiar, stipendio lordo, stipendio netto, "
    "stipendio mensile, retribuzione, retribuzione lorda, retribuzione annua lorda, reddito annuo, reddito mensile, reddito familiare, "
    "reddito complessivo, isee, vencimento base, vencimento mensal, salário, salário base, salário bruto, salário líquido, remuneração, "
    "rendimento anual, rendimento mensal, renda mensal, renda familiar, salariu, salariu brut, salariu net, salariul (de) bază, "
    "salariu (de) încadrare, venit lunar, retribución bruta",
    "OCCUPATION": "intitulé (du) poste, poste occupé, emploi occupé, fonction occupée, profession exercée, "
    "catégorie (socio) professionnelle, métier exercé, puesto (de) trabajo, cargo ocupado, cargo actual, categoría profesional, "
    "ocupación actual, profesión, mansione, qualifica professionale, posizione lavorativa, professione, impiego, ruolo aziendale, "
    "occupazione, profissão, cargo função, categoria profissional, ocupação, funcția ocupată, funcție, funcția, ocupație, ocupația, "
    "profesie, profesia, post ocupat, loc (de) muncă",
    "EMPLOYMENT_RECORD": "días (de) vacaciones, escolaridad, ancienneté (dans l) emploi, ancienneté entreprise, niveau (d) étude, "
    "matricule, matricule (du) salarié, matricule agent, n matricule, numéro (de) matricule, numéro salarié, code salarié, id salarié, "
    "date (d) embauche, date (d) entrée, date (de) sortie, date (de) recrutement, ancienneté, motif (de) sortie, motif (de) départ, "
    "type (de) contrat (de) travail, congés payés, solde congés, solde (de) congés, niveau (d) études, niveau (de) formation, diplôme, "
    "diplômes, diplôme obtenu, employeur actuel, nom (de l) employeur, supérieur hiérarchique, entretien annuel, legajo, "
    "número (de) empleado, no empleado, id empleado, código (de) empleado, código empleado, núm empleado, número (de) trabajador, "
    "fecha (de) ingreso laboral, fecha (de) contratación, fecha contrato, fecha (de) antigüedad, antigüedad, fecha (de) incorporación, "
    "fecha (de) cese, motivo (de) baja, tipo (de) contrato laboral, nivel (de) estudios, nivel estudios, nivel educativo, "
    "formación académica, titulación, jefe directo, empresa actual, matricola dipendente, codice dipendente, id dipendente, "
    "data (di) assunzione, data assunzione, data cessazione, data (di) cessazione, data (di) licenziamento, motivo cessazione, "
    "anzianità (di) servizio, titolo (di) studio, livello (di) istruzione, ferie residue, tipo contratto lavoro, livello contrattuale, "
    "número (de) funcionário, no funcionário, id funcionário, código funcionário, número mecanográfico, n mecanográfico, "
    "registro funcional, data (de) admissão, data admissão, data (de) demissão, data demissão, data (de) contratação, escolaridade, "
    "grau (de) escolaridade, habilitações, habilitações literárias, habilitações académicas, formação académica, "
    "nível (de) escolaridade, entidade patronal, empregador, marcă angajat, marca angajat, număr marcă, data angajării, "
    "data (de) angajare, data încetării, angajator, studii, nivel (de) studii, vechime (în) muncă, concediu rămas, tip contract muncă, "
    "empleador actual",
    "CUSTOMER_ID": "no client, code client, référence client, réf client, id client, no adhérent, numéro (d) adhérent, code adhérent, "
    "numéro (de) patient, no patient, no dossier patient, numéro (d) allocataire, no allocataire, no sociétaire, no licence sportive, "
    "identifiant client, no cliente, número (de) cliente, cód cliente, núm cliente, no socio, número (de) socio, núm socio, no afiliado, "
    "número (de) afiliado, no paciente, número (de) paciente, no expediente paciente, no historia clínica, "
    "número (de) historia (clínica), no historia, codice cliente, cod cliente, codice paziente, numero tessera, n tessera, codice socio, "
    "código (do) cliente, número (de) sócio, no sócio, no utente, número (de) utente, código (do) paciente, "
    "número (do) processo clínico, cod client, număr client, nr client, cod pacient, cod abonat",
    "KINSHIP": "nombre (d) enfants, nb enfants, nb d enfants, enfants (à) charge, nombre (d) enfants (à) charge, personnes (à) charge, "
    "nom (du) père, nom (de la) mère, nom (du) conjoint, prénom (du) conjoint, représentant légal, responsable légal, tuteur légal, "
    "tuteur, personne (à) prévenir, contact (d) urgence, personne (de) confiance, lien (de) parenté, ayant droit, ayants droit, "
    "situation (du) foyer, composition (du) foyer, taille (du) foyer, número (de) hijos, no hijos, no (de) hijos, núm hijos, "
    "hijos (a) cargo, cargas familiares, nombre (del) padre, nombre (de la) madre, nombre (del) cónyuge, tutor legal, "
    "representante legal, contacto (de) emergencia, parentesco, familiares (a) cargo, persona (de) contacto (en) emergencia, "
    "unidad familiar, numero (di) figli, num figli, n figli, figli (a) carico, familiari (a) carico, carichi familiari, "
    "nome (del) padre, nome (della) madre, tutore legale, rappresentante legale, contatto (di) emergenza, grado (di) parentela, "
    "nucleo familiare, componenti nucleo, coniuge (a) carico, nome (da) mãe, nome (do) pai, filiação mãe, filiação pai, "
    "número (de) filhos, no (de) filhos, qtd filhos, número (de) dependentes, dependentes, encarregado (de) educação, "
    "encarregados (de) educação, responsável legal, contacto (de) emergência, contato (de) emergência, grau (de) parentesco, "
    "agregado familiar, nome (do) cônjuge, cônjuge, număr copii, nr copii, nr (de) copii, persoane (în) întreținere, numele mamei, "
    "numele tatălui, prenume tată, prenume mamă, reprezentant legal, tutore, contact (de) urgență, soț soție, grad (de) rudenie",
    "USERNAME": "identifiant (de) connexion, identifiant utilisateur, login utilisateur, nom (d) utilisateur, pseudonyme, "
    "nombre (de) usuario, usuario (de) acceso, id usuario, nome utente, nome (de) utilizador, nome (de) usuário, nume utilizator, "
    "nume (de) utilizator, utilizator login",
    "HEALTH_TERM": "maladie chronique, maladies chroniques, restrictions alimentaires, restricciones alimentarias, traitements médicaux, "
    "traitement médical, enfermedad crónica, enfermedades crónicas, malattia cronica, malattie croniche, doença crónica, doença crônica, "
    "doenças crônicas, état (de) santé, antécédents, antécédents médicaux, allergies alimentaires, régime alimentaire, "
    "taux (d) invalidité, reconnaissance (de) handicap, jours (de) maladie, jours (d) arrêt, jours (d) absence maladie, "
    "numéro (de) mutuelle, médecin référent, groupe sanguin, poids kg, taille cm, only vaccinations, pathologie, pathologies, "
    "traitement (en) cours, grado (de) discapacidad, días (de) baja, baja laboral, intolerancias, intolerancia alimentaria, "
    "alergias alimentarias, tipo sanguíneo, antecedentes médicos, tratamiento médico, patologías, patología, médico (de) cabecera, "
    "obra social, peso kg, estatura cm, talla cm, intolleranze, intolleranze alimentari, invalidità civile, percentuale (di) invalidità, "
    "legge 104, giorni (di) malattia, certificato medico, anamnesi, patologie, patologia, vaccinazioni, categoria protetta, "
    "grau (de) deficiência, grau (de) incapacidade, baixa médica, alergias, alergia alimentar, plano (de) saúde, restrição alimentar, "
    "restrições alimentares, diagnóstico clínico, médico (de) família, vacinação, vacinas, grupa sanguină, grupă (de) sânge, "
    "grad (de) handicap, alergii, boli cronice, concediu medical, medic (de) familie, stare (de) sănătate, tratament, only handicap",
    "RELIGION": "appartenance confessionnelle, confesión, creencias religiosas, orientamento religioso, religie, confesiune, religia",
    "TRADE_UNION": "afiliación gremial, cuota gremial, syndiqué, syndiquée, syndiqué e, adhérent syndical, mandat syndical, "
    "afiliado (al) sindicato, afiliado sindicato, sindicalizado, sindicado, iscritto (al) sindacato, iscrizione sindacato, "
    "quota sindacale, trattenuta sindacale, filiado (ao) sindicato, quota sindical, contribuição sindical, membru (de) sindicat, "
    "membru sindicat, cotizație sindicat, apartenență sindicală, sindicat",
    "ETHNIC_GROUP": "origine ethnique, pertenencia étnica, autoadscripción étnica, etnia, cor raça, raça, origine etnică, etnie",
    "POLITICAL_OPINION": "afiliación política, militancia, tessera (di) partito, filiação partidária, apartenență politică",
    "SEXUAL_ORIENTATION": "orientación sexual, orientamento sessuale, orientação sexual, orientare sexuală",
    "CRIMINAL_OFFENCE": "extrait (de) casier judiciaire, certificado (de) antecedentes penales, carichi pendenti, registo criminal, "
    "cazier judiciar, cazier",
    "ID_DOCUMENT": "pièce (d) identité, carte (d) identité, numéro (de) cni, no cni, documento (de) identidad, "
    "tipo (de) documento identidad, carta (d) identità, numero carta identità, documento (di) identità, documento (de) identificação, "
    "bilhete (de) identidade, cartão (de) cidadão, act (de) identitate, carte (de) identitate, serie ci, seria ci, serie (și) număr ci, "
    "serie buletin",
    "PHOTO": "photo (d) identité, photo profil, foto (de) perfil, fotografía (de) perfil, foto carnet, foto profilo, fototessera, "
    "foto tessera, poză profil, poza profil",
}

#: Words that mean other things as well, elsewhere or in other languages: they count in the rows of people alone; those behind `only` as the
#: whole name of a column, for a longer one may end like them.
AMONG = {
    "PERSON": "nom (du) responsable, only titulaire, only titular, only intestatario, only adhérent, only bénéficiaire, only apelidos, "
    "only iniciales",
    "PERSON_TITLE": "only titre, only título, only titolo, only tratamento, only titlu",
    "DATE_OF_BIRTH": "only née, only nacimiento, only nascita, only nascimento, only naissance, only nasc",
    "GENDER": "only gênero, only h f, only m f",
    "NATIONALITY": "only origine, only naissance lieu",
    "STREET_ADDRESS": "only adresse, only adresa, only rue, only voie, only c p, only ville, only lieu, "
    "only quartier, only département, only étage, only bâtiment, only cedex, only calle, only población, only localidad, "
    "only municipio, only ciudad, only provincia, only barrio, only colonia, only piso, only puerta, only comune, only città, "
    "only prov, only frazione, only località, only interno, only morada, only rua, only cidade, only localidade, "
    "only concelho, only freguesia, only distrito, only bairro, only andar, only porta, only complemento, only strada, "
    "only localitate, only localitatea, only oraș, only județ, only județul, only scară, only apartament, "
    "only comuna, only parroquia, only civico",
    "PHONE_NUMBER": "only fixe, only fijo, only fisso, only fixo, only recapito",
    "SALARY": "only vencimento, only sueldo, only nómina, only venit, only salaire, only ordenado, only haberes, "
    "revenus, ingresos, ingresos mensuales, ingreso mensual, ingresos anuales, venituri, venit net, taux horaire, revenu mensuel, "
    "revenu annuel",
    "OCCUPATION": "only poste, only fonction, only emploi, only puesto, only función, only ruolo, only funzione, "
    "only qualifica, only função, only posto, only funcție, only métier, only impiego, only posición, only oficio",
    "EMPLOYMENT_RECORD": "only matricola, only matrícula, only embauche, only ingreso, fecha (de) alta, fecha (de) baja, "
    "fecha (de) ingreso, f alta, f baja, only assunzione, only admissão, only demissão, only diploma, only formación, only estudios, "
    "only studii, only ancienneté, only congés, only ferie, only permessi, only antigüedad, only vacaciones",
    "KINSHIP": "only enfants, only père, only mère, only hijos, only padre, only madre, only padres, only figli, only genitori, "
    "only filhos, only copii, only părinți, only filiação, only dépendants, only tutore, "
    "only moglie, only marito, only soție, only esposa, only esposo, only marido, only épouse, only époux, only beneficiario, "
    "only beneficiarios",
    "HEALTH_TERM": "only maladie, only traitement, only tratamiento, only antecedentes, only dieta, "
    "only observaciones médicas, only boli, only tratamento, only altura, only poids, only altezza, only înălțime, "
    "only greutate, only mutuelle",
    "RELIGION": "only foi, only église, only iglesia, only chiesa, only igreja, only culte",
    "TRADE_UNION": "only cgt, only cfdt, only ccoo, only ugt, only cgil, only cisl, only uil",
    "CORRESPONDENCE": "observations, remarque, remarques, commentaire, commentaires, observación, observaciones, comentario, "
    "comentarios, nota, notas, annotazioni, osservazioni, commento, commenti, observação, observações, anotações, "
    "observații, mențiuni, only nota, motif (de l) appel, motivo (de la) consulta",
    "CUSTOMER_ID": "only identifiant, only expediente, only tessera, no (de) dossier, no (de) expediente",
    "BANK_ACCOUNT": "only cbu, numéro (de) compte, n (de) compte, número (de) cuenta, "
    "núm cuenta, numero conto, numero (di) conto, nr cont, număr cont, número (da) conta, cuenta corriente, conto corrente, "
    "conta corrente",
    "EMAIL_ADDRESS": "",
    "USERNAME": "only pseudo",
    "MARITAL_STATUS": "only marié, only célibataire, only casado, only casada, only coniugato, only coniugata, only sposato, "
    "only căsătorit",
    "PASSWORD": "only parola",
}
