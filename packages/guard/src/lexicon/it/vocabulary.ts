/**
 * Italian ways to say the same in prompts on work, school, travel, health, technology and everyday life, by
 * subject.
 */
export const VOCABULARY = `
scrivere | redigere | comporre | stendere | mettere per iscritto | elaborare | buttare giù
elaborare | preparare | fare | creare | produrre | redigere
citare | nominare | menzionare | indicare | dare | fare il nome di
spiegare | illustrare | chiarire | esporre | descrivere | delucidare
riassumere | sintetizzare | ricapitolare | compendiare | riassunto | sintesi
tradurre | volgere | rendere in
rileggere | controllare | verificare | rivedere | dare un'occhiata a | correggere
segnare | evidenziare | sottolineare | contrassegnare | marcare | segnalare
conservare | mantenere | lasciare | tenere | preservare | rispettare
modificare | cambiare | toccare | ritoccare | alterare
togliere | rimuovere | eliminare | cancellare | levare | tagliare
aggiungere | inserire | includere | integrare | unire | mettere
sostituire | cambiare | rimpiazzare | scambiare
rispondere | dare risposta | replicare | riscontrare
chiedere | domandare | porre domande | fare domande | richiedere
proporre | suggerire | consigliare | raccomandare | avanzare
pianificare | organizzare | programmare | preparare | predisporre
raggruppare | classificare | ordinare | catalogare | suddividere
calcolare | computare | fare il conto | conteggiare
verificare | controllare | accertare | confermare
cercare | ricercare | trovare
valutare | giudicare | dare un voto | votare
accorciare | abbreviare | ridurre | tagliare | condensare
ampliare | estendere | sviluppare | approfondire
iniziare | cominciare | avviare | aprire | partire
finire | terminare | concludere | chiudere | ultimare
mostrare | far vedere | presentare | esporre
usare | utilizzare | impiegare | adoperare | ricorrere a | servirsi di
informare | avvisare | comunicare | avvertire | annunciare | avviso | comunicazione | annuncio
invitare | invito
rifiutare | declinare | respingere | dire di no
annullare | cancellare | disdire | disdetta
rinviare | rimandare | posticipare | spostare
anticipare | spostare prima
prenotare | riservare | prenotazione
comprare | acquistare | acquisto
vendere | vendita
pagare | saldare | versare | pagamento
rimborsare | restituire | rimborso
spedire | inviare | mandare | recapitare | invio | spedizione
riparare | aggiustare | sistemare | riparazione
scusarsi | chiedere scusa | porgere le scuse | scuse
ringraziare | dire grazie | ringraziamento | ringraziamenti
lamentarsi | reclamare | protestare | lamentela | reclamo
comparire | figurare | apparire | essere presente
offrire | proporre | mettere a disposizione
aggiornare | aggiornamento | rinnovare
lungo | esteso | prolisso
semplice | facile | comprensibile | accessibile | chiaro | comune | di tutti i giorni | quotidiano | alla portata di tutti
chiaro | comprensibile | limpido | facile da capire
formale | ufficiale | istituzionale | professionale
informale | colloquiale | rilassato | disinvolto | spigliato
cordiale | amichevole | affabile | gentile | caloroso | simpatico | accogliente
gentile | cortese | educato | garbato | con garbo | con cortesia | rispettoso
allegro | gioioso | vivace | festoso
divertente | spiritoso | simpatico | ironico | con umorismo | umoristico
accattivante | coinvolgente | invitante | che attiri
dettagliato | approfondito | minuzioso | particolareggiato | nel dettaglio | esaustivo
esatto | preciso | accurato
adatto | adeguato | appropriato | idoneo | opportuno
utile | pratico
frequente | comune | ricorrente | abituale | diffuso
recente | nuovo | ultimo
vecchio | antico
economico | conveniente | a buon mercato | a basso costo
gratuito | gratis | senza costi aggiuntivi | senza costo aggiuntivo | senza costi | senza alcun costo | senza alcun costo aggiuntivo | senza spese | omaggio
rapido | veloce | svelto
urgente | pressante | prioritario
difficile | complicato | complesso
tranquillo | silenzioso | calmo
anziano | persona anziana | persone anziane | terza età | anziani
giovane | ragazzo | adolescente | giovani
bambino | bimbo | piccolo | bambini
paziente | malato
medico | dottore | clinico
farmaco | medicina | medicinale
esercizio | allenamento | attività
ricetta | preparazione
pasto | piatto
pranzo | pranzare
cena | cenare
colazione | prima colazione
casa | abitazione | alloggio | domicilio
appartamento | alloggio | casa
camera | stanza
condominio | palazzo | stabile | edificio
vicino | vicinato | condomino
affitto | locazione | canone | affittare
inquilino | affittuario | conduttore
padrone di casa | proprietario | locatore
quartiere | zona | rione
città | comune | municipio | località
luogo | posto | sede | dove
viaggio | gita | spostamento | viaggiare
itinerario | percorso | tragitto | giro
passeggiata | camminata | a piedi
albergo | hotel | alloggio
ospite | cliente | visitatore
biglietto | ingresso
turista | visitatore | viaggiatore
macchina | auto | automobile | vettura | veicolo
meccanico | officina | autofficina
preventivo | stima dei costi
negozio | bottega | punto vendita
dipendente | impiegato | lavoratore | collaboratore | personale
capo | responsabile | superiore | titolare
lavoro | impiego | occupazione | posto
colloquio | colloquio di lavoro | intervista
stipendio | salario | paga | retribuzione
riunione | incontro | assemblea
fattura | ricevuta | conto
acquirente | compratore | consumatore | cliente
fornitore | venditore
prodotto | articolo | merce
prezzo | tariffa | costo | quanto costa
sconto | riduzione | promozione
ordine | ordinazione | acquisto
scadenza | termine | data limite
scuola | istituto
lezione | corso | ora
alunno | studente | scolaro | allievo
genitori | famiglie
esame | prova | verifica | test
compiti | compiti a casa
libro | volume | testo
autore | scrittore
pubblico | destinatari | lettori | uditorio
lessico | parole | vocaboli | termini | linguaggio | vocabolario
linguaggio | lingua | registro | stile
termine | parola | espressione | vocabolo
gergo | termine tecnico | linguaggio tecnico | tecnicismo
frase | periodo | enunciato
sezione | parte | blocco
punto | voce | elemento
elenco puntato | punti | lista puntata | trattini
tabella | prospetto | schema
riga | linea
messaggio | nota | avviso
volantino | depliant | opuscolo | brochure
manifesto | locandina | poster | cartellone
post | pubblicazione
discorso | intervento | allocuzione
modello | schema | fac-simile | template
bozza | prima stesura | abbozzo
introduzione | presentazione | apertura | premessa
conclusione | chiusura | chiusa
saluto | formula di apertura
fonte | origine | provenienza
dato | informazione | dettaglio
numero | cifra | valore
data | giorno
orario | ora | orari
durata | tempo
mattina | mattino | del mattino | di mattina
pomeriggio | del pomeriggio
sera | serata | di sera
fine settimana | weekend | sabato e domenica
conseguenza | effetto | risultato
problema | difficoltà | inconveniente | guasto
errore | sbaglio | refuso
dubbio | incertezza | domanda
domanda | quesito | richiesta
risposta | replica | soluzione
idea | proposta | spunto | suggerimento
tema | argomento | soggetto | materia
regola | norma | criterio
condizione | requisito | criterio
differenza | distinzione | divario
opzione | scelta | alternativa
esperienza | percorso | competenza
capacità | abilità | competenza
cambiamento | modifica | variazione | cambio
computer | pc | portatile
telefono | cellulare | smartphone
applicazione | app
documento | file
cartella | directory
sito | pagina web | sito web
link | collegamento | url
immagine | foto | fotografia | illustrazione
video | filmato
gioco | partita
regalo | dono | omaggio
festa | festeggiamento | celebrazione
cane | animale
bicicletta | bici
rifiuti | spazzatura | immondizia
soldi | denaro
comportarsi come | fare da | assumere il ruolo di | nel ruolo di | agire come
esperto | specialista | professionista
principiante | inesperto | alle prime armi | senza esperienza
fermata | stazione
orari | orario | tabella oraria
fisica | scienze fisiche
rumore | chiasso | schiamazzi
all'ora | ogni ora | h
`;
