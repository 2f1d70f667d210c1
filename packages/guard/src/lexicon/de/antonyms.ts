/** German opposites: each word left of the colon is opposite to each right of it. */
export const ANTONYMS = `
erhöhen erhöht erhöhung steigern steigerung steigen anheben zunehmen wachsen : senken senkung gesenkt reduzieren verringern verringerung vermindern sinken herabsetzen abnehmen schrumpfen fallen
erweitern erweiterung ausbauen verlängern ausdehnen : kürzen gekürzt kürzung verkürzen einkürzen straffen eingrenzen
hinzufügen hinzugefügt ergänzen einfügen einbauen aufnehmen : entfernen löschen streichen gestrichen weglassen herausnehmen auslassen
behalten beibehalten bewahren belassen erhalten : ändern verändern ersetzen entfernen löschen verwerfen
maximieren : minimieren
maximal maximum höchstens maximale : minimal minimum mindestens wenigstens minimale
obergrenze höchstgrenze : untergrenze mindestgrenze
vereinfachen vereinfacht : verkomplizieren erschweren
beschleunigen schneller : verlangsamen bremsen langsamer
verbessern verbesserung besser aufwerten : verschlechtern verschlechterung schlechter abwerten
beginnen beginn anfangen anfang starten start eröffnen : beenden ende enden aufhören schluss abschließen schließen
öffnen geöffnet offen aufmachen : schließen geschlossen zumachen
einschließen einbeziehen inklusive einschließlich : ausschließen exklusive ausklammern ausnehmen
aktivieren aktiviert einschalten anschalten aktiv : deaktivieren deaktiviert ausschalten abschalten inaktiv
erlauben erlaubt gestatten zulassen zulässig genehmigen : verbieten verboten untersagen untersagt ablehnen unzulässig
annehmen akzeptieren zustimmen zustimmung befürworten : ablehnen abgelehnt ablehnung zurückweisen widersprechen
bestätigen : widerrufen widerlegen dementieren bestreiten
loben lob : kritisieren kritik tadeln
stärken stärke verstärken : schwächen schwäche abschwächen
trennen getrennt aufteilen teilen : verbinden verbunden vereinen zusammenführen kombinieren
sammeln zusammenfügen : verteilen zerlegen
importieren import : exportieren export
hochladen upload : herunterladen download
senden schicken absenden verschicken : empfangen erhalten bekommen
kaufen kauf einkaufen ankauf : verkaufen verkauf
käufer : verkäufer
einatmen : ausatmen
geben abgeben : nehmen wegnehmen
fragen frage : antworten antwort beantworten
gewinnen gewinn sieg gewonnen : verlieren verlust niederlage verloren
einnahmen ertrag umsatz : ausgaben aufwand kosten
bestehen bestanden erfolg erfolgreich gelingen : durchfallen scheitern gescheitert misserfolg erfolglos
lernen : verlernen vergessen
erinnern merken : vergessen
zeigen anzeigen einblenden sichtbar : verbergen verstecken ausblenden unsichtbar
verschlüsseln verschlüsselt kodieren : entschlüsseln entschlüsselt dekodieren unverschlüsselt
komprimieren packen : entpacken dekomprimieren
sperren gesperrt blockieren : entsperren freigeben freigeschaltet
anmelden anmeldung einloggen login : abmelden abmeldung ausloggen logout
installieren : deinstallieren
laden : entladen
heben hoch rauf aufwärts hinauf : herunter runter abwärts hinab
sortiert geordnet : unsortiert ungeordnet
aufsteigend : absteigend
vorwärts : rückwärts
vor bevor vorher zuvor davor : nach nachdem nachher danach hinterher
erste ersten erster erstes zuerst anfangs eingangs : letzte letzten letzter letztes zuletzt schließlich abschließend
nächste nächsten kommende folgende künftig : vorige vorherige letzte vergangene bisherige
früh früher früheste frühestens : spät später späteste spätestens
heute morgen : gestern
alt alte alten altes : neu neue neuen neues
alt alte alten älter ältere : jung junge jungen jünger jüngere
modern modernes zeitgemäß : veraltet altmodisch antiquiert
jetzt sofort umgehend : später irgendwann
immer stets jederzeit : nie niemals selten
oft häufig meistens : selten kaum
alle alles jeder sämtliche : keine keiner nichts niemand
viel viele zahlreiche : wenig wenige kaum
mehr größer höher länger : weniger kleiner niedriger kürzer geringer
meiste meisten größte größten höchste höchsten maximale : wenigste wenigsten kleinste kleinsten niedrigste niedrigsten geringste geringsten
über oberhalb : unter unterhalb
oben obere oberen oberste : unten untere unteren unterste
innen innerhalb drinnen intern interne internen : außen außerhalb draußen extern externe externen
links linke linken linker : rechts rechte rechten rechter
horizontal waagerecht waagrecht : vertikal senkrecht
nah nahe : fern weit entfernt
mit : ohne
ja : nein
richtig korrekt wahr zutreffend : falsch inkorrekt unwahr fehlerhaft
gut gute guten positiv positive vorteilhaft : schlecht schlechte schlechten negativ negative nachteilig
beste besten bester bestes : schlechteste schlechtesten schlechtester schlechtestes
vorteil vorteile pluspunkt stärke nutzen : nachteil nachteile minuspunkt schwäche schaden
pro dafür für befürworter : contra kontra dagegen gegen gegner
chance chancen : risiko risiken gefahr
kurz kurze kurzer kurzes knapp prägnant kürzer : lang lange langer langes ausführlich detailliert länger umfangreich
groß große großen großer großes : klein kleine kleinen kleiner kleines winzig
hoch hohe hohen hoher hohes : niedrig niedrige tief gering
schnell rasch zügig : langsam gemächlich
leicht einfach simpel unkompliziert : schwer schwierig kompliziert komplex
leicht leichte : schwer schwere
leise : laut
hell helle : dunkel dunkle
warm heiß : kalt kühl
stark starke stärker : schwach schwache schwächer
voll volle : leer leere
vollständig komplett lückenlos ganz : unvollständig teilweise lückenhaft auszugsweise
formell förmlich formal : informell locker umgangssprachlich salopp leger
höflich freundlich nett : unhöflich grob unfreundlich schroff
siezen sie-form : duzen du-form
ernst seriös sachlich : humorvoll witzig lustig ironisch albern
sachlich objektiv neutral wertfrei : subjektiv wertend emotional parteiisch
optimistisch zuversichtlich : pessimistisch skeptisch
fröhlich heiter glücklich : traurig düster unglücklich
aktiv : passiv
direkt unmittelbar : indirekt mittelbar
konkret : abstrakt vage
allgemein allgemeine generell : spezifisch speziell konkret
genau exakt präzise : ungefähr etwa grob ungenau
klar deutlich eindeutig : unklar undeutlich mehrdeutig vage
bekannt vertraut : unbekannt fremd
öffentlich öffentliche : privat private vertraulich geheim
sicher sichere gewiss : unsicher ungewiss riskant
möglich machbar : unmöglich
nötig notwendig erforderlich : unnötig überflüssig entbehrlich
pflicht verpflichtend obligatorisch zwingend : freiwillig optional fakultativ
wichtig wesentlich relevant : unwichtig nebensächlich irrelevant
häufigste : seltenste
gleich gleiche identisch ähnlich : verschieden unterschiedlich anders gegensätzlich
gemeinsamkeiten gemeinsamkeit : unterschiede unterschied
gemeinsam zusammen : einzeln getrennt allein
einheitlich konsistent : uneinheitlich inkonsistent
gerade : ungerade
nummeriert : unnummeriert
großbuchstaben großgeschrieben : kleinbuchstaben kleingeschrieben
singular einzahl : plural mehrzahl
präsens gegenwart : präteritum vergangenheit futur zukunft
synonym synonyme : antonym antonyme gegenteil
anfänger einsteiger laie laien : experte experten profi profis fortgeschrittene fachleute
kinder kind jugendliche : erwachsene erwachsener senioren
schüler lernende : lehrer lehrkraft
arbeitgeber : arbeitnehmer
mieter : vermieter
absender sender : empfänger adressat
ursache grund : wirkung folge
eingabe input : ausgabe output
angebot : nachfrage
theorie theoretisch : praxis praktisch
billig günstig preiswert : teuer kostspielig
kostenlos gratis : kostenpflichtig gebührenpflichtig
arm : reich
gesund : krank ungesund
männlich : weiblich
legal rechtmäßig erlaubt : illegal rechtswidrig verboten
echt original wirklich : falsch gefälscht fiktiv erfunden
lokal : global remote
manuell händisch : automatisch automatisiert
online digital : offline analog gedruckt
statisch : dynamisch
gültig : ungültig abgelaufen
bezahlt : unbezahlt offen
verheiratet : ledig unverheiratet
client clients : server servers
lokal lokale lokalen lokaler : entfernt entfernte entfernten remote
innere inneren innerer : äußere äußeren äußerer
präfix präfixe : suffix suffixe
erfolg : fehler fehlschlag misserfolg
synchron synchrone synchronen : asynchron asynchrone asynchronen
eingehend eingehende eingehenden : ausgehend ausgehende ausgehenden
zeile zeilen : spalte spalten
breite : höhe
ankunft : abfahrt abflug
eingang : ausgang
relativ relative relativen : absolut absolute absoluten
implizit implizite impliziten : explizit explizite expliziten
vorne vorn : hinten
`;
