import { prefixedLines } from '../lines.ts';

const DENIALS = ['non', 'non è', 'non sono', 'non sia', 'non siano'];
const UNCOMMON = 'valido corretto completo sufficiente adeguato appropriato esatto coerente visibile';

/**
 * Italian ways to say the same, one meaning per line: what an editor may exchange in a prompt without asking
 * for something else. Forms that no ending explains (irregular verbs, short words) stand beside their words.
 */
export const SYNONYMS = `
lunedì | lun
martedì | mar
mercoledì | mer
giovedì | gio
venerdì | ven
sabato | sab
domenica | dom
riassumere | riassumi | riassunto | riassunti | riassumete | riepilogare | riepilogo | sintetizzare | sintesi | ricapitolare | fare un riassunto | fai un riassunto | condensare
elencare | elenca | elenco | elenchi | lista | liste | enumerare | fare un elenco | fai un elenco | stilare un elenco | elencazione
spiegare | spiega | spiegazione | spiegazioni | chiarire | chiarisci | delucidare | far capire | esporre | esponi
descrivere | descrivi | descrivete | descrizione | descrizioni | descritto
tradurre | traduci | traducete | traduca | traduzione | traduzioni | tradotto | tradotta
analizzare | analizza | analisi | esaminare | esamina | esame | studiare
valutare | valuta | valutazione | valutazioni | giudicare | giudizio
confrontare | confronta | confronto | confronti | paragonare | paragone | comparare | comparazione | mettere a confronto | metti a confronto | raffrontare
verificare | verifica | verifiche | controllare | controlla | controllo | ricontrollare | appurare
rileggere | rileggi | rilettura
correggere | correggi | correzione | correzioni | rettificare | rettifica
migliorare | migliora | miglioramento | miglioramenti | ottimizzare | ottimizza | ottimizzazione | perfezionare
rivedere | rivedi | revisione | revisionare | rielaborare | rielabora | rielaborazione | ritoccare
riformulare | riformula | riformulazione | riscrivere | riscrivi | riscrivete | riscrittura | riscritto | parafrasare | parafrasi | dire con altre parole
convertire | converti | conversione | trasformare | trasforma | trasformazione | tramutare
proporre | proponi | proposta | proposte | proponete | suggerire | suggerisci | suggerimento | suggerimenti
raccomandare | raccomanda | raccomandazione | raccomandazioni | consigliare | consiglia | consiglio | consigli
nominare | citare | cita | menzionare | menziona | menzione | indicare | indica | indicate | specificare | specifica | precisare | precisa
creare | crea | creazione | realizzare | realizza | realizzazione | elaborare | elabora | elaborazione | redigere | redigi | redazione | stilare | stila | produrre | produci | generare | genera | comporre | componi
progettare | progetta | progettazione | ideare | concepire
bozza | bozze | abbozzo | abbozzare | stesura preliminare
aggiungere | aggiungi | aggiunta | aggiunte | aggiungete | inserire | inserisci | inserimento | integrare | integra
rimuovere | rimuovi | rimozione | rimosso | eliminare | elimina | eliminazione | togliere | togli | tolto | cancellare | cancella | cancellazione
sostituire | sostituisci | sostituzione | rimpiazzare | rimpiazza
modificare | modifica | modifiche | cambiare | cambia | cambiamento | cambiamenti | variare | alterare | altera
adattare | adatta | adattamento | adeguare | adegua | calibrare | tarare
accorciare | accorcia | abbreviare | abbrevia | ridurre la lunghezza | rendere più breve | rendere più corto
allungare | allunga | rendere più lungo
ampliare | amplia | ampliamento | espandere | espandi | espansione | estendere | estendi | arricchire
mantenere | mantieni | mantenete | mantenga | conservare | conserva | preservare | preserva | lasciare intatto | lascia intatto | lasciare invariato | lascia invariato | tenere | tieni | non toccare
rispondere | rispondi | rispondete | risponda | risposta | risposte | replicare | replica
domandare | chiedere | chiedi | chiedete | chieda | porre la domanda | fare una domanda | fai una domanda | fare domande | fai domande | porre domande | poni domande | poni una domanda
domanda | domande | quesito | quesiti | interrogativo
cercare | cerca | ricerca | ricercare | ricerche
trovare | trova | individuare | individua | rintracciare | scovare | reperire
scegliere | scegli | scelta | scelte | scelto | selezionare | seleziona | selezione | optare per
ordinare | ordina | ordinato | ordinati | ordinamento | mettere in ordine | metti in ordine | disporre
classificare | classifica | classificazione | categorizzare | categorizzazione | suddividere in categorie | dividere in categorie
strutturare | struttura | strutturato | organizzare | organizza | organizzazione
dividere | dividi | divisione | diviso | suddividere | suddividi | suddivisione | suddiviso | ripartire | separare | separa | separato
raggruppare | raggruppa | raggruppamento | riunire | raccogliere in gruppi
assegnare | assegna | assegnazione | attribuire | attribuisci | associare | associa | abbinare
segnalare | contrassegnare | contrassegna | marcare | evidenziare | evidenzia | mettere in evidenza | metti in evidenza | mettere in risalto | metti in risalto | sottolineare | sottolinea | porre l'accento su | enfatizzare | enfatizza | rimarcare
estrarre | estrai | estraete | estrazione | estratto | ricavare | ricava | prelevare | tirare fuori
restituire | restituisci | restituzione | fornire | fornisci | fornite | dare in output | ritornare | ritorna | visualizzare | visualizza
calcolare | calcola | calcolo | calcoli | computare
stimare | stima | stime | fare una stima | preventivare
giustificare | giustifica | giustificazione | motivare | motiva | motivazione | motivazioni | argomentare
mostrare | mostra | presentare | presenta | presentazione | esibire
dimostrare | dimostra | dimostrazione
utilizzare | utilizza | utilizzo | usare | usa | uso | usato | usate | usando | impiegare | impiega | impiego | servirsi di | avvalersi di | fare uso di | ricorrere a | applicare | applica
rispettare | rispetta | attenersi a | attieniti | attieniti a | attenetevi | seguire | segui | seguite | osservare | conformarsi a | essere conforme a
considerare | considera | tenere conto di | tieni conto | tieni conto di | tenete conto | prendere in considerazione | prendi in considerazione | tenere presente | tieni presente | tenere a mente | tieni a mente
risolvere | risolvi | risoluzione | risolto | soluzione | soluzioni | sistemare | aggiustare
iniziare | inizia | inizio | cominciare | comincia | avviare | avvia
terminare | termina | finire | finisci | concludere | concludi | ultimare | completare | completa | portare a termine
fermare | ferma | fermarsi | fermati | smettere | smetti | stop | cessare
continuare | continua | proseguire | prosegui | procedere oltre | andare avanti | vai avanti
ripetere | ripeti | ripetizione | ripetizioni | ripetete | ridire | reiterare
attendere | attendi | attesa | aspettare | aspetta
contenere | contiene | contenga | contengono | contenente | includere | includi | include | includa | incluso | inclusa | inclusi | comprendere | comprende | comprensivo di
affrontare | affronta | trattare | tratta | toccare | parlare di | parla di | coprire | copri | riguardare | vertere su
nota | note | osservazione | osservazioni | annotazione | annotazioni | postilla
avvertire | avverti | avvertenza | avvertenze | avviso | avvisi | avvisare | mettere in guardia | ammonire
informare | informa | far sapere | fammi sapere | fai sapere | mettere al corrente | notificare | notifica | comunicare | comunica | dimmelo | dimmi
confermare | conferma | convalidare | convalida
rifiutare | rifiuta | rifiuto | declinare | respingere | respingi
accettare | accetta | accettazione | approvare | approvazione
supporre | supponi | supposizione | supposizioni | presumere | presumi | ipotizzare | ipotesi | dare per scontato | partire dal presupposto | parti dal presupposto
capire | capisci | capito | comprendere | comprendi | compreso | comprensione
sapere | sai | sa | sapete | saputo
conoscere | conosci | conosce | conoscenza | conoscenze
imparare | impara | apprendere | apprendi | apprendimento
insegnare | insegna | insegnamento | istruire
leggere | leggi | leggete | letto | lettura
vedere | vedi | vedete | visto
dire | di' | dite | dica | detto
parlare | parla | esprimersi | esprimiti
rivolgersi a | rivolgiti a | rivolto a | rivolta a | destinato a | destinata a | indirizzato a | diretto a | pensato per | per un pubblico di
dare del tu | dai del tu | usare il tu | usa il tu | in seconda persona singolare | dammi del tu
dare del lei | dai del lei | usare il lei | usa il lei | forma di cortesia | con il lei
pensare | pensa | riflettere | rifletti | riflessione | ragionare | ragiona | ragionamento
aiutare | aiuta | aiuto | aiutami | assistere | assistenza | supportare | supporto | dare una mano | dammi una mano | sostenere
pianificare | pianifica | pianificazione | piano | piani
eseguire | esegui | esecuzione | eseguito | effettuare | effettua | svolgere | svolgi | svolto | compiere | portare avanti | condurre
introdurre | introduci | introduzione | intro
pubblicare | pubblica | pubblicazione | postare | mettere online
inviare | invia | invio | mandare | manda | spedire | spedisci | trasmettere | trasmetti
salvare | salva | salvataggio | memorizzare | registrare
allegare | allega | allegato | allegati | in allegato
testare | testa | test | collaudare | mettere alla prova
commentare | commento | commenti
citazione | citazioni
formattare | formatta | formattazione | formato | formati | impaginare
numerare | numera | numerato | numerata | numerati | numerazione | con numeri
combinare | combina | combinazione | abbinare | unire
fondere | fondi | fusione | accorpare | accorpa | unire in uno | unificare
ridurre | riduci | riducete | riduzione | diminuire | diminuisci | diminuzione | abbassare | abbassa | calare
aumentare | aumenta | aumento | incrementare | incrementa | incremento | accrescere | alzare | alza | innalzare
semplificare | semplifica | semplificazione | rendere più semplice
permettere | permetti | consentire | consenti | autorizzare
volere | desiderare | desidera | desidero
ricevere | ricevi | ricevuto | ottenere | ottieni | ottenuto
causare | causa | provocare | provoca
influenzare | influenza | impatto | impatti | effetto | effetti | ripercussione | ripercussioni
mancare | manca | mancano | mancante | mancanti | assente | assenti
esistere | esiste | essere presente | presente | presenti | figurare
definire | definisci | definizione | definizioni | stabilire | stabilisci | fissare | fissa
identificare | identifica | identificazione | riconoscere | riconosci | individuare
distinguere | distingui | distinzione | differenziare
differenza | differenze | divergenza | divergenze | diversità | scostamento
somiglianza | somiglianze | similitudine | similitudini | analogia | analogie | punto in comune | punti in comune
interpretare | interpreta | interpretazione
immaginare | immagina | figurarsi
convincere | convinci | persuadere | persuadi | persuasione
esempio | esempi | esemplificazione
per esempio | ad esempio | es. | ad es. | p. es. | p.es. | a titolo di esempio | a titolo esemplificativo
cioè | ossia | vale a dire | ovverosia | in altre parole | in altri termini | i.e.
ecc. | ecc | eccetera | etc. | e così via | e via dicendo | e simili
tra gli altri | fra gli altri | tra le altre cose | fra le altre cose | tra l'altro
vedi | v. | cfr. | cfr | si veda | fare riferimento a
numero | n. | nr. | num. | n°
numero di | quanti | quante
frase | frasi | periodo | periodi
paragrafo | paragrafi | capoverso | capoversi
sezione | sezioni
brano | brani | estratto
termine | termini | espressione | espressioni | locuzione
nome | nomi | denominazione
riga | righe | linea di testo
tono | toni | registro | stile | linguaggio
tema | temi | argomento | argomenti | soggetto | tematica | topic | a proposito di | riguardo a | in merito a | riguardante | relativo a | per quanto riguarda | sul tema di | sull'argomento
titolo | titoli | intestazione | titolazione
sottotitolo | sottotitoli
elenco puntato | punti elenco | elenchi puntati | lista puntata | bullet point | bullet points | in punti | per punti | a punti | sotto forma di elenco puntato
elenco numerato | lista numerata | elenchi numerati | punti numerati
tabella | tabelle | in forma tabellare | sotto forma di tabella | tabellare | in tabella
testo continuo | prosa | in prosa | testo discorsivo | in forma discorsiva | testo scorrevole
frasi complete | frasi intere | frase completa | frasi di senso compiuto
grassetto | in grassetto | neretto | in neretto
corsivo | in corsivo
maiuscolo | maiuscola | maiuscole | in maiuscolo | lettere maiuscole
minuscolo | minuscola | minuscole | in minuscolo | lettere minuscole
virgolette | tra virgolette | fra virgolette
parentesi | tra parentesi | fra parentesi
separati da virgole | separate da virgole | separato da virgole | separati da virgola | separati con virgole | delimitati da virgole
carattere | caratteri | battute
passo dopo passo | passo passo | passo per passo | un passo alla volta | step by step
passo | passi | passaggio | passaggi | fase | fasi | step | tappa
punto | punti | aspetto | aspetti
punti chiave | punti principali | punti salienti | punti essenziali | idee principali | idee chiave | concetti chiave | concetti principali | punti fondamentali | punti più importanti | l'essenziale
conclusione | conclusioni | considerazioni finali | chiusura | concludere | concludi | concludete
introduzione | premessa | preambolo
vantaggio | vantaggi | pregio | pregi | punto di forza | punti di forza | beneficio | benefici
svantaggio | svantaggi | difetto | difetti | punto debole | punti deboli | punto di debolezza
vantaggi e svantaggi | pro e contro | pregi e difetti | i pro e i contro
motivo | motivi | ragione | ragioni | perché | causa | cause
conseguenza | conseguenze | ripercussione | ripercussioni
obiettivo | obiettivi | scopo | scopi | fine | fini | finalità | intento
pubblico | lettori | destinatari | audience | platea
pubblico target | target | pubblico di riferimento | pubblico destinatario
lettore | lettori | lettrice | chi legge
cliente | clienti | clientela
utente | utenti | utilizzatore | utilizzatori
dipendente | dipendenti | impiegato | impiegati | lavoratore | collaboratore | collaboratori
collega | colleghi | colleghe
capo | superiore | responsabile diretto | boss
studente | studenti | studentessa | alunno | alunni | allievo | allievi
insegnante | insegnanti | docente | docenti | professore | professori | prof | maestro
principiante | principianti | neofita | neofiti | alle prime armi | novizio | senza esperienza
esperto | esperti | esperta | specialista | specialisti
profano | profani | non esperto | non esperti | non addetti ai lavori | grande pubblico
bambino | bambini | bambina | bimbi | bimbo
adatto ai bambini | per bambini | a misura di bambino | per i bambini
azienda | aziende | impresa | imprese | società | ditta | compagnia
sviluppatore | sviluppatori | programmatore | programmatori
medico | medici | dottore | dottori
candidato | candidati | candidata | aspirante
messaggio | messaggi
e-mail | email | mail | posta elettronica | e-mails
lettera | lettere | missiva
riunione | riunioni | meeting
appuntamento | appuntamenti
compito | compiti | incarico | mansione | task
istruzione | istruzioni | indicazione | indicazioni | direttiva | direttive
regola | regole | norma | norme | regolamento
requisito | requisiti | criterio | criteri
condizione | condizioni | presupposto | presupposti
vincolo | vincoli | limitazione | limitazioni | restrizione | restrizioni
idea | idee | spunto | spunti
ambito | ambiti | settore | settori | campo | area | aree
problema | problemi | difficoltà | criticità | problematica
errore | errori | sbaglio | sbagli | bug
refuso | refusi | errore di battitura | errori di battitura | typo
ortografia | ortografico | ortografici | errori ortografici
grammatica | grammaticale | grammaticali | grammaticalmente
punteggiatura | interpunzione
opzione | opzioni | possibilità
variante | varianti | versione | versioni
alternativa | alternative | soluzione alternativa
metodo | metodi | approccio | approcci | procedimento | tecnica | tecniche | modalità
processo | processi | procedura | procedure | iter
caratteristica | caratteristiche | proprietà | attributo | attributi | peculiarità
funzionalità | funzione | funzioni | feature
elemento | elementi | componente | componenti
dato | dati
codice | codici | codice sorgente | sorgente
fonte | fonti | riferimento | riferimenti | riferimenti bibliografici
bibliografia | elenco delle fonti | fonti bibliografiche
panoramica | quadro generale | visione d'insieme | quadro d'insieme
indice | sommario | indice dei contenuti
modello | modelli | template
relazione | relazioni | rapporto | rapporti | report | resoconto
post del blog | articolo di blog | articolo del blog | articolo per il blog | post per il blog | blog post | blogpost
storia | storie | racconto | racconti | narrazione
sondaggio | sondaggi | indagine | rilevazione
prodotto | prodotti | merce
prezzo | prezzi | tariffa | tariffe
sconto | sconti | riduzione di prezzo | ribasso
fattura | fatture
reclamo | reclami | lamentela | lamentele | rimostranza
rimborso | rimborsi | rimborsare
consegna | consegne | spedizione | spedizioni
annuncio di lavoro | offerta di lavoro | inserzione di lavoro
cv | curriculum | curriculum vitae
lettera di presentazione | lettera di motivazione | lettera motivazionale
contratto | contratti | accordo | accordi
legge | leggi | normativa | legislazione
rischio | rischi | pericolo | pericoli
scadenza | scadenze | termine ultimo | data limite | deadline
calendario | cronoprogramma
parola chiave | parole chiave | keyword | keywords
messaggio di errore | messaggi di errore
input | dati in ingresso
output | risultato | risultati
comunicato stampa | comunicato
servizio clienti | assistenza clienti | supporto clienti | customer service | customer care
social media | social | reti sociali | social network
sito web | sito internet | sito
ia | intelligenza artificiale
faq | domande frequenti | domande più frequenti
lunghezza | estensione | dimensione del testo
ordine alfabetico | in ordine alfabetico | alfabeticamente | dalla a alla z
ordine cronologico | in ordine cronologico | cronologicamente | per data | in ordine di data
crescente | in ordine crescente | ordine crescente | dal più piccolo al più grande | ascendente
decrescente | in ordine decrescente | ordine decrescente | dal più grande al più piccolo | discendente
breve | brevi | brevemente | corto | corta | corti | conciso | concisa | in modo conciso | sintetico | sintetica | succinto | stringato | in breve | in poche parole | brevità | concisione
dettagliato | dettagliata | dettagliati | dettagliate | in dettaglio | nel dettaglio | dettaglio | dettagli | particolareggiato | approfondito | approfondita | in modo approfondito
semplice | semplici | semplicemente | facile | facili | facile da capire | accessibile | comprensibile | comprensibili | in parole semplici | con parole semplici | in termini semplici | in modo semplice
chiaro | chiara | chiari | chiaramente | chiarezza | in modo chiaro | limpido | inequivocabile | senza ambiguità | esplicito | esplicitamente
preciso | precisa | accurato | accurata | con precisione | con accuratezza | accuratezza
cortese | cortesi | cortesemente | cortesia | educato | educata | educatamente | garbato | garbata | gentile | gentili | gentilezza
amichevole | amichevoli | cordiale | cordiali | affabile | amichevolmente
caloroso | calorosa | calore | affettuoso
formale | formali | formalmente | in modo formale | registro formale
informale | informali | colloquiale | colloquiali | familiare | disinvolto | rilassato | alla mano
neutro | neutra | neutrale | oggettivo | oggettiva | obiettivo | imparziale | imparzialità | fattuale | senza giudizi
professionale | professionali | professionalmente | professionalità
empatico | empatica | empatia | comprensivo | comprensiva
divertente | divertenti | umoristico | umoristica | spiritoso | spiritosa | buffo | con umorismo | umorismo
entusiasta | entusiastico | entusiasmo | con entusiasmo
convincente | convincenti | persuasivo | persuasiva
creativo | creativa | creatività | originale | originali | fantasioso
accattivante | accattivanti | coinvolgente | coinvolgenti | avvincente
importante | importanti | rilevante | rilevanti | significativo | fondamentale | fondamentali | essenziale | essenziali | principale | principali | chiave
più importanti | più importante | principali | più rilevanti | più significativi
soprattutto | in particolare | particolarmente | specialmente | in special modo | segnatamente
principalmente | essenzialmente | soprattutto
corretto | corretta | corretti | correttamente | senza errori | privo di errori
errato | errata | errati | sbagliato | sbagliata | scorretto | inesatto | erroneo | falso
veloce | veloci | velocemente | rapido | rapida | rapidamente | in fretta | celere
ulteriore | ulteriori | aggiuntivo | aggiuntiva | aggiuntivi | supplementare | supplementari | extra
completo | completa | completi | completamente | integrale | per intero | integralmente | per esteso
incompleto | incompleta | parziale | parziali
adatto | adatta | adeguato | adeguata | appropriato | appropriata | idoneo | consono
credibile | credibili | verosimile | plausibile
realistico | realistica | realistici | vicino alla realtà
concreto | concreta | concreti | concretamente | tangibile
diretto | diretta | direttamente | senza giri di parole | schietto
personalizzato | personalizzata | su misura | individuale
coerente | coerenti | coerenza | uniforme | omogeneo
diverso | diversi | diversa | diverse | differente | differenti | distinto | distinti
simile | simili | analogo | analoga | analoghi | affine | paragonabile
conosciuto | conosciuta | noto | nota | noti
sconosciuto | sconosciuta | ignoto
quotidiano | quotidiana | quotidianamente | ogni giorno | tutti i giorni | al giorno | giornaliero
settimanale | settimanalmente | ogni settimana | tutte le settimane | alla settimana
mensile | mensilmente | ogni mese | tutti i mesi | al mese
annuale | annualmente | ogni anno | tutti gli anni | all'anno
una volta | 1 volta
due volte | 2 volte
tre volte | 3 volte
doppio | doppia | raddoppiare | il doppio
italiano | italiana | italiani | in italiano | in lingua italiana | nella lingua italiana
inglese | inglesi | in inglese | in lingua inglese | nella lingua inglese
francese | francesi | in francese | in lingua francese
tedesco | tedesca | in tedesco | in lingua tedesca
spagnolo | spagnola | in spagnolo | in lingua spagnola
per cento | percento | % | percentuale
euro | € | eur
ora | ore | h
minuto | minuti | min.
secondo | secondi | sec
chilometro | chilometri | km
stati uniti | usa | u.s.a.
secondo | in base a | in base al | in base alla | conformemente a | in conformità a | in linea con | a norma di | in accordo con
sulla base di | basandoti su | basandosi su | basato su | basata su | in base a | fondato su
per mezzo di | tramite | mediante | attraverso | con l'aiuto di | utilizzando | usando | con l'ausilio di
allo scopo di | al fine di | con l'obiettivo di | in modo da | così da
presente | tempo presente | al presente | presente indicativo
passato | tempo passato | al passato
prima persona | in prima persona | alla prima persona
terza persona | in terza persona | alla terza persona
imperativo | all'imperativo | modo imperativo
forma attiva | voce attiva | alla forma attiva
forma passiva | voce passiva | alla forma passiva
gergo | gergo tecnico | linguaggio tecnico | termini tecnici | tecnicismi | terminologia tecnica
parere | opinione | opinioni | punto di vista
riscontro | feedback | riscontri
avere luogo | ha luogo | svolgersi | si svolge | si tiene | tenersi
immagine | immagini
auto | automobile | automobili | macchina | vettura
gratuito | gratuita | gratuitamente | gratis | senza costi
costoso | costosa | caro | cara | dispendioso
necessità | bisogno | bisogni | esigenza | esigenze
numero di parole | conteggio parole | numero delle parole
descrizione del prodotto | descrizione prodotto | scheda prodotto
prossimi passi | passi successivi | passaggi successivi
oggetto | oggetto della mail | oggetto dell'email | riga dell'oggetto
interrompere | interrompi | interruzione | sospendere | sospendi
preparare | prepara | preparazione | predisporre
caso | casi
tipo | tipi | tipologia | tipologie
mese | mesi
anno | anni
voce | voci
data | date
file | files
alto | alta | alti | alte
dubbio | dubbi | incerto | incerta | non sei sicuro | non è sicuro | non sicuro | incertezza
restare | rimanere | resterà | resteranno | rimarrà | rimarranno
prorogare | prolungare | estendere
gestire | occuparsi | curare
avviso | comunicazione | comunicato | annuncio
lamentarsi | lamentare | lamentato | lagnarsi
${prefixedLines('in', UNCOMMON, DENIALS)}
${prefixedLines('ir', 'rilevante', DENIALS)}
`;
