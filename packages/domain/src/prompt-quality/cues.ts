/** Words that rules look for, in English, German, French, Spanish, Italian and Portuguese, in this order. */

const words = (...lists: string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${lists.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/** That something is to be done: orders at the beginning of a sentence, duties, and questions. */
export const TASK = new RegExp(
  [
    '\\?|？',
    words(
      "must|should|need to|have to|your (?:task|job|goal) is|i want|i need|can you|could you|would you|i(?:’|')d like",
      'kannst du|könntest du|können sie|könnten sie|muss|müssen|soll|sollst|sollen|sollte|deine aufgabe|ich (?:möchte|brauche|will)',
      'peux-tu|pourrais-tu|pouvez-vous|pourriez-vous|dois|doit|devez|il faut|ta tâche|votre tâche|je (?:veux|voudrais)',
      'puedes|podrías|podría|debes?|debe|tiene que|tienes que|tu tarea|su tarea|quiero|necesito',
      'puoi|potresti|potrebbe|devi|deve|dovresti|il tuo compito|voglio|vorrei',
      'pode|poderia|deves?|precisa|tua tarefa|sua tarefa|quero|preciso',
    ).source,
    `(?:^|[.!?:;,\\n\\-*>]\\s{0,4}|\\d[.)]\\s{0,4}|\\b(?:and|then|please|und|dann|bitte|et|puis|y|por favor|e|poi)\\s{1,2})${
      words(
        'add|analy[sz]e|answer|apologi[sz]e|ask|avoid|be|build|change|check|choose|classify|compare|complete|consider|convert|correct|create|decide|define|describe|design|do|draft|edit|ensure|evaluate|explain|extract|fill|find|fix|focus|follow|format|generate|give|greet|help|identify|improve|include|keep|list|make|mention|name|never|output|plan|prepare|propose|provide|rank|read|recommend|remove|reply|report|respond|return|review|rewrite|say|score|select|show|sort|start|state|suggest|summari[sz]e|tell|test|think|translate|use|write',
        'analysiere|antworte|beachte|beantworte|begrüße|beschreibe|bewerte|erkläre|erstelle|ermittle|extrahiere|finde|fasse|formuliere|generiere|gib|hilf|liste|mach|nenne|nutze|ordne|prüfe|sag|schlage|schreibe?|sortiere|überprüfe|übersetze|vergleiche|vermeide|verwende|wähle|zeige|zähle',
        'ajoutez?|analyse[rz]?|compare[rz]?|corrige[rz]?|crée[rz]?|décri(?:s|re|vez)|donne[rz]?|écri(?:s|re|vez)|évite[rz]?|explique[rz]?|extrai(?:s|re|yez)|fai(?:s|tes)|génère|générez|indique[rz]?|liste[rz]?|propose[rz]?|rédige[rz]?|réponds|répondez|résume[rz]?|tradui(?:s|re|sez)|trouve[rz]?|utilise[rz]?|vérifie[rz]?',
        'analiza|añade|clasifica|compara|corrige|crea|da|describe|di|escribe|escriba|evita|explica|extrae|genera|haz|indica|lista|muestra|propon|redacta|resume|responde|responda|revisa|traduce|traduzca|usa|utiliza',
        'analizza|classifica|confronta|correggi|crea|descrivi|dimmi|elenca|estrai|evita|fai|genera|indica|mostra|proponi|riassumi|rispondi|scrivi|spiega|traduci|trova|usa|utilizza|verifica',
        'analise|classifica|compare|corrija|crie|descreva|dê|diga|escreva|evite|explique|extraia|faça|gere|indique|liste|mostre|resuma|responda|reveja|traduza|use|utilize|verifique',
      ).source
    }`,
    // Scripts without capitals and spaces, in which this cannot be told: they are taken for tasks.
    '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Arabic}\\p{Script=Cyrillic}\\p{Script=Devanagari}]{2}',
  ].join('|'),
  'iu',
);

export const ROLE = words(
  "you are|you(?:’|')re|act as|take the role|as an? (?:expert|assistant|experienced|senior|professional)",
  'du bist|sie sind|agiere als|handle als|als (?:experte|expertin|assistent|assistentin)',
  "tu es|vous êtes|agis (?:comme|en tant que)|agissez (?:comme|en tant que)|en tant qu(?:e|'|’)",
  'eres|usted es|actúa como|actúe como',
  'sei un|sei una|sei uno|agisci come',
  'você é|és um|és uma|aja como|atue como',
);

/** That there is something to work on, which must then stand somewhere. */
export const REFERRED = words(
  '(?:the )?following|below|attached|given (?:text|e-?mail|document|article|code|data)|this (?:text|e-?mail|document|article|code|letter|review)',
  'folgende[nrms]?|unten|angehängt|beigefügt|diese[nrms]? (?:text|e-?mail|dokument|artikel|code|brief)',
  'suivante?s?|ci-dessous|ci-joint|ce (?:texte|document|courriel|mail|code)|cet (?:e-?mail|article)',
  'siguientes?|abajo|adjunto|este (?:texto|documento|correo|artículo|código)',
  'seguenti?|sotto|allegato|questo (?:testo|documento|articolo|codice)|questa (?:e-?mail|lettera)',
  'seguintes?|abaixo|anexo|este (?:texto|documento|e-?mail|artigo|código)',
);

export const OUTPUT = words(
  'json|xml|yaml|csv|html|markdown|latex|sql|format|table|tables|lists?|bullets?|bullet points?|headings?|sentences?|paragraphs?|words|lines|steps|columns?|one word|yes or no',
  'tabellen?|listen?|stichpunkten?|aufzählung|überschriften?|sätzen?|satz|absatz|absätze|absätzen|wörtern?|worten?|zeilen|schritten?|spalten?|ja oder nein',
  'tableaux?|puces?|titres?|phrases?|paragraphes?|mots|lignes|étapes|colonnes?|oui ou non',
  'formato|listas?|tablas?|viñetas?|títulos?|frases?|oraciones|párrafos?|palabras|líneas|pasos|columnas?|sí o no',
  'tabelle?|elenc(?:o|hi)|punti|titoli|frasi?|paragrafi?|parole|righe|passi|colonne|sì o no',
  'listas?|tabelas?|tópicos|títulos?|frases?|parágrafos?|palavras|linhas|passos|colunas?|sim ou não',
);

const UNITS =
  'words?|characters?|letters?|sentences?|paragraphs?|lines?|bullets?|bullet points?|points?|items?|pages?|tokens?|minutes?|steps?|examples?|wörtern?|worten?|zeichen|sätzen?|satz|absätzen?|absatz|zeilen|punkten?|seiten?|mots?|caractères?|phrases?|paragraphes?|lignes?|palabras?|caracteres|frases?|oraciones|párrafos?|líneas?|parole|parola|caratteri|frasi|paragrafi|righe|palavras?|parágrafos?|linhas?';
const NUMBERS =
  '\\d{1,6}|one|two|three|four|five|six|ten|ein(?:e[mnrs]?)?|zwei|drei|vier|fünf|zehn|une?|deux|trois|quatre|cinq|dix|una?|dos|tres|cuatro|cinco|diez|uno|due|tre|quattro|cinque|dieci|um|uma|dois|duas|três|quatro|dez';
export const LENGTH = words(
  `(?:${NUMBERS})[\\s-](?:\\p{L}{1,20}\\s)?(?:${UNITS})`,
  'brief(?:ly)?|short(?:er)?|longer|concise(?:ly)?|as long as|kurz|kürzer|länger|knapp|bref|plus courte?|brève(?:ment)?|más corto|más breve|più breve|più corto|mais curto|brevemente|breve|conciso',
);

export const TONE = words(
  'tone|style|formal|informal|friendly|polite|professional|casual|warm|neutral|objective|audience|readers?|beginners?|experts?|children|customers?|colleagues?|students?',
  'ton|stil|förmlich|formell|freundlich|höflich|sachlich|neutral|zielgruppe|leser(?:n|innen)?|anfänger|kunden|kinder|kollegen',
  'style|amical|poli|professionnel|public|lecteurs?|débutants?|clients?|enfants',
  'tono|estilo|amable|cortés|profesional|público|lectores|principiantes|clientes|niños',
  'stile|amichevole|cortese|professionale|pubblico|lettori|principianti|clienti|bambini',
  'tom|estilo|amigável|educado|profissional|público|leitores|iniciantes|clientes|crianças',
);

export const EXAMPLE = words(
  'for example|for instance|e\\.g\\.|examples?|such as|input:|output:',
  'zum beispiel|z\\. ?b\\.|beispiele?|eingabe:|ausgabe:',
  'par exemple|p\\. ex\\.|exemples?|entrée :|sortie :',
  'por ejemplo|ejemplos?|entrada:|salida:',
  'per esempio|ad esempio|esempi?o?|ingresso:|uscita:',
  'por exemplo|exemplos?|saída:',
);

/** What to do where something is not known or not there. */
export const OTHERWISE = words(
  "(?:if|when|where|unless)(?:\\s[^.!?\\n]{0,60})?\\s(?:don(?:’|')t|do not|does not|doesn(?:’|')t|cannot|can(?:’|')t|not|no|none|nothing|missing|unclear|unknown|unsure|empty|otherwise)|otherwise",
  '(?:wenn|falls|sofern)(?:\\s[^.!?\\n]{0,60})?\\s(?:nicht|kein|keine|keinen|nichts|fehlt|fehlen|unklar|unbekannt|unsicher)|andernfalls|sonst',
  '(?:si|quand|lorsque)(?:\\s[^.!?\\n]{0,60})?\\s(?:pas|aucune?|rien|manquent?|inconnue?|incertain)|sinon',
  '(?:si|cuando)(?:\\s[^.!?\\n]{0,60})?\\s(?:no|ninguna?|nada|faltan?|desconocid[oa])|si no|de lo contrario',
  '(?:se|quando)(?:\\s[^.!?\\n]{0,60})?\\s(?:non|nessun[oa]?|niente|mancano?|sconosciut[oa])|altrimenti',
  '(?:se|quando)(?:\\s[^.!?\\n]{0,60})?\\s(?:não|nenhuma?|nada|faltam?|desconhecid[oa])|caso contrário',
);

export const VAGUE = words(
  'etc|and so on|and so forth|some kind of|sort of|somehow|as appropriate|if appropriate|as needed|where necessary|if necessary|more or less|a bit|and stuff|or something|whatever',
  'usw|und so weiter|irgendwie|irgendwas|gegebenenfalls|ggf|bei bedarf|mehr oder weniger|ein bisschen|oder so',
  'et cetera|et ainsi de suite|en quelque sorte|si besoin|si nécessaire|plus ou moins|un peu|ou quelque chose',
  'etcétera|y así sucesivamente|de alguna manera|si es necesario|más o menos|un poco|o algo así',
  "eccetera|e così via|in qualche modo|se necessario|più o meno|un po(?:’|')|o qualcosa",
  'e assim por diante|de alguma forma|se necessário|mais ou menos|um pouco|ou algo assim',
);

export const FILLER = words(
  "please|kindly|could you|would you|can you|i would like you to|i(?:’|')d like you to|thank you|thanks",
  'bitte|könntest du|könnten sie|kannst du|können sie|ich möchte,? dass|vielen dank|danke',
  "s(?:’|')il (?:te|vous) plaît|pourrais-tu|pourriez-vous|peux-tu|pouvez-vous|merci",
  'por favor|podrías|podría|puedes|gracias',
  'per favore|per piacere|potresti|puoi|grazie',
  'poderia|você pode|obrigad[oa]',
);

/** What was to be filled in and was not. */
export const UNFILLED =
  /\[(?:insert|your|add|enter|fill|name|date|topic|company|product|einfügen|dein|ihr|thema|insérer|votre|ton|nom|inserta|tu|su|nombre|inserisci|tuo|insira|seu)\b[^[\]\n]{0,60}\]|<(?:insert|your|einfügen|insérer|votre|inserta|inserisci|insira)\b[^<>\n]{0,60}>|\b(?:TODO|TBD|FIXME|XXX+)\b|_{4,}|\blorem ipsum\b/iu;
