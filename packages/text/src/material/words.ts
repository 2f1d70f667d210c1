import { WordNumber } from '../word.ts';
import { wordList } from '../word-list.ts';

/** What a word may say of text that is handed over, as bits. */
export const SAYS = {
  /** Names a piece of writing or data: "e-mail", "notes". */
  piece: 1,
  /** Says what becomes of such a piece: "rewrite", "summarize". */
  treats: 2,
  /** Points at one: "this", "these". */
  points: 4,
  /** "following". */
  follows: 8,
  /** "below". */
  below: 16,
  /** "above". */
  above: 32,
  /** Names instructions, whatever stands beside it: "rules", "topics". */
  directs: 64,
  /** Begins an instruction to the model: "write", "use". */
  asks: 128,
  /** "my", "our". */
  mine: 256,
  /** "please". */
  polite: 512,
  /** Is about what the model is to give: "answer", "output". */
  result: 1024,
  /** "should", "must". */
  must: 2048,
  /** "you". */
  you: 4096,
  /** "do", "can", "want" … and what else may stand between the start of a request and its verb. */
  opens: 8192,
  /** "here", "voici". */
  here: 16384,
} as const;

const LISTS: Readonly<Record<keyof typeof SAYS, string>> = {
  piece: `text texts sentence sentences statement statements paragraph paragraphs passage passages email emails e-mail e-mails mail mails message
    messages msg essay essays letter letters story poem article articles draft drafts content quote quotes lyrics transcript transcripts
    conversation conversations dialogue chat review reviews comment comments tweet tweets post posts abstract speech riddle joke resume résumé cv
    excerpt excerpts extract snippet snippets document documents doc docs data dataset input notes minutes log logs trace stacktrace error
    errors code function script class query queries diff patch json yaml xml html csv table spreadsheet rows clause clauses contract agreement
    invoice receipt menu recipe ingredients report reports complaint complaints ticket tickets request feedback survey strings notice memo
    announcement ad ads advert advertisement listing handover question questions problem exercise source sources context     example examples sample samples reply command output translation original copy headline headlines slogan slogans
    bio profile response responses submission title titles phrase phrases     sätze satz absatz absätze artikel brief schreiben nachricht nachrichten aussage aussagen gedicht gespräch bewertung bewertungen kundenbewertung
    rezension kommentar kommentare zitat zitate auszug auszüge notizen mitschrift protokoll entwurf rede vertrag klausel rechnung speisekarte rezept
    tabelle daten fehlermeldung anzeige stellenanzeige beschwerde anfrage kundenanfrage frage beitrag aufsatz lebenslauf anschreiben e-mails abschnitt dokument
    texte textes phrase paragraphe paragraphes lettre courriel courrier courriels avis commentaire commentaires poème citation notes passage
    extrait contrat facture recette données erreur annonce réclamation discours brouillon rapport question tableau journal
    texto textos frase frases oración oraciones párrafo párrafos carta correo correos mensaje mensajes artículo reseña reseñas comentario
    comentarios poema conversación cita notas apuntes extracto contrato factura receta datos queja anuncio discurso borrador informe pregunta acta
    parágrafo parágrafos mensagem mensagens artigo resenha comentário comentários conversa citação anotações notas apontamentos excerto contrato
    fatura receita dados reclamação anúncio rascunho relatório pergunta ata email
    testo testi paragrafo paragrafi lettera messaggio messaggi articolo recensione recensioni commento commenti poesia conversazione citazione
    appunti brano estratto contratto fattura ricetta dati reclamo annuncio discorso bozza relazione domanda verbale`,
  treats: `rewrite rephrase paraphrase translate proofread correct edit improve fix summarize summarise summary shorten expand polish revise critique
    criticize evaluate classify reformat convert transcribe review grade analyze analyse simplify modify elaborate continue complete make turn
    change transform extract categorize categorise label annotate detect identify judge assess rate answer explain check proof reword restructure
    condense format tidy clean refactor debug optimize optimise comment interpret rank compare score tag parse feedback grammar spelling reply
    respond understand read describe write
    übersetze übersetz übersetzen korrigiere korrigier korrigieren verbessere verbesser verbessern umschreiben überarbeite überarbeiten kürze kürz
    kürzen fasse fass zusammenfassen zusammenfassung analysiere analysieren klassifiziere klassifizieren bewerte bewerten beantworte beantworten
    formuliere formulier umformulieren prüfe prüf prüfen lies antworte antworten erkläre erklären vergleiche
    traduis traduisez traduire corrige corrigez corriger améliore améliorez améliorer résume résumez résumer reformule reformulez reformuler
    réécris réécrivez réécrire analyse analysez analyser classe classez évalue évaluez réponds répondez répondre relis relisez explique
    traduce traduzca traducir traduzcas corrija corregir mejora mejore mejorar resume resuma resumir reescribe reescriba reescribir reformula
    reformule analiza analice analizar clasifica clasifique evalúa evalúe responde responda responder convierte conviertas explica
    traduza traduz traduzir traduzas corrige corrigir melhore melhora melhorar resume resumir reescreve reescreva reescrever analise analisa
    analisar classifique classifica avalie avalia responde
    traduci traduca tradurre correggi corregga correggere migliora migliori migliorare riassumi riassuma riassumere riscrivi riscriva riscrivere
    riformula analizza analizzi analizzare valuta rispondi rispondere spiega`,
  points:
    'this these that those dies diese diesen dieser dieses dieses ce cet cette ces este esta estos estas esto isto questo questa questi queste it',
  follows: `following folgende folgenden folgender folgendes folgendem nachfolgende nachfolgenden nachfolgender suivant suivante suivants suivantes
    siguiente siguientes seguinte seguintes seguente seguenti`,
  below:
    'below underneath attached enclosed pasted nachfolgend nachstehend nachstehenden unten unterhalb beigefügte ci-dessous ci-après ci-joint abajo abaixo sotto sottostante sottostanti',
  above: 'above preceding oben obigen obige ci-dessus arriba acima sopra',
  directs: `rules rule requirements constraints guidelines instructions steps criteria sections aspects points point format structure fields
    elements categories factors principles checklist tasks topics topic order way style tone options goals things language languages columns
    keywords values outline regeln werte felder gliederung champs valeurs plan valores campos esquema valori campi scaletta anforderungen vorgaben schritte schritten kriterien aspekte punkte anweisungen hinweise themen règles consignes étapes
    critères aspects sujets reglas pasos criterios aspectos puntos formato estructura instrucciones requisitos temas regras passos critérios
    pontos estrutura instruções tópicos regole passaggi passi criteri aspetti punti struttura istruzioni requisiti temi`,
  asks: `write use make give list keep return explain respond reply answer summarize summarise translate rewrite shorten include create generate
    provide tell describe suggest compare find analyze analyse classify output show avoid ensure turn convert extract identify rate state name
    format choose pick limit focus add leave mention mark sort group draft design develop produce decide evaluate consider think act pretend
    rephrase improve proofread correct fix review check start begin end finish work calculate compute determine solve point highlight quote
    ignore assume remember stick structure put review say cover compose prepare propose recommend outline clean tidy rework merge rename build draw plan help scan parse imagine don't never always only organize read
    schreib schreibe verwende nenne gib mach mache erstelle erstell antworte übersetze fasse formuliere erkläre liste halte vermeide lass lasse
    beachte achte korrigiere schlag prüfe stell stelle nutze behalte ordne bestimme wähle suche such finde entscheide extrahiere analysiere vergleiche
    hilf sag sage zähle überlege berechne markiere sortiere ergänze entferne kürze formulier baue bau lies
    écris écrivez rédige rédigez utilise utilisez donne donnez réponds répondez traduis traduisez résume résumez explique expliquez fais faites
    propose garde évite ajoute indique liste classe classez trouve trouvez choisis choisissez aide aidez dis dites rends rendez corrige corrigez
    extrais extrayez analyse analysez compare comparez vérifie vérifiez calcule calculez proposez gardez évitez ajoutez indiquez listez lis lisez
    escribe escriba redacta usa utiliza da dame haz responde traduce resume explica incluye evita mantén indica añade propón clasifica clasifique
    detecta detectá extrae extraiga elige elija ayúdame ayuda dime corrige corrija mejora mejore analiza analice ordena revisa revise calcula compara
    responda traduzca explique incluya evite indique haga cambia ponme hazme lee lea
    escreve escreva redige usa use dá dê faz faça responde traduz traduza resume explica inclui evita mantém indica classifica classifique extrai
    extraia escolhe escolha ajuda ajude diz diga corrige corrija melhora melhore analisa analise organiza organize revise reveja calcule compare
    responda explique inclua evite mantenha indique leia
    scrivi usa utilizza dai dammi fai rispondi traduci riassumi spiega includi evita mantieni indica elenca classifica classifichi assegna assegni
    indichi estrai estragga scegli scelga aiutami dimmi correggi corregga migliora migliori riscrivi riscriva ordina controlla controlli calcola
    confronta scriva risponda traduca spieghi eviti mantenga leggi legga verifique verifica comprueba compruebe verifiez apologise apologize set greet multiply wrap beantworte verweise`,
  mine: 'my our mine mein meine meinen meiner unser unsere unseren mon ma mes notre nos mi mis nuestro nuestra nuestros meu minha meus minhas nosso nossa mio mia miei mie nostro nostra the a an der die das den dem le la les l el los las o os as il lo i gli each every',
  polite:
    'please pls plz kindly bitte veuillez merci s’il favor gentilmente perfavore piacere just now then also first next finally lastly dann',
  result: `answer answers response responses reply output result results summary translation version versions headline report recommendation
    explanation antwort antworten ergebnis zusammenfassung übersetzung réponse résumé traduction respuesta resumen traducción resposta resumo
    tradução risposta riassunto traduzione`,
  must: 'should must shall needs need has cannot can ought soll sollte muss darf sollen doit devrait devra debe debería tiene deve deveria deverá dovrebbe',
  you: 'you your du dir dein deine ihr tu ton ta tes vous votre te tú você tuo',
  opens: `could can would will do i we want need like to have me i'd i'll we'd you help if how what könntest kannst würdest möchte ich hätte gern
    gerne brauche pourrais pourriez peux pouvez je voudrais j'aimerais podrías puedes podría quiero quisiera necesito me poderia podes podia
    pode preciso queria gostaria potresti puoi vorrei ho bisogno di de que es al that be so and und et y e not don't`,
  here: 'here heres hier anbei voici voilà aquí aqui ecco',
};

const BITS = new Map<string, number>();
for (const [name, list] of Object.entries(LISTS)) {
  const bit = Object.entries(SAYS).find(([key]) => key === name)?.[1] ?? 0;
  for (const word of wordList(list)) BITS.set(word, (BITS.get(word) ?? 0) | bit);
}

/** Contracted and possessive forms count as the word they begin with: "here's", "technician's". */
export const wordSays = (lower: string): number =>
  BITS.get(lower) ?? BITS.get(lower.replace(/['’]s$|^[ld]['’]/, '')) ?? 0;

const KNOWN = new WordNumber(wordSays);

/** Bits of `SAYS` for a word of a text. */
export const saysOf = KNOWN.of.bind(KNOWN);
