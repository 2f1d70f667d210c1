import { prefixedLines } from '../lines.ts';

const UNCOMMON =
  'angebracht angemessen bekannt beliebt eindeutig einheitlich erreichbar erwünscht fertig geeignet genau gültig klar leserlich lesbar möglich passend realistisch sachlich sicher sichtbar verfügbar verständlich vollständig wahrscheinlich wichtig zulässig zuverlässig zutreffend üblich höflich';

/**
 * German ways to say the same, one meaning per line: what an editor may exchange in a prompt without asking
 * for something else. Forms that no ending explains (strong verbs, separable prefixes, umlauts) stand beside
 * their words.
 */
export const SYNONYMS = `
montag | montags | mo
dienstag | dienstags | di
mittwoch | mittwochs | mi
donnerstag | donnerstags | do
freitag | freitags | fr
samstag | samstags | sonnabend | sonnabends | sa
sonntag | sonntags
fasse … zusammen | fass … zusammen | fassen sie … zusammen | zusammenfassen | zusammenzufassen | zusammengefasst | zusammenfassend | zusammenfassung | resümieren | resümee | synopse | fasse | fass | zusammen
erkläre | erklären | erklärung | erläutern | erläuterung | erläutere | verdeutlichen | veranschaulichen | darlegen | lege … dar | leg … dar | dargelegt | klarmachen | mach … klar | verständlich machen
beschreiben | beschreibung | beschrieben | beschreibe | schildern | schilderung | schildere
übersetzen | übersetzung | übertragen | übertragung | übertrage
analysieren | analyse | untersuchen | untersuchung | analysiere | unter die lupe nehmen
bewerten | bewertung | beurteilen | beurteilung | einschätzen | einschätzung | schätze … ein | evaluieren | evaluation
vergleichen | vergleich | verglichen | gegenüberstellen | gegenüberstellung | stelle … gegenüber | stell … gegenüber | gegenübergestellt
prüfen | überprüfen | prüfung | überprüfung | kontrollieren | kontrolle | checken | nachprüfen | gegenchecken
korrigieren | korrektur | berichtigen | berichtigung | ausbessern
verbessern | verbesserung | optimieren | optimierung | besser machen
überarbeiten | überarbeitung | überarbeite | bearbeiten | bearbeitung | redigieren
umformulieren | umformuliert | umformulierung | formuliere … um | formulieren sie … um | umschreiben | umgeschrieben | schreibe … um | schreib … um | paraphrasieren | neu formulieren | anders formulieren
umwandeln | umgewandelt | umwandlung | wandle … um | wandeln sie … um | konvertieren | konvertierung | umzuwandeln | konvertiere | wandle | wandeln
vorschlagen | vorschlag | vorschläge | vorschlägen | schlage … vor | schlag … vor | schlagen sie … vor | vorgeschlagen | vorzuschlagen | anregung | anregungen | schlage
empfehlen | empfehlung | empfiehl | empfiehlst | empfohlene | empfehlungen
nennen | nenne | genannt | genannte | angeben | gib … an | geben sie … an | angegeben | anzugeben | angabe | aufführen | führe … auf | aufgeführt | anführen | benennen | benannt
erstellen | erstellung | anfertigen | anfertigung | angefertigt | ausarbeiten | arbeite … aus | ausarbeitung | anlegen | lege … an | verfassen | verfasst | generieren | erzeugen | produzieren
entwerfen | entwirf | entwurf | entwürfe | entworfen | aufsetzen | setze … auf | aufgesetzt | konzept | konzepte
entwickeln | entwicklung | konzipieren | konzeption
hinzufügen | hinzugefügt | hinzuzufügen | füge … hinzu | füg … hinzu | fügen sie … hinzu | ergänzen | ergänzung | einfügen | füge … ein | eingefügt | einbauen | baue … ein | eingebaut | anfügen | füge … an | füge … bei | beifügen | hinzu
entfernen | entferne | entfernung | löschen | löschung | streichen | gestrichen | herausnehmen | nimm … heraus | tilgen
ersetzen | ersetzung | austauschen | tausche … aus | ausgetauscht | auswechseln
ändern | änderung | verändern | veränderung | abändern | modifizieren | modifikation | ändere … ab
anpassen | angepasst | anpassung | passe … an | passen sie … an | anzupassen | zuschneiden auf | zugeschnitten auf | abstimmen auf | abgestimmt auf | passe
kürzen | kürzung | gekürzt | verkürzen | einkürzen | straffen | gestrafft
erweitern | erweiterung | ausbauen | ausweiten
behalten | beibehalten | beibehaltung | behalte … bei | behalte | beizubehalten | bewahren | erhalten bleiben | belassen | lass … unverändert | lasse … unverändert | lassen sie … unverändert | unangetastet lassen
beantworten | beantwortung | antworten | antwort | antworte | erwidern | erwiderung | entgegnen
fragen | frage | nachfragen | frage … nach | frag … nach | rückfrage | rückfragen | fragestellung
suchen | suche | suche nach | suchen nach | heraussuchen | suche … heraus | such … heraus
finden | gefunden | ausfindig machen | ermitteln | ermittlung | auffinden
auswählen | ausgewählt | auswahl | wähle … aus | wählen sie … aus | auszuwählen | aussuchen | such … aus | suche … aus | wählen | wähle
sortieren | sortierung | sortiert | sortieren nach | sortiert nach | sortiere nach | ordnen | anordnen | geordnet | geordnet nach | ordne … an | ordne nach
gliedern | gegliedert | gliederung | strukturieren | strukturiert | unterteilen | unterteilt | aufteilen | teile … auf | aufgeteilt | einteilen | teile … ein | untergliedern | aufgliedern
gruppieren | gruppierung | gruppen bilden | in gruppen einteilen | zu gruppen zusammenfassen
kategorisieren | kategorisierung | klassifizieren | klassifizierung | klassifikation | einordnen | ordne … ein | eingeordnet | einer kategorie zuordnen
zuordnen | zugeordnet | zuordnung | ordne … zu | zuweisen | weise … zu | zuzuordnen | zugewiesen | zuweisung
kennzeichnen | gekennzeichnet | kennzeichnung | markieren | markiert | markierung | hervorheben | hervorgehoben | hebe … hervor | heben sie … hervor | hervorhebung | kenntlich machen | mach … kenntlich | hervor
betonen | betonung | unterstreichen | unterstrichen | herausstellen | stelle … heraus | herausgestellt
extrahieren | extraktion | herausziehen | zieh … heraus | ziehe … heraus | entnehmen | entnimm | herausfiltern | filtere … heraus | auslesen | lies … aus
ausgeben | ausgegeben | ausgabe | gib … aus | geben sie … aus | auszugeben | zurückgeben | gib … zurück | geben sie … zurück | zurückgegeben | rückgabe | liefern | liefere | geliefert | zurückliefern | liefere … zurück
berechnen | berechnung | ausrechnen | rechne … aus | ausgerechnet | kalkulieren | kalkulation | errechnen
schätzen | schätzung | abschätzen | abschätzung | schätze … ab
begründen | begründung | begründet | rechtfertigen | rechtfertigung
zeigen | aufzeigen | zeige … auf | aufgezeigt | darstellen | dargestellt | darstellung | stelle … dar | stellen sie … dar | darzustellen | anzeigen | zeige … an | angezeigt
verwenden | verwendung | verwende | benutzen | benutzung | benutze | nutzen | nutzung | nutze | gebrauchen | gebrauch | einsetzen | setze … ein | eingesetzt | einsatz | zurückgreifen auf | greife auf … zurück | anwenden | wende … an | angewendet | angewandt | anwendung | nimm
befolgen | befolgung | einhalten | einhaltung | halte … ein | eingehalten | einzuhalten | halte dich an | halten sie sich an | sich halten an | richte dich nach | sich richten nach
beachten | beachtung | berücksichtigen | berücksichtigung | einbeziehen | beziehe … ein | im blick behalten
folgen | folge | gefolgt | folgst
lösen | lösung | beheben | behebung | behoben | fixen | in ordnung bringen
beginnen | beginn | begonnen | anfangen | anfang | fange … an | fang … an | angefangen | starten | start | loslegen | leg los
beenden | beendet | beendigung | abschließen | abgeschlossen | schließe … ab | fertigstellen | fertiggestellt | zu ende bringen
enden | ende | endet | aufhören | hör auf | höre auf | schluss
fortfahren | fahre … fort | fahr … fort | fortsetzen | setze … fort | fortgesetzt | weitermachen | mach weiter | mache weiter
wiederholen | wiederholung | wiederhole | erneut nennen | noch einmal sagen
warten | abwarten | warte … ab | warte auf | zuwarten
enthalten | enthält | enthaltend | beinhalten | beinhaltet | umfassen | umfasst | einschließen | eingeschlossen | einbeziehen | beziehe … ein | einbezogen | mitaufnehmen | aufnehmen | nimm … auf | aufgenommen
erwähnen | erwähnung | ansprechen | sprich … an | angesprochen | eingehen auf | gehe auf … ein | geh auf … ein | geht auf … ein | gehen sie auf … ein | thematisieren | zur sprache bringen
behandeln | behandlung | abdecken | abgedeckt | deckt … ab | decke … ab
handeln von | handelt von | sich drehen um | dreht sich um | geht um | gehen um
darauf hinweisen | weise … hin | hinweisen | hingewiesen | hinweis | anmerkung | anmerken | notiz
warnen | warnung | warnhinweis
informieren | information | info | infos | mitteilen | mitteilung | teile … mit | teilen sie … mit | mitgeteilt | benachrichtigen | benachrichtigung | bescheid geben | bescheid sagen | gib bescheid | gib … bescheid | sag bescheid | melden | melde dich
bestätigen | bestätigung | bestätigst
ablehnen | abgelehnt | ablehnung | lehne … ab | zurückweisen | zurückgewiesen | weise … zurück
annehmen | angenommen | annahme | nimm … an | davon ausgehen | geh davon aus | gehe davon aus | gehen sie davon aus | unterstellen | vermuten | vermutung
wissen | weiß | weißt | gewusst
verstehen | verstanden | verständnis | begreifen | nachvollziehen
lernen | erlernen | sich aneignen
lehren | unterrichten | unterricht | beibringen | bring … bei
lesen | lies | liest | gelesen | durchlesen | lies … durch | durchgelesen
sprechen | spricht | sprich | gesprochen | reden
ansprechen | sprich … an | anrede | anreden | adressieren | rede … an
duzen | per du | du-form | in der du-form | mit du ansprechen | mit du | sprich … mit du an
siezen | per sie | sie-form | in der sie-form | mit sie ansprechen | höflichkeitsform | sprich … mit sie an
denken | denke | gedacht | überlegen | überlegung | nachdenken | denke … nach | denk … nach | nachgedacht
helfen | hilf | hilft | hilfe | unterstützen | unterstützung | assistieren | behilflich sein | zur hand gehen
planen | plan | pläne | planung
organisieren | organisation
vorbereiten | vorbereitung | bereite … vor | vorbereitet
durchführen | durchgeführt | durchführung | führe … durch | ausführen | ausgeführt | ausführung | führe … aus | durchzuführen | umsetzen | umsetzung | setze … um | umgesetzt | erledigen
einführen | einführung | einleiten | einleitung | leite … ein | intro
veröffentlichen | veröffentlichung | publizieren | publikation | posten
senden | sende | gesendet | schicken | verschicken | versenden | abschicken | zusenden | schicke … zu
speichern | speicherung | sichern | abspeichern | ablegen
anhängen | angehängt | anhang | anhänge | beigefügt | anlage | beilage
testen | test | tests | austesten | ausprobieren | probiere … aus
dokumentieren | dokumentation | doku
kommentieren | kommentar | kommentare
zitieren | zitat | zitate | zitierst
verlinken | verlinkung | verlinkt | link | hyperlink
formatieren | formatierung | formatiert | format | formate
nummerieren | nummeriert | nummerierte | nummerierung | durchnummeriert | durchnummerieren
abkürzen | abkürzung | abkürzungen | kürzel
ausschreiben | ausgeschrieben | schreibe … aus
trennen | getrennt | trennung | abtrennen
separat | gesondert | getrennt | extra
verbinden | verbunden | verbindung | verknüpfen | verknüpfung | kombinieren | kombination
zusammenführen | zusammengeführt | führe … zusammen | vereinen | vereinigen | zusammenlegen
reduzieren | reduzierung | verringern | verringerung | vermindern | verminderung | senken | senkung | mindern | herabsetzen | runterschrauben
erhöhen | erhöhung | steigern | steigerung | anheben | angehoben | heraufsetzen | hochschrauben
vereinfachen | vereinfachung | vereinfacht | einfacher machen
verlängern | verlängerung | länger machen
beschleunigen | beschleunigung | schneller machen
erlauben | gestatten | zulassen | lass … zu | ermöglichen
brauchen | benötigen | bedürfen | benötigt | angewiesen auf
wünschen | wunsch | wünsche | gewünscht
bekommen | erhalten | kriegen | empfangen
zielen auf | abzielen auf | richtet sich an | richten an | gerichtet an | wendet sich an | für die zielgruppe
führen zu | bewirken | verursachen | hervorrufen | auslösen
beeinflussen | einfluss | auswirkung | auswirkungen | effekt | effekte | wirkt sich … aus
gehören zu | zählen zu | zählt zu | gehört zu
ergeben | ergibt | resultieren | resultat | resultate | ergebnis | ergebnisse
auftreten | tritt … auf | vorkommen | kommt … vor | kommen … vor | vorkommt
fehlen | fehlt | nicht vorhanden | nicht angegeben | fehlend | nicht vorliegt
vorliegen | liegt … vor | vorhanden | verfügbar | existieren | existiert | zur verfügung stehen | steht zur verfügung | vorhanden sein
überzeugen | überzeugung | überreden
interpretieren | interpretation | deuten | deutung
definieren | definition | bestimmen | bestimmung | festlegen | festlegung | lege … fest | festgelegt
identifizieren | identifikation | identifizierung | erkennen | erkannt | ausmachen
unterscheiden | unterscheidung | unterschieden | differenzieren | differenzierung
unterschied | unterschiede | differenz | abweichung | abweichungen
gemeinsamkeit | gemeinsamkeiten | parallelen | übereinstimmung | übereinstimmungen
übereinstimmen | stimmt … überein | passen zu | passt zu | entsprechen | entspricht | im einklang
beispiel | beispiele | beispielen | exempel | musterbeispiel
beispielsweise | zum beispiel | z. b. | z.b. | zb | bspw. | etwa wie | so etwa
das heißt | d. h. | d.h. | dh | sprich | genauer gesagt | mit anderen worten
unter anderem | u. a. | u.a. | unter anderen | ua
und so weiter | usw. | usw | etc. | etc | und dergleichen | u. ä. | u.ä. | et cetera
siehe | s. | vgl.
nummer | nr. | nr | no.
kapitel | kap.
abbildung | abbildungen | abb. | grafik | grafiken | schaubild
tabelle | tabellen | tabellarisch | in tabellenform | als tabelle | in einer tabelle | tab.
stichpunkt | stichpunkte | stichpunkten | stichpunktartig | aufzählungspunkt | aufzählungspunkte | aufzählungspunkten | bullet | bullets | bullet points | bulletpoint | bulletpoints | spiegelstrich | spiegelstriche | spiegelstrichen | stichwortartig
fließtext | fliesstext | durchgehender text | zusammenhängender text | prosa | ausformulierter text
in ganzen sätzen | ganze sätze | vollständige sätze | in vollständigen sätzen | vollständigen sätzen
satz | sätze | sätzen | satzes
absatz | absätze | absätzen | textabsatz
abschnitt | abschnitte | abschnitten | sektion | passage | passagen
wort | wörter | wörtern | worte | worten | worts
begriff | begriffe | begriffen | terminus | ausdruck | ausdrücke | ausdrücken | bezeichnung
fachbegriff | fachbegriffe | fachbegriffen | fachausdruck | fachausdrücke | fachausdrücken | fachwort | fachwörter | fachwörtern | fachterminus | fachtermini
fachjargon | jargon | fachsprache | fachchinesisch
fremdwort | fremdwörter | fremdwörtern
titel | überschrift | überschriften | headline | schlagzeile
zwischenüberschrift | zwischenüberschriften | zwischentitel | unterüberschrift | unterüberschriften
betreff | betreffzeile | betreffzeilen
buchstabe | buchstaben | lettern
großbuchstaben | großgeschrieben | in versalien | versalien | in großbuchstaben
kleinbuchstaben | kleingeschrieben | in kleinbuchstaben
anführungszeichen | gänsefüßchen | in anführungszeichen | anführungsstriche
klammer | klammern | in klammern | eingeklammert
komma | kommas | kommata | beistrich
kommagetrennt | durch komma getrennt | durch kommas getrennt | mit komma getrennt | per komma getrennt | kommasepariert
fett | fett gedruckt | fettgedruckt | fettschrift | in fettschrift | gefettet
kursiv | kursivschrift | in kursivschrift | kursiv gesetzt
schritt für schritt | schrittweise | in einzelschritten | in einzelnen schritten | schritt-für-schritt | step by step | stufenweise
schritt | schritte | schritten | arbeitsschritt | arbeitsschritte | etappe
punkt | punkte | punkten | aspekt | aspekte | aspekten
kernpunkt | kernpunkte | kernaussage | kernaussagen | hauptpunkt | hauptpunkte | hauptaussage | hauptaussagen | wichtigste punkte | wichtigsten punkte | das wichtigste | das wesentliche | quintessenz | wichtigsten aussagen
hauptgedanke | kerngedanke | grundgedanke | kernidee | hauptidee | leitgedanke
fazit | schlussfolgerung | schlussfolgerungen | konklusion | schlusswort
vorteil | vorteile | vorteilen | pluspunkt | pluspunkte
nachteil | nachteile | nachteilen | minuspunkt | minuspunkte
vor- und nachteile | vorteile und nachteile | pro und contra | pro und kontra | für und wider | pros und cons
grund | gründe | gründen | ursache | ursachen | warum | weshalb | wieso | beweggrund
ziel | ziele | zielen | zweck | absicht | zielsetzung | intention
zielgruppe | zielpublikum | adressaten | publikum | leserschaft
leser | leserinnen und leser | leserschaft | lesende
kunde | kunden | kundin | kundinnen und kunden | kundschaft
nutzer | benutzer | anwender | user | nutzerinnen und nutzer | nutzende
mitarbeiter | mitarbeitende | mitarbeitenden | mitarbeiterinnen und mitarbeiter | angestellte | angestellten | beschäftigte | beschäftigten | personal | belegschaft
kollege | kollegen | kolleginnen und kollegen | arbeitskollege | arbeitskollegen
chef | chefin | vorgesetzte | vorgesetzter | vorgesetzten | boss
schüler | schülerinnen und schüler | schülern
lehrer | lehrkraft | lehrkräfte | lehrerinnen und lehrer | lehrperson
student | studenten | studierende | studierenden | studentinnen und studenten
anfänger | einsteiger | neuling | neulinge | neueinsteiger | anfängerinnen und anfänger | ohne vorkenntnisse
experte | experten | fachmann | fachleute | fachkraft | profi | profis | spezialist | spezialisten | sachkundige
laie | laien | nichtfachleute | fachfremde | ohne fachkenntnisse | ohne vorwissen | für laien verständlich | laienverständlich
kind | kinder | kindern
kindgerecht | für kinder | für kinder geeignet | für kinder verständlich
firma | firmen | unternehmen | betrieb | betriebe
entwickler | programmierer | entwicklerinnen und entwickler
arzt | ärzte | ärzten | mediziner
käufer | erwerber | käuferinnen und käufer
bewerber | kandidat | kandidaten | bewerberinnen und bewerber
nachricht | nachrichten | botschaft | message
e-mail | email | mail | mails | e-mails | emails
brief | briefe | briefen
termin | termine | terminen
meeting | meetings | besprechung | besprechungen | sitzung | sitzungen
aufgabe | aufgaben | aufgabenstellung | task | auftrag
anweisung | anweisungen | instruktion | instruktionen | vorgabe | vorgaben | direktive
anleitung | anleitungen | tutorial | how-to
regel | regeln | vorschrift | vorschriften | richtlinie | richtlinien
anforderung | anforderungen | kriterium | kriterien
bedingung | bedingungen | voraussetzung | voraussetzungen
idee | ideen | einfall | einfälle | gedanke | gedanken
thema | themen | gegenstand | topic | rund um | zum thema | rund ums thema | über das thema | was … betrifft | in bezug auf | bezüglich | hinsichtlich | betreffend
bereich | bereiche | gebiet | gebiete | sparte
problem | probleme | problemen | schwierigkeit | schwierigkeiten | problematik
fehler | irrtum | irrtümer | bug | bugs | makel | schnitzer
tippfehler | schreibfehler | rechtschreibfehler | orthografiefehler | vertipper
rechtschreibung | orthografie | orthographie | schreibweise | rechtschreib
zeichensetzung | interpunktion | kommasetzung
grammatik | grammatikalisch | grammatisch
möglichkeit | möglichkeiten | option | optionen
variante | varianten | version | versionen | fassung | fassungen
alternative | alternativen | ausweichmöglichkeit
methode | methoden | verfahren | vorgehensweise | vorgehen | herangehensweise | ansatz | ansätze | technik
prozess | prozesse | ablauf | abläufe | vorgang | vorgänge | workflow
eigenschaft | eigenschaften | merkmal | merkmale | attribut | attribute | charakteristika
funktion | funktionen | feature | features
bestandteil | bestandteile | komponente | komponenten | element | elemente | baustein | bausteine
datei | dateien | file | files
anzahl | zahl der | wie viele | wieviele
spalte | spalten | kolumne
code | quellcode | quelltext | programmcode | sourcecode
quelle | quellen | beleg | belege | nachweis | nachweise | quellenangabe | quellenangaben | quellennachweis
literaturverzeichnis | bibliografie | bibliographie | quellenverzeichnis
überblick | übersicht | überblicken
inhaltsverzeichnis | inhaltsübersicht
vorlage | vorlagen | template | templates | muster
bericht | berichte | report | reports | rapport
artikel | beitrag | beiträge
blogartikel | blogbeitrag | blogpost | blog-artikel | blog-beitrag | blog-post | blogbeiträge
geschichte | geschichten | story | storys | erzählung | erzählungen
protokoll | protokolle | mitschrift | niederschrift
umfrage | umfragen | befragung | befragungen
produkt | produkte | ware | waren
rabatt | rabatte | nachlass | preisnachlass | ermäßigung
rechnung | rechnungen | faktura
beschwerde | beschwerden | reklamation | reklamationen
erstattung | rückerstattung | rückzahlung | erstatten
lieferung | lieferungen | zustellung | versand
angebot | angebote | offerte | offerten
vertrag | verträge | verträgen | vereinbarung | vereinbarungen
gesetz | gesetze | gesetzgebung | rechtsvorschrift
risiko | risiken | gefahr | gefahren
handy | smartphone | mobiltelefon
bild | bilder | bildern
länge | umfang | textlänge
ton | tonfall | tonalität | sprachstil | ausdrucksweise | stil | schreibstil
reihenfolge | abfolge | anordnung
alphabetisch | in alphabetischer reihenfolge | alphabetisch sortiert | nach alphabet | von a bis z | alphabetisch geordnet
chronologisch | in zeitlicher reihenfolge | zeitlich geordnet | in chronologischer reihenfolge | nach datum | zeitlich sortiert
aufsteigend | in aufsteigender reihenfolge | vom kleinsten zum größten | von klein nach groß
absteigend | in absteigender reihenfolge | vom größten zum kleinsten | von groß nach klein
kurz | kurze | knapp | knappe | kurz und knapp | kurz und bündig | bündig | prägnant | kompakt | in kürze | in aller kürze | konzis | gedrängt | fasse dich kurz | fass dich kurz | fassen sie sich kurz | kurzgefasst | in kurzform
ausführlich | detailliert | im detail | eingehend | in allen einzelheiten | umfassend | gründlich | tiefgehend
einfach | simpel | simple | schlicht | leicht verständlich | verständlich | leicht zu verstehen | in einfacher sprache | in einfachen worten | allgemeinverständlich | allgemein verständlich | in klaren worten | leichtverständlich
klar | deutlich | eindeutig | unmissverständlich | unzweideutig | klar und deutlich
höflich | höflichkeit | zuvorkommend | mit höflichem ton
freundlich | nett | liebenswürdig | freundlichkeit
formell | förmlich | formeller | formal
informell | locker | lockere | lockeren | zwanglos | ungezwungen | leger | salopp | umgangssprachlich
sachlich | neutral | objektiv | nüchtern | wertfrei | wertungsfrei | unvoreingenommen
professionell | fachgerecht | fachmännisch | professionalität
herzlich | warm | warmherzig
einfühlsam | empathisch | mitfühlend | verständnisvoll | empathie
humorvoll | witzig | lustig | mit humor | humoristisch | komisch
begeistert | enthusiastisch | mit begeisterung | euphorisch
überzeugend | überzeugender | schlagkräftig
kreativ | einfallsreich | originell | fantasievoll | phantasievoll
spannend | fesselnd | packend | mitreißend
wichtig | bedeutend | bedeutsam | wesentlich | maßgeblich | zentral
wichtigste | wichtigsten | bedeutendste | bedeutendsten | relevantesten | wesentlichsten
besonders | insbesondere | vor allem | vor allen dingen | speziell | namentlich
hauptsächlich | in erster linie | vorrangig | primär | vor allem
richtig | korrekt | fehlerfrei | zutreffend | fehlerlos
falsch | inkorrekt | fehlerhaft | unzutreffend | verkehrt | unrichtig
schnell | rasch | zügig | flott | fix
zusätzlich | weitere | weiteren | weiterer | weiteres | ergänzend | extra
vollständig | komplett | lückenlos | in voller länge | ungekürzt | vollumfänglich | gänzlich
unvollständig | lückenhaft
passend | geeignet | angemessen | adäquat | treffend
relevant | einschlägig | von bedeutung
glaubwürdig | glaubhaft | seriös
realistisch | realitätsnah | wirklichkeitsnah | lebensnah
konkret | greifbar | handfest | konkrete
direkt | unmittelbar | ohne umschweife | geradeheraus | auf direktem weg
individuell | personalisiert | maßgeschneidert
einheitlich | konsistent | durchgängig gleich | einheitlichkeit | konsistenz
verfügbar | lieferbar | erhältlich | vorrätig
bekannt | geläufig | vertraut
unbekannt | fremd | nicht bekannt
verschieden | verschiedene | unterschiedlich | divers | diverse | unterschiedliche
ähnlich | vergleichbar | ähnliche
täglich | jeden tag | tag für tag | pro tag
wöchentlich | jede woche | pro woche
monatlich | jeden monat | pro monat
jährlich | jedes jahr | pro jahr
zweimal | zwei mal | 2 mal | 2x
dreimal | drei mal | 3 mal | 3x
einmal | ein mal | 1 mal | 1x
doppelt | zweifach | das doppelte
deutsch | deutsche | auf deutsch | ins deutsche | in deutscher sprache | deutschsprachig
englisch | englische | auf englisch | ins englische | in englischer sprache | englischsprachig
französisch | französische | auf französisch | ins französische | in französischer sprache | französischsprachig
spanisch | spanische | auf spanisch | ins spanische | in spanischer sprache | spanischsprachig
italienisch | italienische | auf italienisch | ins italienische | in italienischer sprache | italienischsprachig
prozent | % | v. h. | prozentig
euro | € | eur
stunde | stunden | std. | std | h
minute | minuten | min. | min
sekunde | sekunden | sek. | sek
kilometer | km
usa | vereinigte staaten | vereinigten staaten
ki | künstliche intelligenz | ai
faq | häufige fragen | häufig gestellte fragen | häufigsten fragen
abhängig von | je nach | in abhängigkeit von | je nachdem
laut | gemäß | zufolge | entsprechend | nach maßgabe | im einklang mit
anhand | auf basis von | auf der basis von | auf grundlage von | auf der grundlage von | basierend auf | ausgehend von | auf basis | auf grundlage
mithilfe | mit hilfe von | mittels | unter verwendung von | per | anhand von
bezogen auf | in bezug auf | mit bezug auf | im hinblick auf | bezüglich | hinsichtlich
stattfinden | findet … statt | abgehalten | erfolgen | erfolgt | geschehen
steigen | zunehmen | nimmt … zu | anwachsen | ansteigen | steigt … an
sinken | abnehmen | nimmt … ab | zurückgehen | geht … zurück | fallen
rückmeldung | rückmeldungen | feedback | rückantwort
liste … auf | list … auf | listen sie … auf | auflisten | aufzulisten | aufgelistet | auflistung | aufzählen | zähle … auf | zähl … auf | aufzuzählen | aufgezählt | aufzählung | liste
kundenservice | kundendienst | kundensupport | kundenbetreuung | support
wortanzahl | wortzahl | anzahl der wörter | anzahl wörter
zeichenanzahl | zeichenzahl | anzahl der zeichen | anzahl zeichen
zeichenlimit | zeichenbegrenzung | zeichengrenze
wortlimit | wortbegrenzung | wortgrenze
präsens | gegenwart | gegenwartsform | im präsens
präteritum | imperfekt | vergangenheitsform | vergangenheit
ich-form | ich-perspektive | ich-erzähler | erste person | in der ersten person | aus der ich-perspektive
imperativ | befehlsform | befehlssatz
aktiv | aktivform | im aktiv
passiv | passivform | im passiv
stellenanzeige | stellenausschreibung | jobanzeige | stellenangebot
lebenslauf | cv | curriculum vitae
bewerbungsschreiben | motivationsschreiben | anschreiben | bewerbungsanschreiben
frist | fristen | abgabetermin | deadline | stichtag | abgabefrist
zeitplan | terminplan | zeitlicher ablauf
werbetext | werbetexte | anzeigentext | anzeigentexte
pressemitteilung | pressemeldung | presseinformation | presseaussendung
fehlermeldung | fehlermeldungen | error message
eingabe | eingaben | input
output | ausgabe | ausgaben
rückgabewert | rückgabewerte | rückgabe
produktbeschreibung | produktbeschreibungen | produkttext | beschreibung des produkts
suchbegriff | suchbegriffe | schlüsselwort | schlüsselwörter | schlüsselwörtern | keyword | keywords | schlagwort | schlagwörter
zielsprache | sprache der ausgabe | ausgabesprache
tag | tage | tagen | tages
typ | typen | typs
ort | orte | orten | orts
weg | wege | weges
unsicher | nicht sicher | unsicherheit | unsicherheiten | zweifel | zweifeln | zweifelsfall | unklarheit | unklarheiten
grammatikfehler | grammatikalische fehler | grammatische fehler
${prefixedLines('un', UNCOMMON, ['nicht'])}
${prefixedLines('in', 'aktiv akzeptabel kompatibel konsistent korrekt', ['nicht'])}
${prefixedLines('ir', 'relevant regulär', ['nicht'])}
`;
