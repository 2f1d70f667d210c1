/**
 * German ways to say the same in prompts on work, school, travel, health, technology and everyday life, by
 * subject.
 */
export const VOCABULARY = `
schreiben | verfassen | aufsetzen | abfassen | formulieren | zu papier bringen | texten | aufschreiben
erstellen | anfertigen | ausarbeiten | entwerfen | anlegen | zusammenstellen | machen
nennen | aufzählen | anführen | angeben | aufführen | aufgeführt | benennen | erwähnen | anzuführen
auflisten | aufzählen | aufführen | aufgeführt | listen | verzeichnen | zusammenstellen
erklären | erläutern | darlegen | erörtern | klarmachen | verständlich machen | beschreiben
zusammenfassen | zusammenfassung | kurzfassung | resümieren | resümee | auf den punkt bringen
übersetzen | übertragen | dolmetschen
durchsehen | durchgehen | prüfen | gegenlesen | kontrollieren | korrekturlesen | durchschauen | ansehen | anschauen
markieren | kennzeichnen | hervorheben | anstreichen | unterstreichen | kenntlich machen
beibehalten | behalten | belassen | bewahren | erhalten | übernehmen | unverändert lassen | stehen lassen | so lassen | wahren
ändern | verändern | anfassen | umbauen | umstellen | abwandeln
entfernen | löschen | herausnehmen | rausnehmen | streichen | tilgen | wegnehmen | rauswerfen
hinzufügen | ergänzen | einfügen | einbauen | beifügen | anfügen | aufnehmen | dazuschreiben | einbinden
ersetzen | austauschen | tauschen
fragen | erfragen | nachfragen | sich erkundigen | erkundigen | stellen
bitten | ersuchen | auffordern | anfordern
vorschlagen | empfehlen | anregen | raten | vorschlag | empfehlung | tipp | anregung
planen | einplanen | vorbereiten | organisieren
ordnen | sortieren | anordnen | gliedern
vergleichen | gegenüberstellen | abgleichen
berechnen | ausrechnen | kalkulieren | ermitteln | bestimmen
herausfinden | ermitteln | recherchieren | feststellen | in erfahrung bringen
auswählen | aussuchen | wählen | sich entscheiden für
bewerten | beurteilen | benoten | einschätzen | begutachten
auswerten | auswertung | analysieren | analyse | untersuchen
anpassen | zuschneiden | abstimmen
kürzen | zusammenstreichen | verkürzen | eindampfen
ausbauen | erweitern | vertiefen
anfangen | beginnen | starten | einsteigen | eröffnen
enden | schließen | aufhören | abschließen | beenden
zeigen | darstellen | aufzeigen | vorstellen | präsentieren
informieren | mitteilen | bescheid geben | bescheid sagen | benachrichtigen | ankündigen | bekannt geben | bekanntgeben | mitteilung | benachrichtigung | ankündigung | aushang
einladen | einladung
absagen | absage | ablehnen | eine absage erteilen
zusagen | zusage | annehmen
stornieren | kündigen | abbestellen | stornierung
verschieben | verlegen | vertagen
buchen | reservieren | buchung | reservierung
kaufen | erwerben | anschaffen | kauf | anschaffung
verkaufen | veräußern | verkauf
bezahlen | zahlen | begleichen | zahlung | bezahlung
zurückzahlen | erstatten | rückerstatten
schicken | senden | zusenden | übermitteln | zukommen lassen
nachbestellen | nachbestellung | nachordern
bestellen | ordern | bestellung | auftrag
reparieren | instand setzen | richten | reparatur
lösen | beheben | klären
helfen | unterstützen | beistehen
sich entschuldigen | entschuldigung | um entschuldigung bitten | entschuldigen
sich bedanken | danken | dank aussprechen | dankeschön | dank
sich beschweren | beschwerde | reklamieren | reklamation
aufbewahren | speichern | lagern | verwahren
vorkommen | auftauchen | erscheinen | auftreten | zu finden sein | stehen
auslaufen | enden | ablaufen
wohnen | leben
dauern | andauern | dauer
feiern | begehen | feier | fest | party
kurz | knapp | prägnant | kompakt | in wenigen worten | bündig | mit wenigen worten | gestrafft
lang | ausgedehnt | umfangreich
einfach | simpel | leicht | verständlich | alltäglich | schlicht | unkompliziert | allgemein verständlich | leicht verständlich | in einfachen worten | alltagstauglich
klar | verständlich | deutlich | nachvollziehbar | eindeutig
formell | förmlich | offiziell | seriös
locker | lässig | entspannt | ungezwungen | salopp | leger
freundlich | herzlich | nett | sympathisch | zugewandt | warmherzig | liebenswürdig | warm
höflich | respektvoll | zuvorkommend | verbindlich
fröhlich | heiter | vergnügt | munter
lustig | witzig | humorvoll | amüsant | unterhaltsam | mit humor
sachlich | neutral | nüchtern | objektiv | unparteiisch
ansprechend | einladend | attraktiv | werbewirksam
überzeugend | zugkräftig
ausführlich | detailliert | eingehend | gründlich | genau
genau | präzise | exakt
passend | geeignet | angemessen | entsprechend
nützlich | hilfreich | praktisch
wichtig | wesentlich | zentral | bedeutend | entscheidend | relevant
häufig | verbreitet | gängig | oft vorkommend
üblich | gewöhnlich | gängig
neu | aktuell | frisch
alt | älter | betagt
günstig | preiswert | billig | preisgünstig | erschwinglich
teuer | kostspielig
kostenlos | gratis | umsonst | kostenfrei | unentgeltlich | gebührenfrei
dringend | eilig | vordringlich
schwierig | kompliziert | schwer | komplex
zuständig | verantwortlich
senioren | ältere menschen | alte menschen | ältere | seniorinnen und senioren | betagte
jugendliche | teenager | junge leute | junge menschen
kinder | kleine | kids
patient | kranke
arzt | doktor | mediziner
medikament | arznei | arzneimittel
übung | training
rezept | zubereitung
essen | mahlzeit | speise | gericht
mittagessen | mittag
abendessen | abendbrot
frühstück | frühstücken
wohnung | apartment | mietwohnung
haus | gebäude
nachbar | nachbarschaft | anwohner
miete | mietzins
mieter | mietpartei
vermieter | hausverwaltung
stadtteil | viertel | bezirk
stadt | ort | gemeinde | kommune
rathaus | gemeindeverwaltung | stadtverwaltung
ort | stelle | platz | lokal
reise | trip | urlaub | verreisen
ausflug | tour | exkursion
strecke | route | weg
spaziergang | wanderung | zu fuß
hotel | unterkunft | pension
fahrkarte | ticket | fahrschein
tourist | reisende
unternehmen | firma | betrieb | gesellschaft
laden | geschäft | shop
chef | vorgesetzte | leitung | führungskraft
kollege | teammitglied
stelle | job | arbeitsplatz | position
bewerber | kandidat | interessent
vorstellungsgespräch | bewerbungsgespräch | jobinterview
unterlagen | dokumente | papiere
gehalt | lohn | vergütung
besprechung | sitzung | meeting | treffen | zusammenkunft
bericht | report | protokoll
angebot | offerte | kostenvoranschlag
rechnung | quittung
vertrag | vereinbarung | kontrakt
kündigungsfrist | frist | fristen
käufer | kunde | abnehmer
lieferant | zulieferer | anbieter
produkt | ware | artikel | erzeugnis
preis | kosten | betrag | was kostet
lager | bestand | vorrat | lagerbestand
schule | lehranstalt
unterricht | stunde | kurs
schüler | lernende
lehrer | lehrkraft | dozent | lehrende
eltern | erziehungsberechtigte
prüfung | test | klausur | examen
hausaufgabe | hausaufgaben | übungsaufgabe
buch | band | werk
autor | verfasser | schriftsteller
publikum | zuhörer | leserschaft | zielgruppe
wortschatz | wörter | worte | vokabular | begriffe | sprache | ausdrucksweise
sprache | ausdrucksweise | stil
fachbegriff | fachwort | fachausdruck | fachsprache | jargon
satz | aussage
absatz | abschnitt
überschrift | titel | betitelung
abschnitt | teil | passage
stichpunkte | aufzählung | aufzählungspunkte | liste | spiegelstriche | bullet points | aufzählungszeichen
tabelle | übersicht | tabellarisch
zeile | reihe
fließtext | prosa | durchlaufender text | zusammenhängender text
nachricht | mitteilung | notiz | botschaft
mail | e-mail | email | elektronische nachricht
brief | schreiben | anschreiben
flyer | handzettel | faltblatt | broschüre
plakat | poster | aushang
beitrag | post | posting
rede | ansprache | vortrag
vorlage | muster | schema
entwurf | rohfassung | erste fassung
einleitung | einführung | einstieg | vorspann | vorrede
schluss | abschluss | ausklang | fazit
anrede | begrüßung | gruß
grußformel | schlussformel | verabschiedung
quelle | herkunft | ursprung
angabe | information | detail | daten
zahl | ziffer | wert
uhrzeit | zeit
dauer | länge | zeit
morgens | am morgen | vormittags | am vormittag
abend | abends | am abend
wochenende | samstag und sonntag
grund | ursache | anlass
folge | auswirkung | konsequenz
problem | schwierigkeit | störung | mangel
fehler | fehlgriff | patzer
antwort | erwiderung | rückmeldung
idee | vorschlag | einfall
thema | gegenstand | sujet
schritt | etappe | phase
regel | vorgabe | vorschrift
bedingung | voraussetzung | anforderung
vorteil | plus | stärke
nachteil | minus | schwäche
möglichkeit | option | alternative
erfahrung | praxis | kenntnisse
fähigkeit | kompetenz | fertigkeit
änderung | anpassung | veränderung
rechner | computer | pc
handy | smartphone | telefon
app | anwendung | programm
datei | dokument
ordner | verzeichnis
passwort | kennwort
webseite | website | homepage | internetseite
link | verweis | url
bild | foto | abbildung | aufnahme
video | film | clip
spiel | partie
geschenk | präsent
hund | vierbeiner
auto | wagen | fahrzeug | pkw
fahrrad | rad
müll | abfall
geld | mittel
einzeln | separat | jeweils für sich
alphabetisch | nach dem alphabet
zeilenende | am ende der zeile | ende der zeile
stundenkilometer | km/h | kilometer pro stunde
sternchen | stern | asterisk
abteilung | bereich | team
sich verhalten wie | die rolle übernehmen | in der rolle | schlüpfe in die rolle | agieren als | auftreten als
fachmann | experte | profi | sachverständige
anfänger | neuling | einsteiger | unerfahrene
unbeantwortet | ohne antwort | offen
`;
