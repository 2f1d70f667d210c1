import { has, or, type Rule } from '../rule.ts';
import { type Words, wholeWords } from '../words.ts';

/** Duties, and questions. */
const DUTIES: Words = {
  en: "must|should|need to|have to|your (?:task|job|goal) is|i want|i need|can you|could you|would you|i(?:’|')d like",
  de: 'kannst du|könntest du|können sie|könnten sie|muss|müssen|soll|sollst|sollen|sollte|deine aufgabe|ich (?:möchte|brauche|will)',
  fr: 'peux-tu|pourrais-tu|pouvez-vous|pourriez-vous|dois|doit|devez|il faut|ta tâche|votre tâche|je (?:veux|voudrais)',
  es: 'puedes|podrías|podría|debes?|debe|tiene que|tienes que|tu tarea|su tarea|quiero|necesito',
  it: 'puoi|potresti|potrebbe|devi|deve|dovresti|il tuo compito|voglio|vorrei',
  pt: 'pode|poderia|deves?|precisa|tua tarefa|sua tarefa|quero|preciso',
};
/** Orders, where they begin a sentence. */
const ORDERS: Words = {
  en: 'add|analy[sz]e|answer|apologi[sz]e|ask|avoid|be|build|change|check|choose|classify|compare|complete|consider|convert|correct|create|decide|define|describe|design|do|draft|edit|ensure|evaluate|explain|extract|fill|find|fix|focus|follow|format|generate|give|greet|help|identify|improve|include|keep|list|make|mention|name|never|output|plan|prepare|propose|provide|rank|read|recommend|remove|reply|report|respond|return|review|rewrite|say|score|select|show|sort|start|state|suggest|summari[sz]e|tell|test|think|translate|use|write',
  de: 'analysiere|antworte|beachte|beantworte|begrüße|beschreibe|bewerte|erkläre|erstelle|ermittle|extrahiere|finde|fasse|formuliere|generiere|gib|hilf|liste|mach|nenne|nutze|ordne|prüfe|sag|schlage|schreibe?|sortiere|überprüfe|übersetze|vergleiche|vermeide|verwende|wähle|zeige|zähle',
  fr: 'ajoutez?|analyse[rz]?|compare[rz]?|corrige[rz]?|crée[rz]?|décri(?:s|re|vez)|donne[rz]?|écri(?:s|re|vez)|évite[rz]?|explique[rz]?|extrai(?:s|re|yez)|fai(?:s|tes)|génère|générez|indique[rz]?|liste[rz]?|propose[rz]?|rédige[rz]?|réponds|répondez|résume[rz]?|tradui(?:s|re|sez)|trouve[rz]?|utilise[rz]?|vérifie[rz]?',
  es: 'analiza|añade|clasifica|compara|corrige|crea|da|describe|di|escribe|escriba|evita|explica|extrae|genera|haz|indica|lista|muestra|propon|redacta|resume|responde|responda|revisa|traduce|traduzca|usa|utiliza',
  it: 'analizza|classifica|confronta|correggi|crea|descrivi|dimmi|elenca|estrai|evita|fai|genera|indica|mostra|proponi|riassumi|rispondi|scrivi|spiega|traduci|trova|usa|utilizza|verifica',
  pt: 'analise|classifica|compare|corrija|crie|descreva|dê|diga|escreva|evite|explique|extraia|faça|gere|indique|liste|mostre|resuma|responda|reveja|traduza|use|utilize|verifique',
};
const BEFORE_ORDERS =
  '(?:^|[.!?:;,\\n\\-*>]\\s{0,4}|\\d[.)]\\s{0,4}|\\b(?:and|then|please|und|dann|bitte|et|puis|y|por favor|e|poi)\\s{1,2})';
/** Scripts without capitals and spaces, in which this cannot be told: they are taken for tasks. */
const OTHER_SCRIPTS =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Arabic}\\p{Script=Cyrillic}\\p{Script=Devanagari}]{2}';
/** That something is to be done. */
const TASK = new RegExp(
  ['\\?|？', wholeWords(DUTIES), `${BEFORE_ORDERS}${wholeWords(ORDERS)}`, OTHER_SCRIPTS].join('|'),
  'iu',
);

export const taskRule: Rule = {
  rule: 'task',
  weight: 3,
  message: 'No instruction was found.',
  remedy: 'Say what the model must do, in one sentence that begins with a verb.',
  lookedFor: [TASK],
  judge: or(({ sections }) => Boolean(sections?.task?.trim()), has(TASK)),
  good: [
    'Summarize it',
    'Fasse das zusammen.',
    'Réponds à ce mail.',
    'Escribe un poema',
    'Scrivi una poesia',
    'Escreva um poema',
    'What is this?',
    'hi, can you make it nicer',
    'kannst du das kürzen',
    '请总结这篇文章',
    'Das Ergebnis muss kurz sein',
  ],
  bad: ['Hello there', 'The weather', 'Guten Tag'],
};
