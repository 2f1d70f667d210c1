/** Italian opposites: each word left of the colon is opposite to each right of it. */
export const ANTONYMS = `
aumentare aumenta aumento incrementare incremento accrescere alzare crescere crescita : diminuire diminuisci diminuzione ridurre riduci riduzione abbassare calare calo decrescere
salire salita : scendere discesa
ampliare estendere allungare espandere espandi : accorciare abbreviare ridurre restringere riassumere
aggiungere aggiungi aggiunta inserire integrare : rimuovere rimuovi eliminare togliere togli cancellare
includere includi inclusione incluso : escludere escludi esclusione escluso omettere ometti
mantenere mantieni conservare preservare tenere : cambiare modificare sostituire eliminare scartare
massimizzare : minimizzare
massimo massima tetto : minimo minima
semplificare semplifica : complicare complica
accelerare velocizzare : rallentare frenare
migliorare migliora miglioramento : peggiorare peggiora peggioramento
iniziare inizia inizio cominciare avviare aprire : finire finisci fine terminare concludere chiudere
aprire apri aperto aperta apertura : chiudere chiudi chiuso chiusa chiusura
attivare attiva attivo accendere abilitare : disattivare disattiva inattivo spegnere disabilitare
permettere permesso consentire consentito autorizzare : vietare vietato proibire proibito negare
accettare accetta accettazione approvare : rifiutare rifiuta rifiuto respingere
confermare convalidare : smentire annullare invalidare
affermare affermazione : negare negazione
lodare lode elogiare elogio : criticare critica biasimare
rafforzare rinforzare potenziare : indebolire attenuare
separare separa dividere dividi : unire unisci fondere combinare accorpare raggruppare
raccogliere : distribuire
importare importa importazione : esportare esporta esportazione
caricare carica : scaricare scarica
inviare invia invio mandare spedire : ricevere ricevi ricezione
mittente : destinatario
comprare acquistare acquisto : vendere vendita
acquirente compratore : venditore
dare dai : prendere prendi togliere
prestare : restituire
domandare chiedere domanda : rispondere risposta
vincere vittoria guadagnare guadagno : perdere sconfitta perdita
entrate ricavi entrata : uscite spese costi uscita
riuscire successo superare : fallire fallimento insuccesso
imparare ricordare : dimenticare scordare
mostrare mostra visibile : nascondere nascondi invisibile
cifrare cifrato crittografare codificare : decifrare decifrato decrittare decodificare
comprimere : decomprimere
bloccare blocca : sbloccare sblocca
connettere connesso collegare : disconnettere disconnesso scollegare
installare : disinstallare
entrare ingresso : uscire uscita
ordinato : disordinato
crescente ascendente : decrescente discendente
avanti : indietro
prima precedentemente : dopo poi successivamente
primo prima primi prime iniziale innanzitutto : ultimo ultima ultimi ultime finale infine
prossimo prossima successivo successiva seguente futuro : precedente scorso scorsa passato passata
presto : tardi
anticipo : ritardo
domani oggi : ieri
vecchio vecchia antico antica : nuovo nuova nuovi nuove recente
vecchio vecchia anziano anziani : giovane giovani
moderno moderna contemporaneo : obsoleto antiquato superato
ora adesso subito : dopo
sempre costantemente : mai raramente
spesso frequentemente : raramente mai
tutto tutta tutti tutte ogni : nessuno nessuna niente nulla
molto molti molte numerosi numerose parecchi : poco pochi poche
più maggiore maggiori superiore superiori : meno minore minori inferiore inferiori
maggioranza : minoranza
sopra : sotto
alto alta alti alte superiore : basso bassa bassi basse inferiore
interno interna dentro : esterno esterna fuori
sinistra sinistro : destra destro
nord : sud
est : ovest
orizzontale : verticale
vicino vicina : lontano lontana
con : senza
sì : no
vero vera corretto corretta giusto giusta esatto : falso falsa errato errata sbagliato sbagliata scorretto
buono buona buoni buone positivo positiva favorevole : cattivo cattiva cattivi negativo negativa sfavorevole
migliore migliori : peggiore peggiori
bene : male
vantaggio vantaggi pregio pregi : svantaggio svantaggi difetto difetti
forza : debolezza
favorevole pro : contrario contro
opportunità : rischio rischi minaccia minacce
breve brevi corto corta conciso concisa sintetico sintetica : lungo lunga lunghi lunghe dettagliato dettagliata esteso approfondito prolisso
grande grandi grosso : piccolo piccola piccoli piccole
elevato elevata : basso scarso
veloce veloci rapido rapida rapidamente : lento lenta lentamente
facile facili semplice semplici : difficile difficili complesso complessa complicato
leggero leggera : pesante pesanti
chiaro chiara luminoso : scuro scura buio
caldo calda : freddo fredda
forte forti : debole deboli
duro dura rigido : morbido morbida tenero
pieno piena : vuoto vuota
completo completa intero intera integrale : incompleto incompleta parziale
formale formali : informale informali colloquiale confidenziale
cortese educato gentile : scortese maleducato sgarbato
serio seria seri : umoristico divertente scherzoso ironico spiritoso
oggettivo oggettiva neutrale imparziale : soggettivo soggettiva parziale fazioso emotivo
ottimista ottimistico : pessimista pessimistico
allegro allegra felice : triste infelice malinconico
attivo attiva : passivo passiva
diretto diretta : indiretto indiretta
concreto concreta : astratto astratta
generale generali generico : specifico specifica particolare
preciso precisa esatto : vago vaga impreciso approssimativo
chiaro esplicito : ambiguo implicito confuso
conosciuto noto : sconosciuto ignoto
pubblico pubblica : privato privata riservato segreto
sicuro sicura certo certa : insicuro incerto incerta pericoloso rischioso
possibile : impossibile
necessario necessaria utile : superfluo inutile
obbligatorio obbligatoria tassativo : facoltativo facoltativa opzionale volontario
importante essenziale fondamentale principale : secondario trascurabile irrilevante marginale
identico identici uguale uguali stesso simile simili : diverso diversa diversi differente opposto
somiglianza somiglianze : differenza differenze
insieme collettivo : separatamente individuale individualmente
coerente : incoerente
pari : dispari
maiuscolo maiuscole : minuscolo minuscole
singolare : plurale
presente : passato futuro
sinonimo sinonimi : contrario contrari antonimo antonimi
principiante principianti neofita profano : esperto esperti avanzato specialista
bambino bambini ragazzi : adulto adulti
studente studenti alunno alunni : insegnante insegnanti docente
datore : dipendente
proprietario locatore : inquilino affittuario
causa cause : effetto effetti conseguenza conseguenze
input : output
offerta : domanda richiesta
teoria teorico : pratica pratico
caro cara costoso costosa : economico economica conveniente
gratuito gratuita gratis : oneroso
ricco ricca : povero povera
sano sana : malato malsano
maschile : femminile
uomo uomini : donna donne
legale lecito : illegale illecito
reale autentico : fittizio immaginario inventato finto
locale locali : globale mondiale
manuale manualmente : automatico automaticamente
digitale : cartaceo analogico stampato
statico statica : dinamico dinamica
valido valida : invalido scaduto
naturale : artificiale
mattina : sera
giorno : notte
client : server
locale locali : remoto remota remoti
prefisso : suffisso
origine : destinazione
genitore genitori : figlio figli
sincrono sincrona : asincrono asincrona
riga righe : colonna colonne
larghezza : altezza
relativo relativa : assoluto assoluta
`;
