BEGIN TRANSACTION;
CREATE TABLE noticegap_findings (
	run VARCHAR(64) NOT NULL, 
	n INTEGER NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	source TEXT NOT NULL, 
	unit TEXT, 
	place_column TEXT, 
	category TEXT NOT NULL, 
	entity TEXT NOT NULL, 
	status VARCHAR(40) NOT NULL, 
	purposes TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	confidence DOUBLE NOT NULL, 
	rows_read BIGINT NOT NULL, 
	rows_hit BIGINT NOT NULL, 
	distinct_values BIGINT NOT NULL, 
	evidence TEXT NOT NULL, 
	shape TEXT, 
	rows_where TEXT NOT NULL, 
	clear BOOLEAN NOT NULL, 
	via TEXT, 
	row_is TEXT NOT NULL, 
	moments TEXT NOT NULL, 
	subject TEXT, 
	PRIMARY KEY (run, n), 
	FOREIGN KEY(run) REFERENCES noticegap_runs (id)
);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',0,'7096642df8502369','calls','2026/11/call-0017.vtt','','person.name','PERSON','declared','["products","complaints"]','[]',0.86,412,31,9,'["names"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',1,'0f8d0deb230d919a','calls','2026/11/call-0017.vtt','','contact.phone','PHONE_NUMBER','declared','["products"]','[]',0.91,412,4,2,'["spoken"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',2,'b8da1e5db013a4b2','calls','2026/11/call-0017.vtt',NULL,'media.audio','AUDIO','declared','["products"]','[]',0.99,412,412,1,'["file type"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',3,'12339d49f6eced45','calls','2026/11/call-0018.vtt','','pay.card','CREDIT_CARD','declared','["products"]','[]',0.97,230,3,1,'["Luhn 100 %"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',4,'979df3dd0864ad2f','calls','2026/11/call-0018.vtt','','pay.card_auth','CARD_SECURITY_CODE','prohibited','[]','[]',0.88,230,1,1,'["CVV-like value present"]',NULL,'[1]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',5,'4042c4139a69b3a5','calls','2026/11/call-0018.vtt','','demog.dob','DATE_OF_BIRTH','undeclared','["products","complaints"]','[]',0.74,230,2,2,'["born"]',NULL,'[1,7]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',6,'6fde2e6a9fffa00b','calls','2026/11/call-0021.vtt','','special.health','HEALTH_TOPIC','undeclared','["products","complaints"]','["no Art 9 condition is recorded"]',0.71,655,12,11,'["topic"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',7,'147db413d4efc03a','calls','2026/11/call-0021.vtt','','contact.address','UK_POSTCODE','declared','["products"]','[]',0.93,655,2,1,'["postcode"]',NULL,'[1,7]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',8,'a97efdb1d4b3cb49','crm','public.customers','email','contact.email','EMAIL_ADDRESS','declared','["products","accounts"]','[]',1.0,10000,9987,9940,'["name: email","pattern 99.9 %"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',9,'556bc06a57d1b15c','crm','public.customers','first_name','person.name','PERSON','declared','["products","accounts"]','[]',0.98,10000,9990,2210,'["name: first name"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',10,'26e2fa5785e29c6b','crm','public.customers','surname','person.name','PERSON','declared','["products","accounts"]','[]',0.98,10000,9991,6120,'["name: surname"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',11,'5d585939f9228898','crm','public.customers','phone','contact.phone','PHONE_NUMBER','declared','["products","accounts"]','[]',0.97,10000,8120,8102,'["name: phone"]','99999 999999','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',12,'6ba3d687e6bf9aeb','crm','public.customers','gender','demog.gender','GENDER','declared','["products"]','[]',0.96,10000,10000,3,'["name: gender","3 known values"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',13,'b2e14a2f1205b121','crm','public.customers','ni_number','id.national','UK_NINO','undeclared','["products","accounts"]','[]',0.99,10000,9874,9874,'["name: ni number","pattern 98.7 %","prefix rules 100 %"]','AA 99 99 99 A','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',14,'65756f9cac61ab1a','crm','public.customers','date_of_birth','demog.dob','DATE_OF_BIRTH','undeclared','["products","accounts"]','[]',0.98,10000,9920,8211,'["name: date of birth"]','9999-99-99','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',15,'80afac743cad49c2','crm','public.customers','last_ip','online.ip','IP_ADDRESS','arguable','["products"]','["arguable for products"]',0.99,10000,7312,5100,'["name: last ip","pattern 73.1 %"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',16,'ea56a2e294ca4de0','crm','public.customers','marketing_opt_in','pref.marketing','CONSENT','declared','["accounts"]','[]',0.9,10000,10000,2,'["name: marketing opt in"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',17,'1d6a795ba9d7e97d','crm','public.orders','order_ref','buy.history','ORDER','declared','["accounts"]','[]',0.81,250000,250000,249913,'["name: order"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',18,'6299c7dd90f50161','crm','public.payments','pan','pay.card','CREDIT_CARD','declared','["products"]','[]',0.99,25000,24991,18044,'["name: pan","Luhn 100 %"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',19,'4d22ba274aebce08','crm','public.payments','cvv','pay.card_auth','CARD_SECURITY_CODE','prohibited','[]','[]',0.99,25000,24876,999,'["name: cvv","CVV-like value present"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',20,'cddf8f4688ad9dd9','crm','public.users','password','auth.secret','PASSWORD','prohibited','[]','[]',0.95,812,812,790,'["name: password","in clear"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',21,'da8598de6aa21d6e','crm','public.users','device.serial','device.id','DEVICE','undeclared','["products","accounts"]','[]',0.83,812,640,640,'["name: serial"]','AA-99999999','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',22,'c7b4aa4da20bd208','crm','public.events','payload.geo.lat','location','GEO_COORDINATE','other-purpose','["products","accounts"]','["declared for complaints only"]',0.92,100000,99812,40012,'["name: lat","beside: lon"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',23,'304e16bb6a4ff084','crm','public.tickets','body','special.health','HEALTH_TOPIC','undeclared','["products","accounts"]','["no Art 9 condition is recorded"]',0.66,4100,37,36,'["topic: health","37 rows"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',24,'da16a1c82503543e','crm','public.tickets','body','person.name','PERSON','declared','["products","accounts"]','[]',0.79,4100,3012,1877,'["names"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',25,'1ebe42e7c69ab731','crm','public.tickets','body','comms.correspondence','CORRESPONDENCE','other-purpose','["products","accounts"]','[]',0.84,4100,4100,4033,'["free text"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',26,'3520c6ce6f46f5ee','crm','public.users','device_fingerprint','device.technical','DEVICE_ID','accepted','["products","accounts"]','["accepted: fraud is looked for with it (privacy@example.org, until 2027-06-30, noticegap.accept.toml)"]',0.9,812,800,790,'["name: device fingerprint"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',27,'b1ef49e22f7e6666','hr','staff.people','ni_number','id.national','UK_NINO','not-judged','[]','[]',0.99,640,640,640,'["name: ni number"]','AA999999A','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',28,'3d4bbab43028741d','hr','staff.people','salary','pay.standing','SALARY','not-judged','[]','[]',0.93,640,640,201,'["name: salary"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',29,'58f786a761ec18d3','hr','staff.absence','reason','special.health','HEALTH_TOPIC','not-judged','[]','[]',0.88,2210,1930,310,'["name: absence reason"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',30,'9c4733f98d1c08ad','share','archive/2019/exports/customers-final-v3.xlsx!Sheet1','Email','contact.email','EMAIL_ADDRESS','declared','["accounts","marketing"]','[]',1.0,3120,3120,3101,'["name: email"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',31,'c03d7aaced27e7b8','share','archive/2019/exports/customers-final-v3.xlsx!Sheet1','Sort code','pay.bank','UK_SORT_CODE','other-purpose','["accounts","marketing"]','[]',0.94,3120,3004,211,'["name: sort code","beside: account number"]','99-99-99','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',32,'c3b482f55d2f7f8e','share','archive/2019/exports/customers-final-v3.xlsx!Sheet1','Religion','special.belief','RELIGION','undeclared','["accounts","marketing"]','[]',0.9,3120,2811,9,'["name: religion","9 known values"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',33,'c2572b7ab53ea5be','share','backup.zip!etc/app/settings.env','','auth.secret','API_KEY','prohibited','[]','[]',0.97,41,2,2,'["key beside its name","in clear"]',NULL,'[1,7]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',34,'32edb2cdf68a180a','share','campaigns/2026-spring.csv','cookie_id','online.cookie','COOKIE','arguable','["marketing"]','[]',0.85,88120,88120,87002,'["name: cookie id"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',35,'007c0f72f6959c14','share','campaigns/2026-spring.csv','ip','online.ip','IP_ADDRESS','undeclared','["accounts","marketing"]','["arguable for products"]',0.99,88120,88090,70412,'["name: ip","pattern 99.9 %"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',36,'59fa7bef886b3de6','share','campaigns/2026-spring.csv','Größe','special.health','BODY','undeclared','["accounts","marketing"]','["no Art 9 condition is recorded"]',0.61,88120,120,40,'["name: Gr\u00f6\u00dfe"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',37,'dac286338522f687','share','letters/complaint-071.docx','','person.name','PERSON','declared','["accounts","marketing"]','[]',0.82,58,6,3,'["names"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',38,'96f748297b2a4928','share','letters/complaint-071.docx','','contact.address','STREET_ADDRESS','other-purpose','["accounts","marketing"]','[]',0.8,58,2,1,'["address"]',NULL,'[1,7]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',39,'a7ced8d0c563af59','share','photos/visit-2026-03.jpg',NULL,'media.photo','IMAGE','other-purpose','["accounts","marketing"]','[]',0.95,1,1,1,'["file type image/jpeg","camera"]',NULL,'[1]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',40,'e945b3931ca1163a','share','scans/id/passport-copy.png',NULL,'id.document','IMAGE','undeclared','["accounts","marketing"]','[]',0.58,1,1,1,'["name: passport copy"]',NULL,'[1]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',41,'ba2fa620a411ab13','calls','c.vtt','','demog.dob','THING','undeclared','["accounts"]','[]',0.9,100,50,40,'["name: thing"]',NULL,'[1]',0,NULL,'turn','[["17","caller",3.25,null]]','staff');
INSERT INTO "noticegap_findings" VALUES('20261112T090000Z-7f3a',42,'7b6a2438c3f60a1a','share','a[2J‮b
c​\u0000\udcff\u005cu0041.txt',NULL,'id.national','THING','undeclared','["accounts"]','[]',0.9,100,50,40,'["name: thing"]','AA 9','[3,9]',1,'health.record','row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',0,'7096642df8502369','calls','2026/11/call-0017.vtt','','person.name','PERSON','declared','["products","complaints"]','[]',0.86,412,31,9,'["names"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',1,'0f8d0deb230d919a','calls','2026/11/call-0017.vtt','','contact.phone','PHONE_NUMBER','declared','["products"]','[]',0.91,412,4,2,'["spoken"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',2,'b8da1e5db013a4b2','calls','2026/11/call-0017.vtt',NULL,'media.audio','AUDIO','declared','["products"]','[]',0.99,412,412,1,'["file type"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',3,'12339d49f6eced45','calls','2026/11/call-0018.vtt','','pay.card','CREDIT_CARD','declared','["products"]','[]',0.97,230,3,1,'["Luhn 100 %"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',4,'979df3dd0864ad2f','calls','2026/11/call-0018.vtt','','pay.card_auth','CARD_SECURITY_CODE','prohibited','[]','[]',0.88,230,1,1,'["CVV-like value present"]',NULL,'[1]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',5,'4042c4139a69b3a5','calls','2026/11/call-0018.vtt','','demog.dob','DATE_OF_BIRTH','undeclared','["products","complaints"]','[]',0.74,230,2,2,'["born"]',NULL,'[1,7]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',6,'6fde2e6a9fffa00b','calls','2026/11/call-0021.vtt','','special.health','HEALTH_TOPIC','undeclared','["products","complaints"]','["no Art 9 condition is recorded"]',0.71,655,12,11,'["topic"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',7,'147db413d4efc03a','calls','2026/11/call-0021.vtt','','contact.address','UK_POSTCODE','declared','["products"]','[]',0.93,655,2,1,'["postcode"]',NULL,'[1,7]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',8,'a97efdb1d4b3cb49','crm','public.customers','email','contact.email','EMAIL_ADDRESS','declared','["products","accounts"]','[]',1.0,10000,9987,9940,'["name: email","pattern 99.9 %"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',9,'556bc06a57d1b15c','crm','public.customers','first_name','person.name','PERSON','declared','["products","accounts"]','[]',0.98,10000,9990,2210,'["name: first name"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',10,'26e2fa5785e29c6b','crm','public.customers','surname','person.name','PERSON','declared','["products","accounts"]','[]',0.98,10000,9991,6120,'["name: surname"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',11,'5d585939f9228898','crm','public.customers','phone','contact.phone','PHONE_NUMBER','declared','["products","accounts"]','[]',0.97,10000,8120,8102,'["name: phone"]','99999 999999','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',12,'6ba3d687e6bf9aeb','crm','public.customers','gender','demog.gender','GENDER','declared','["products"]','[]',0.96,10000,10000,3,'["name: gender","3 known values"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',13,'b2e14a2f1205b121','crm','public.customers','ni_number','id.national','UK_NINO','undeclared','["products","accounts"]','[]',0.99,10000,9874,9874,'["name: ni number","pattern 98.7 %","prefix rules 100 %"]','AA 99 99 99 A','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',14,'65756f9cac61ab1a','crm','public.customers','date_of_birth','demog.dob','DATE_OF_BIRTH','undeclared','["products","accounts"]','[]',0.98,10000,9920,8211,'["name: date of birth"]','9999-99-99','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',15,'80afac743cad49c2','crm','public.customers','last_ip','online.ip','IP_ADDRESS','arguable','["products"]','["arguable for products"]',0.99,10000,7312,5100,'["name: last ip","pattern 73.1 %"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',16,'ea56a2e294ca4de0','crm','public.customers','marketing_opt_in','pref.marketing','CONSENT','declared','["accounts"]','[]',0.9,10000,10000,2,'["name: marketing opt in"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',17,'1d6a795ba9d7e97d','crm','public.orders','order_ref','buy.history','ORDER','declared','["accounts"]','[]',0.81,250000,250000,249913,'["name: order"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',18,'6299c7dd90f50161','crm','public.payments','pan','pay.card','CREDIT_CARD','declared','["products"]','[]',0.99,25000,24991,18044,'["name: pan","Luhn 100 %"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',19,'4d22ba274aebce08','crm','public.payments','cvv','pay.card_auth','CARD_SECURITY_CODE','prohibited','[]','[]',0.99,25000,24876,999,'["name: cvv","CVV-like value present"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',20,'cddf8f4688ad9dd9','crm','public.users','password','auth.secret','PASSWORD','prohibited','[]','[]',0.95,812,812,790,'["name: password","in clear"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',21,'da8598de6aa21d6e','crm','public.users','device.serial','device.id','DEVICE','undeclared','["products","accounts"]','[]',0.83,812,640,640,'["name: serial"]','AA-99999999','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',22,'c7b4aa4da20bd208','crm','public.events','payload.geo.lat','location','GEO_COORDINATE','other-purpose','["products","accounts"]','["declared for complaints only"]',0.92,100000,99812,40012,'["name: lat","beside: lon"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',23,'304e16bb6a4ff084','crm','public.tickets','body','special.health','HEALTH_TOPIC','undeclared','["products","accounts"]','["no Art 9 condition is recorded"]',0.66,4100,37,36,'["topic: health","37 rows"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',24,'da16a1c82503543e','crm','public.tickets','body','person.name','PERSON','declared','["products","accounts"]','[]',0.79,4100,3012,1877,'["names"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',25,'1ebe42e7c69ab731','crm','public.tickets','body','comms.correspondence','CORRESPONDENCE','other-purpose','["products","accounts"]','[]',0.84,4100,4100,4033,'["free text"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',26,'3520c6ce6f46f5ee','crm','public.users','device_fingerprint','device.technical','DEVICE_ID','accepted','["products","accounts"]','["accepted: fraud is looked for with it (privacy@example.org, until 2027-06-30, noticegap.accept.toml)"]',0.9,812,800,790,'["name: device fingerprint"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',27,'b1ef49e22f7e6666','hr','staff.people','ni_number','id.national','UK_NINO','not-judged','[]','[]',0.99,640,640,640,'["name: ni number"]','AA999999A','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',28,'3d4bbab43028741d','hr','staff.people','salary','pay.standing','SALARY','not-judged','[]','[]',0.93,640,640,201,'["name: salary"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',29,'58f786a761ec18d3','hr','staff.absence','reason','special.health','HEALTH_TOPIC','not-judged','[]','[]',0.88,2210,1930,310,'["name: absence reason"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',30,'9c4733f98d1c08ad','share','archive/2019/exports/customers-final-v3.xlsx!Sheet1','Email','contact.email','EMAIL_ADDRESS','declared','["accounts","marketing"]','[]',1.0,3120,3120,3101,'["name: email"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',31,'c03d7aaced27e7b8','share','archive/2019/exports/customers-final-v3.xlsx!Sheet1','Sort code','pay.bank','UK_SORT_CODE','other-purpose','["accounts","marketing"]','[]',0.94,3120,3004,211,'["name: sort code","beside: account number"]','99-99-99','[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',32,'c3b482f55d2f7f8e','share','archive/2019/exports/customers-final-v3.xlsx!Sheet1','Religion','special.belief','RELIGION','undeclared','["accounts","marketing"]','[]',0.9,3120,2811,9,'["name: religion","9 known values"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',33,'c2572b7ab53ea5be','share','backup.zip!etc/app/settings.env','','auth.secret','API_KEY','prohibited','[]','[]',0.97,41,2,2,'["key beside its name","in clear"]',NULL,'[1,7]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',34,'32edb2cdf68a180a','share','campaigns/2026-spring.csv','cookie_id','online.cookie','COOKIE','arguable','["marketing"]','[]',0.85,88120,88120,87002,'["name: cookie id"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',35,'007c0f72f6959c14','share','campaigns/2026-spring.csv','ip','online.ip','IP_ADDRESS','undeclared','["accounts","marketing"]','["arguable for products"]',0.99,88120,88090,70412,'["name: ip","pattern 99.9 %"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',36,'59fa7bef886b3de6','share','campaigns/2026-spring.csv','Größe','special.health','BODY','undeclared','["accounts","marketing"]','["no Art 9 condition is recorded"]',0.61,88120,120,40,'["name: Gr\u00f6\u00dfe"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',37,'dac286338522f687','share','letters/complaint-071.docx','','person.name','PERSON','declared','["accounts","marketing"]','[]',0.82,58,6,3,'["names"]',NULL,'[1,7,12]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',38,'96f748297b2a4928','share','letters/complaint-071.docx','','contact.address','STREET_ADDRESS','other-purpose','["accounts","marketing"]','[]',0.8,58,2,1,'["address"]',NULL,'[1,7]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',39,'a7ced8d0c563af59','share','photos/visit-2026-03.jpg',NULL,'media.photo','IMAGE','other-purpose','["accounts","marketing"]','[]',0.95,1,1,1,'["file type image/jpeg","camera"]',NULL,'[1]',0,NULL,'row','[]',NULL);
INSERT INTO "noticegap_findings" VALUES('20260001T090000Z-000001',40,'e945b3931ca1163a','share','scans/id/passport-copy.png',NULL,'id.document','IMAGE','undeclared','["accounts","marketing"]','[]',0.58,1,1,1,'["name: passport copy"]',NULL,'[1]',0,NULL,'row','[]',NULL);
CREATE TABLE noticegap_notices (
	hash VARCHAR(64) NOT NULL, 
	notice TEXT NOT NULL, 
	PRIMARY KEY (hash)
);
INSERT INTO "noticegap_notices" VALUES('1790c60aaef963c2f9fe4c31a75fcd4a02ecaff83c790d45e2f46bed091daa45','{"id":"example-iot-customer","title":"Customer Privacy Policy","purposes":[{"id":"products","says":"to provide and improve products and services for clients","categories":[{"says":"Names and contact details","keys":["person.name","contact.email","contact.phone"],"tail":""},{"says":"Addresses","keys":["contact.address"],"tail":""},{"says":"Gender","keys":["demog.gender"],"tail":""},{"says":"Pronoun preferences","keys":["demog.pronouns"],"tail":""},{"says":"Occupation","keys":["work.occupation"],"tail":""},{"says":"Payment details (including card or bank information)","keys":["pay.method"],"tail":""},{"says":"Audio recordings (eg calls)","keys":["media.audio"],"tail":""},{"says":"Website user information","keys":["online.visitor"],"tail":""},{"says":"Anything else that you choose to tell us","keys":[],"tail":""}],"lawful":[{"basis":"consent","interest":null},{"basis":"contract","interest":null},{"basis":"legitimate_interests","interest":"to give you the best service"}]},{"id":"accounts","says":"for the operation of client or customer accounts","categories":[{"says":"Names and contact details","keys":["person.name","contact.email","contact.phone"],"tail":""},{"says":"Purchase or service history","keys":["buy.history"],"tail":""},{"says":"Marketing preferences","keys":["pref.marketing"],"tail":""}],"lawful":[{"basis":"contract","interest":null}]},{"id":"marketing","says":"for information updates or marketing purposes","categories":[{"says":"Names and contact details","keys":["person.name","contact.email","contact.phone"],"tail":""},{"says":"Profile information","keys":["profile"],"tail":""},{"says":"Website and app user journey","keys":["online.journey"],"tail":""}],"lawful":[{"basis":"consent","interest":null}]},{"id":"complaints","says":"for dealing with queries, complaints or claims","categories":[{"says":"Names and contact details","keys":["person.name","contact.email","contact.phone"],"tail":""},{"says":"Payment details","keys":["pay.method"],"tail":""},{"says":"Photographs","keys":["media.photo"],"tail":""},{"says":"Correspondence","keys":["comms.correspondence"],"tail":""},{"says":"Location data","keys":["location"],"tail":""}],"lawful":[{"basis":"consent","interest":null},{"basis":"contract","interest":null}]}],"subjects":["customer"],"version":"2.0","facts":{"published":"2026-01-31","rights":{"access":["Art 15"]}}}');
INSERT INTO "noticegap_notices" VALUES('66e1371294916c79f93f4813d5d37b396017e21fd6df1120d5d3d324b56120bd','{"id":"example-iot-customer","title":"Customer Privacy Policy","purposes":[{"id":"products","says":"to provide and improve products and services for clients","categories":[{"says":"Names and contact details","keys":["person.name","contact.email","contact.phone"],"tail":""},{"says":"Addresses","keys":["contact.address"],"tail":""},{"says":"Gender","keys":["demog.gender"],"tail":""},{"says":"Pronoun preferences","keys":["demog.pronouns"],"tail":""},{"says":"Occupation","keys":["work.occupation"],"tail":""},{"says":"Payment details (including card or bank information)","keys":["pay.method"],"tail":""},{"says":"Audio recordings (eg calls)","keys":["media.audio"],"tail":""},{"says":"Website user information","keys":["online.visitor"],"tail":""},{"says":"Anything else that you choose to tell us","keys":[],"tail":""}],"lawful":[{"basis":"consent","interest":null},{"basis":"contract","interest":null},{"basis":"legitimate_interests","interest":"to give you the best service"}]},{"id":"accounts","says":"for the operation of client or customer accounts","categories":[{"says":"Names and contact details","keys":["person.name","contact.email","contact.phone"],"tail":""},{"says":"Purchase or service history","keys":["buy.history"],"tail":""},{"says":"Marketing preferences","keys":["pref.marketing"],"tail":""}],"lawful":[{"basis":"contract","interest":null}]},{"id":"marketing","says":"for information updates or marketing purposes","categories":[{"says":"Names and contact details","keys":["person.name","contact.email","contact.phone"],"tail":""},{"says":"Profile information","keys":["profile"],"tail":""},{"says":"Website and app user journey","keys":["online.journey"],"tail":""}],"lawful":[{"basis":"consent","interest":null}]},{"id":"complaints","says":"for dealing with queries, complaints or claims","categories":[{"says":"Names and contact details","keys":["person.name","contact.email","contact.phone"],"tail":""},{"says":"Payment details","keys":["pay.method"],"tail":""},{"says":"Photographs","keys":["media.photo"],"tail":""},{"says":"Correspondence","keys":["comms.correspondence"],"tail":""},{"says":"Location data","keys":["location"],"tail":""}],"lawful":[{"basis":"consent","interest":null},{"basis":"contract","interest":null}]}],"subjects":["customer"],"version":"2.0","facts":{}}');
CREATE TABLE noticegap_reserved (
	run VARCHAR(64) NOT NULL, 
	n INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	unit TEXT, 
	place_column TEXT, 
	entity TEXT NOT NULL, 
	category TEXT NOT NULL, 
	cells BIGINT NOT NULL, 
	cells_hit BIGINT NOT NULL, 
	PRIMARY KEY (run, n), 
	FOREIGN KEY(run) REFERENCES noticegap_runs (id)
);
INSERT INTO "noticegap_reserved" VALUES('20261112T090000Z-7f3a',0,'crm','t','c','EMAIL_ADDRESS','contact.email',9,8);
CREATE TABLE noticegap_runs (
	id VARCHAR(64) NOT NULL, 
	started VARCHAR(40) NOT NULL, 
	ended VARCHAR(40) NOT NULL, 
	interrupted BOOLEAN NOT NULL, 
	tool VARCHAR(40) NOT NULL, 
	detectors VARCHAR(80) NOT NULL, 
	notice TEXT NOT NULL, 
	notice_hash VARCHAR(64) NOT NULL, 
	config VARCHAR(64) NOT NULL, 
	seed BIGINT NOT NULL, 
	exit_code INTEGER NOT NULL, 
	summary TEXT NOT NULL, 
	sources TEXT NOT NULL, 
	settings TEXT NOT NULL, 
	declared TEXT NOT NULL, 
	sums TEXT NOT NULL, 
	test_data BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(notice_hash) REFERENCES noticegap_notices (hash)
);
INSERT INTO "noticegap_runs" VALUES('20261112T090000Z-7f3a','2026-11-12T09:00:00+00:00','2026-11-12T09:04:37+00:00',1,'0.1.0','sha256:2f7c9a61d5','example-iot-customer@2.0','1790c60aaef963c2f9fe4c31a75fcd4a02ecaff83c790d45e2f46bed091daa45','cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc',1099511627776,1,'{"undeclared":12,"prohibited":4,"other-purpose":5,"arguable":2,"declared":16,"accepted":1,"not-judged":3,"unseen":5,"unread":5}','[{"id":"calls","kind":"transcripts","purposes":["products","complaints"],"subjects":["customer"]},{"id":"crm","kind":"sql","purposes":["products","accounts"],"subjects":["customer"]},{"id":"hr","kind":"sql","purposes":[],"subjects":["staff"]},{"id":"share","kind":"files","purposes":["accounts","marketing"],"subjects":["customer"]}]','{"crm":"x"}','[["buy.history","accounts","Purchase or service history",true],["comms.correspondence","complaints","Correspondence",true],["contact.address","products","Addresses",true],["contact.email","accounts","Names and contact details",true],["contact.email","complaints","Names and contact details",true],["contact.email","marketing","Names and contact details",true],["contact.email","products","Names and contact details",true],["contact.phone","accounts","Names and contact details",true],["contact.phone","complaints","Names and contact details",true],["contact.phone","marketing","Names and contact details",true],["contact.phone","products","Names and contact details",true],["demog.gender","products","Gender",true],["demog.pronouns","products","Pronoun preferences",false],["location","complaints","Location data",true],["media.audio","products","Audio recordings (eg calls)",true],["media.photo","complaints","Photographs",true],["online.journey","marketing","Website and app user journey",false],["online.visitor","products","Website user information",false],["pay.method","complaints","Payment details",true],["pay.method","products","Payment details (including card or bank information)",true],["person.name","accounts","Names and contact details",true],["person.name","complaints","Names and contact details",true],["person.name","marketing","Names and contact details",true],["person.name","products","Names and contact details",true],["pref.marketing","accounts","Marketing preferences",true],["profile","marketing","Profile information",false],["work.occupation","products","Occupation",false]]','{"listed":9,"read":8,"unread":1}',7);
INSERT INTO "noticegap_runs" VALUES('20260001T090000Z-000001','2026-11-13T09:00:00+00:00','2026-11-13T09:04:00+00:00',0,'0.1.0','sha256:2f7c9a61d5','example-iot-customer@2.0','66e1371294916c79f93f4813d5d37b396017e21fd6df1120d5d3d324b56120bd','',0,0,'{"undeclared":10,"prohibited":4,"other-purpose":5,"arguable":2,"declared":16,"accepted":1,"not-judged":3,"unseen":5,"unread":4}','[{"id":"calls","kind":"transcripts","purposes":["products","complaints"],"subjects":["customer"]},{"id":"crm","kind":"sql","purposes":["products","accounts"],"subjects":["customer"]},{"id":"hr","kind":"sql","purposes":[],"subjects":["staff"]},{"id":"share","kind":"files","purposes":["accounts","marketing"],"subjects":["customer"]}]','{}','[["buy.history","accounts","Purchase or service history",true],["comms.correspondence","complaints","Correspondence",true],["contact.address","products","Addresses",true],["contact.email","accounts","Names and contact details",true],["contact.email","complaints","Names and contact details",true],["contact.email","marketing","Names and contact details",true],["contact.email","products","Names and contact details",true],["contact.phone","accounts","Names and contact details",true],["contact.phone","complaints","Names and contact details",true],["contact.phone","marketing","Names and contact details",true],["contact.phone","products","Names and contact details",true],["demog.gender","products","Gender",true],["demog.pronouns","products","Pronoun preferences",false],["location","complaints","Location data",true],["media.audio","products","Audio recordings (eg calls)",true],["media.photo","complaints","Photographs",true],["online.journey","marketing","Website and app user journey",false],["online.visitor","products","Website user information",false],["pay.method","complaints","Payment details",true],["pay.method","products","Payment details (including card or bank information)",true],["person.name","accounts","Names and contact details",true],["person.name","complaints","Names and contact details",true],["person.name","marketing","Names and contact details",true],["person.name","products","Names and contact details",true],["pref.marketing","accounts","Marketing preferences",true],["profile","marketing","Profile information",false],["work.occupation","products","Occupation",false]]','{"listed":0,"read":0,"unread":0}',7);
CREATE TABLE noticegap_units (
	run VARCHAR(64) NOT NULL, 
	n INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	form TEXT NOT NULL, 
	rows_read BIGINT NOT NULL, 
	rows_estimated BIGINT, 
	sampled BOOLEAN NOT NULL, 
	could_miss DOUBLE NOT NULL, 
	note TEXT NOT NULL, 
	columns TEXT NOT NULL, 
	schema_hash VARCHAR(64), 
	PRIMARY KEY (run, n), 
	FOREIGN KEY(run) REFERENCES noticegap_runs (id)
);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',0,'calls','2026/11/call-0017.vtt','',412,412,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',1,'calls','2026/11/call-0018.vtt','',230,230,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',2,'calls','2026/11/call-0021.vtt','',655,655,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',3,'crm','public.customers','',10000,250000,1,0.0003,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',4,'crm','public.events','',100000,41000000,1,3.0e-05,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',5,'crm','public.orders','',250000,250000,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',6,'crm','public.payments','',25000,NULL,1,0.00012,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',7,'crm','public.tickets','',4100,4100,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',8,'crm','public.users','',812,812,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',9,'hr','staff.absence','',2210,2210,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',10,'hr','staff.people','',640,640,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',11,'share','archive/2019/exports/customers-final-v3.xlsx!Sheet1','',3120,3120,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',12,'share','backup.zip!etc/app/settings.env','',41,NULL,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',13,'share','campaigns/2026-spring.csv','',88120,88120,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',14,'share','letters/complaint-071.docx','',58,NULL,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20261112T090000Z-7f3a',15,'share','a\udcff','text',3,NULL,1,3.33333333333333314829e-01,'named .csv','[["","text"],["\u00e9",""]]','a6c18ac6ef2eda5bd070d636ebed86cc27dfa15b88264c7d5b0944b70fcb0d5f');
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',0,'calls','2026/11/call-0017.vtt','',412,412,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',1,'calls','2026/11/call-0018.vtt','',230,230,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',2,'calls','2026/11/call-0021.vtt','',655,655,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',3,'crm','public.customers','',10000,250000,1,0.0003,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',4,'crm','public.events','',100000,41000000,1,3.0e-05,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',5,'crm','public.orders','',250000,250000,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',6,'crm','public.payments','',25000,NULL,1,0.00012,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',7,'crm','public.tickets','',4100,4100,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',8,'crm','public.users','',812,812,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',9,'hr','staff.absence','',2210,2210,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',10,'hr','staff.people','',640,640,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',11,'share','archive/2019/exports/customers-final-v3.xlsx!Sheet1','',3120,3120,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',12,'share','backup.zip!etc/app/settings.env','',41,NULL,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',13,'share','campaigns/2026-spring.csv','',88120,88120,0,0.0,'','[]',NULL);
INSERT INTO "noticegap_units" VALUES('20260001T090000Z-000001',14,'share','letters/complaint-071.docx','',58,NULL,0,0.0,'','[]',NULL);
CREATE TABLE noticegap_unread (
	run VARCHAR(64) NOT NULL, 
	n INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	unit TEXT, 
	place_column TEXT, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (run, n), 
	FOREIGN KEY(run) REFERENCES noticegap_runs (id)
);
INSERT INTO "noticegap_unread" VALUES('20261112T090000Z-7f3a',0,'calls','2026/11/call-0019.vtt',NULL,'not UTF-8 and no encoding could be told');
INSERT INTO "noticegap_unread" VALUES('20261112T090000Z-7f3a',1,'crm','public.audit',NULL,'permission denied for the table');
INSERT INTO "noticegap_unread" VALUES('20261112T090000Z-7f3a',2,'share','contracts/old.pdf',NULL,'encrypted PDF');
INSERT INTO "noticegap_unread" VALUES('20261112T090000Z-7f3a',3,'share','letters/huge.csv','notes','line longer than 16 MiB');
INSERT INTO "noticegap_unread" VALUES('20261112T090000Z-7f3a',4,'share',NULL,NULL,'include "\u005cx" names nothing here');
INSERT INTO "noticegap_unread" VALUES('20260001T090000Z-000001',0,'calls','2026/11/call-0019.vtt',NULL,'not UTF-8 and no encoding could be told');
INSERT INTO "noticegap_unread" VALUES('20260001T090000Z-000001',1,'crm','public.audit',NULL,'permission denied for the table');
INSERT INTO "noticegap_unread" VALUES('20260001T090000Z-000001',2,'share','contracts/old.pdf',NULL,'encrypted PDF');
INSERT INTO "noticegap_unread" VALUES('20260001T090000Z-000001',3,'share','letters/huge.csv','notes','line longer than 16 MiB');
CREATE TABLE noticegap_version (
	version INTEGER NOT NULL
);
INSERT INTO "noticegap_version" VALUES(1);
CREATE INDEX ix_noticegap_runs_started ON noticegap_runs (started);
CREATE INDEX ix_noticegap_findings_id ON noticegap_findings (id);
COMMIT;
