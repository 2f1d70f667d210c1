/**
 * German words that ask for nothing by themselves: verbs and nouns of making, asking and referring, in all
 * their forms.
 */
export const LIGHT = `
schreib schreibe schreiben schreibst schreibt geschrieben
gib gibst gibt geben gebe gebt gegeben
mach mache machen machst macht gemacht
erstelle erstell erstellen erstellst erstellt
verfasse verfassen verfasst
formuliere formulieren formuliert
liefere liefern liefert geliefert
generiere generieren generiert
erzeuge erzeugen erzeugt
produziere produzieren produziert
verwende verwenden verwendest verwendet
benutze benutzen benutzt
nutze nutzen nutzt
füge
nimm nehme nehmen nimmt
setze setzen
stelle stellen gestellt
bring bringe bringen
halte halten hält
zeig zeige zeigen
sag sage sagen sagst sagt
antworte antworten antwort antwortest
reagiere reagieren
beantworte beantworten
helfen hilf hilft helft hilfe helfe geholfen
unterstütze unterstützen
brauche brauch brauchen braucht benötige benötigen benötigt bräuchte bräuchten
wünsche wünschen wünscht gewünscht gewünschte gewünschten gewünschter
gehe gehen geht geh komme kommen kommt
bleibe bleib bleiben bleibt
beachte beachten beachtet bedenke bedenken
achte achten achtet
erledige erledigen durchführen
aufgabe aufgaben aufgabenstellung anweisung anweisungen anforderung anforderungen vorgabe vorgaben auftrag anfrage prompt anliegen ziel
text texte textes texten inhalt inhalte
ergebnis ergebnisse ergebnissen ausgabe output resultat
sache sachen ding dinge dingen
art weise form
folgend folgende folgenden folgender folgendes folgendem nachfolgend nachfolgende nachfolgenden nachfolgender
nachstehend nachstehende nachstehenden unten untenstehend untenstehende untenstehenden stehende stehenden
hierunter obig obige obigen obiger obiges obenstehend obenstehende obenstehenden oben genannte genannten besagte besagten
angegeben angegebene angegebenen angeführte angeführten vorliegende vorliegenden vorliegender gegebene gegebenen gegebener
entsprechende entsprechenden entsprechender entsprechendes jeweilige jeweiligen jeweiliger jeweiliges
wichtig wichtige wichtiger wichtiges
gut gute guter gutes guten toll super prima schön schöne schönen
okay ok dankbar
eigentlich wirklich tatsächlich selbstverständlich gewiss sicherlich bestimmt offensichtlich durchaus
insgesamt überhaupt
`;
