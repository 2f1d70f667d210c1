/**
 * What stands apart from its verb at the end of a clause: "fasse … zusammen". Adverbs that mostly are ones
 * are left out.
 */
export const PARTICLES = `
zusammen zurück zurecht heraus herauf herein herunter hervor hinaus hinein hinzu hinunter gegenüber voraus vorbei vorweg
ab an auf aus bei dar durch ein fest fort her hin los mit nach nieder statt teil um vor weg zu
`;

/**
 * Regular verbs without a prefix: "geändert" is of "ändern". Others that begin with "ge" are words of their
 * own: "gewährt", "Gericht".
 */
const REGULAR = `
ändern löschen prüfen kürzen nutzen zeigen setzen stellen testen melden fragen speichern schicken teilen zählen sammeln
ordnen öffnen buchen kaufen zahlen spielen lernen lehren üben planen wählen suchen decken leiten führen füllen legen
liefern trennen kochen packen reinigen sperren warnen wechseln zeichnen rechnen runden tauschen drucken mischen würzen
filtern listen gliedern grüßen loben stören sichern fordern fördern steigern kosten
`;

/** "ändern = geändert", "melden = gemeldet". */
const PARTICIPLES = REGULAR.trim()
  .split(/\s+/)
  .map((verb) => {
    const stem = verb.replace(/e?n$/, '');
    return `${verb} = ge${stem}${/(?:[dt]|(?:ch|d|f)n)$/.test(stem) ? 'et' : 't'}`;
  })
  .join('\n');

/** Verbs whose forms no ending explains, by their infinitive. */
export const IRREGULAR = `${PARTICIPLES}
geben = gib gibst gibt gab gaben gäbe
nehmen = nimm nimmst nimmt nahm nahmen genommen nommen
lesen = lies liest las lasen
sehen = sieh siehst sieht sah sahen
lassen = lass lässt lässest ließ ließen
halten = hält hältst hielt hielten
fangen = fäng fängt fängst fing fingen
fallen = fällt fällst fiel fielen
schlagen = schlägt schlägst schlug schlugen
tragen = trägt trägst trug trugen
laden = lädt lädst lud luden
fahren = fährt fährst fuhr fuhren
laufen = läuft läufst lief liefen
sprechen = sprich sprichst spricht sprach sprachen sprochen gesprochen
brechen = brich brichst bricht brach brachen brochen gebrochen
treffen = triff triffst trifft traf trafen troffen getroffen
helfen = hilf hilfst hilft half halfen holfen
werfen = wirf wirfst wirft warf warfen worfen geworfen
vergessen = vergiss vergisst vergaß vergaßen
essen = iss isst aß aßen gegessen
messen = miss misst maß maßen
treten = tritt trittst trat traten
stehen = stand standen standen gestanden
gehen = ging gingen gegangen gangen
bringen = brachte brachten gebracht bracht
denken = dachte dachten gedacht dacht
schreiben = schrieb schrieben geschrieben
bleiben = blieb blieben geblieben
weisen = wies wiesen gewiesen
schließen = schloss schlossen geschlossen
beginnen = begann begannen begonnen
finden = fand fanden gefunden funden
binden = band banden gebunden bunden
ziehen = zog zogen gezogen zogen
heben = hob hoben gehoben
bieten = bot boten geboten
streichen = strich strichen gestrichen
vergleichen = verglich verglichen
entscheiden = entschied entschieden
enthalten = enthält enthielt
erhalten = erhält erhielt
behalten = behält behielt
beraten = berät beriet
raten = rät riet
empfehlen = empfiehl empfiehlst empfiehlt empfahl empfohlen
ersetzen = ersetzt
siezen = siezt gesiezt sieze siez
duzen = duzt geduzt duze duz
wissen = weißt wusste wussten gewusst
kennen = kannte kannten gekannt
nennen = nannte nannten genannt
`;
