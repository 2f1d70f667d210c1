import type { Language } from '@refinery/text/language.ts';
import type { SectionName } from './sections.ts';

type Cues = readonly (readonly [SectionName, RegExp])[];

/** Openings and binding words of the other languages, tried in this order. */
export const FOREIGN_CUES: Partial<Record<Language, Cues>> = {
  de: [
    [
      'role',
      /^(?:deine rolle|ihre rolle|du bist|sie sind|agiere als|handle als|stell dir vor, du|schlüpfe in|verhalte dich wie)\b/,
    ],
    ['examples', /^(?:zum beispiel|beispiele?\b|z\.\s?b\.)/],
    [
      'output',
      /^(?:gib|antworte|formatiere|die (?:ausgabe|antwort)|das (?:ergebnis|format))\b.*\b(?:json|xml|yaml|csv|tabelle|liste|markdown|stichpunkten?|aufzählung)\b/,
    ],
    [
      'constraints',
      /^(?:verwende|benutze|nutze|vermeide|achte|beschränke|halte|schreibe (?:auf|in)|antworte (?:auf|in)|kein|keine|nur|niemals|nie|maximal|höchstens|mindestens|wenn|falls)\b|\b(?:darf|dürfen|muss|müssen|soll|sollen|sollte|sollten)(?= |$)|\bnicht (?:länger|mehr) als\b|\b(?:höchstens|mindestens|maximal) \d/,
    ],
    [
      'task',
      /^(?:bitte )?(?:schreib|erstell|erklär|übersetz|fass|nenn|gib|analysier|vergleich|beschreib|entwickl|formulier|liste|korrigier|verbesser|prüf|hilf|berechn|finde|zeig|plan|entwirf|überarbeit|such|bewert|ordne|wandle|kürz|erzähl|mach)(?:e|st|t|en)?(?= |$)|^(?:ich (?:brauche|möchte|will)|deine aufgabe|ihre aufgabe)\b/,
    ],
  ],
  fr: [
    [
      'role',
      /^(?:ton rôle|votre rôle|tu es|vous êtes|agis comme|agissez comme|joue le rôle|imagine que tu es)\b/,
    ],
    ['examples', /^(?:par exemple|exemples?\b)/],
    [
      'output',
      /^(?:réponds|répondez|renvoie|retourne|donne|présente|formate|le résultat|la réponse)(?= ).*\b(?:json|xml|yaml|csv|tableau|liste|markdown|puces)\b/,
    ],
    [
      'constraints',
      /^(?:n'|ne )|^(?:utilise|utilisez|évite|évitez|limite|assure|veille|sois|soyez|garde|réponds en|écris en|si|pas de|sans|toujours|jamais|seulement|uniquement)(?= )|(?:^| )(?:doit|doivent|devrait|ne (?:dépasse|doit|doivent)|au (?:plus|moins) \d|maximum)(?= |$|\.)/,
    ],
    [
      'task',
      /^(?:rédige|rédigez|écris|écrivez|explique|expliquez|traduis|traduisez|résume|résumez|crée|créez|donne|donnez|liste|analyse|analysez|compare|comparez|décris|décrivez|propose|proposez|corrige|corrigez|génère|générez|aide|aidez|trouve|trouvez|fais|faites|calcule|raconte)(?:-moi)?(?= )|^(?:je (?:veux|voudrais|souhaite)|j'ai besoin|ta tâche|votre tâche)(?= )/,
    ],
  ],
  es: [
    [
      'role',
      /^(?:tu rol|tu papel|su papel|eres|usted es|actúa como|actúe como|imagina que eres|haz de)(?= )/,
    ],
    ['examples', /^(?:por ejemplo|ejemplos?\b)/],
    [
      'output',
      /^(?:devuelve|responde|presenta|muestra|entrega|el resultado|la respuesta|la salida)(?= ).*\b(?:json|xml|yaml|csv|tabla|lista|markdown|viñetas)\b/,
    ],
    [
      'constraints',
      /^(?:no|nunca|evita|evite|usa|utiliza|limita|mantén|asegúrate|sé|si|siempre|solo|sólo|sin|responde en|escribe en)(?= )|(?:^| )(?:debe|deben|debería|deberían|como máximo|al menos \d|máximo|no (?:más|menos) de)(?= |$|\.)/,
    ],
    [
      'task',
      /^(?:escribe|escriba|redacta|explica|explique|traduce|traduzca|resume|resuma|crea|cree|genera|analiza|compara|describe|propón|corrige|haz|dame|enumera|calcula|ayúdame|encuentra|diseña|cuenta|cuéntame)(?= )|^(?:quiero|necesito|tu tarea)(?= )/,
    ],
  ],
  pt: [
    ['role', /^(?:seu papel|você é|tu és|aja como|atue como|imagine que você é)(?= )/],
    ['examples', /^(?:por exemplo|exemplos?\b)/],
    [
      'output',
      /^(?:retorne|responda|apresente|mostre|o resultado|a resposta|a saída)(?= ).*\b(?:json|xml|yaml|csv|tabela|lista|markdown|tópicos)\b/,
    ],
    [
      'constraints',
      /^(?:não|nunca|evite|use|utilize|limite|mantenha|certifique-se|seja|se|sempre|apenas|somente|sem|responda em|escreva em)(?= )|(?:^| )(?:deve|devem|deveria|no máximo|pelo menos \d|máximo|não (?:mais|menos) de)(?= |$|\.)/,
    ],
    [
      'task',
      /^(?:escreva|escreve|redija|explique|traduza|resuma|crie|gere|analise|compare|descreva|proponha|corrija|faça|dê|liste|calcule|ajude|encontre|conte)(?:-me)?(?= )|^(?:quero|preciso|sua tarefa)(?= )/,
    ],
  ],
  it: [
    [
      'role',
      /^(?:il tuo ruolo|sei un|sei una|sei il|sei la|lei è|agisci come|comportati come|immagina di essere)(?= |')/,
    ],
    ['examples', /^(?:per esempio|ad esempio|esempi\w?\b)/],
    [
      'output',
      /^(?:restituisci|rispondi|presenta|mostra|il risultato|la risposta)(?= ).*\b(?:json|xml|yaml|csv|tabella|elenco|lista|markdown)\b/,
    ],
    [
      'constraints',
      /^(?:non|mai|evita|usa|utilizza|limita|mantieni|assicurati|sii|se|sempre|solo|soltanto|senza|rispondi in|scrivi in)(?= )|(?:^| )(?:deve|devono|dovrebbe|al massimo|almeno \d|massimo|non più di)(?= |$|\.)/,
    ],
    [
      'task',
      /^(?:scrivi|redigi|spiega|spiegami|traduci|riassumi|crea|genera|analizza|confronta|descrivi|proponi|correggi|fai|dammi|elenca|calcola|aiutami|trova|racconta|raccontami)(?= )|^(?:voglio|vorrei|ho bisogno|il tuo compito)(?= )/,
    ],
  ],
};
