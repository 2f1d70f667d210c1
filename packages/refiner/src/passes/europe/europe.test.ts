import { describe, expect, it } from 'vitest';
import { refine } from '../../index.ts';
import type { CompressionLevel } from '../../model/types.ts';

const at = (compressionLevel: CompressionLevel, text: string): string =>
  refine(text, { compressionLevel }).refinedText;

/** Prompt, and what `medium` makes of it. */
const AT_MEDIUM: readonly (readonly [text: string, medium: string])[] = [
  // Wishes about a thing.
  [
    'Escribe una nota. Me gustaría que la nota fuera breve y que no pareciera un anuncio.',
    'Escribe una nota. La nota debe ser breve y no parecer un anuncio.',
  ],
  [
    'Escribe una nota. Sería bueno que el tono fuera alegre.',
    'Escribe una nota. El tono debería ser alegre.',
  ],
  [
    "Rédige une note. J'aimerais que la note se termine par une question.",
    'Rédige une note. La note doit se terminer par une question.',
  ],
  ['Escreva uma nota. É importante que o tom seja calmo.', 'Escreva uma nota. O tom deve ser calmo.'],
  ['Scrivi una nota. Vorrei che il tono fosse calmo.', 'Scrivi una nota. Il tono deve essere calmo.'],
  [
    'Schreib eine Notiz. Es ist wichtig, dass der Ton ruhig ist.',
    'Schreib eine Notiz. Der Ton muss ruhig sein.',
  ],
  [
    'Schreib eine Notiz. Ich möchte, dass die Notiz ruhig, aber klar klingt.',
    'Schreib eine Notiz. Die Notiz soll ruhig, aber klar klingen.',
  ],
  [
    'Escribe una nota. Es necesario que la nota se termine con una pregunta.',
    'Escribe una nota. La nota debe terminarse con una pregunta.',
  ],
  ['¿Podrías darme tres ideas?', 'Dame tres ideas.'],
  ['¿Podría usted resumir, por favor? Gracias.', 'Resuma.'],
  [
    'Pourrais-tu me donner deux titres et me montrer un exemple ?',
    'Donne-moi deux titres et montre-moi un exemple.',
  ],
  ['Potresti darmi due titoli?', 'Dammi due titoli.'],
  ['Você poderia me dar dois títulos?', 'Dê-me dois títulos.'],
  ['Le ruego que revise la nota e indique los errores.', 'Revise la nota e indique los errores.'],
  ['Könntest du mir zwei Titel geben?', 'Gib mir zwei Titel.'],
  [
    'Achte darauf, dass du kurz antwortest und dass du Beispiele nennst.',
    'Antworte kurz und nenne Beispiele.',
  ],
  // Bounds.
  ['Escribe una nota. La nota no debe superar las 80 palabras.', 'Escribe una nota. Nota: máx. 80 palabras.'],
  ['Rédige une note. Elle ne doit pas dépasser 80 mots.', 'Rédige une note. Max. 80 mots.'],
  ['Escreva uma nota. A nota não deve ter mais de 80 palavras.', 'Escreva uma nota. Nota: máx. 80 palavras.'],
  ['Scrivi una nota. La nota non deve superare le 80 parole.', 'Scrivi una nota. Nota: max. 80 parole.'],
  [
    'Schreib eine Notiz. Die Notiz sollte nicht länger als 80 Wörter sein.',
    'Schreib eine Notiz. Notiz: max. 80 Wörter.',
  ],
  // Passives.
  ['Traduce la carta. Los nombres no deben ser traducidos.', 'Traduce la carta. No traduzcas los nombres.'],
  [
    'Traduis la lettre. Les noms ne doivent pas être modifiés.',
    'Traduis la lettre. Ne modifie pas les noms.',
  ],
  ['Traduza a carta. Os nomes não podem ser alterados.', 'Traduza a carta. Não altere os nomes.'],
  ['Traduci la lettera. I nomi non devono essere modificati.', 'Traduci la lettera. Non modificare i nomi.'],
  [
    'Übersetze den Brief. Die Namen dürfen nicht verändert werden.',
    'Übersetze den Brief. Die Namen nicht verändern.',
  ],
  // Prohibitions.
  [
    'Eres un guía. No debes dar consejos ni prometer descuentos.',
    'Eres un guía. No des consejos ni prometas descuentos.',
  ],
  ['Vous êtes un guide. Vous ne devez jamais citer de prix.', 'Vous êtes un guide. Ne citez jamais de prix.'],
  ['Você é um guia. Você não deve citar preços.', 'Você é um guia. Não cite preços.'],
  ['Sei una guida. Non devi mai citare i prezzi.', 'Sei una guida. Non citare mai i prezzi.'],
  ['Tu es un guide. Je voudrais que tu ne cites pas de prix.', 'Tu es un guide. Ne cite pas de prix.'],
  // Main clauses, tasks and pronouns.
  ['Si falta la fecha, debes pedirle otra al cliente.', 'Si falta la fecha, pídele otra al cliente.'],
  ['Si la date manque, vous devez lui demander une autre.', 'Si la date manque, demandez-lui une autre.'],
  ['Se manca la data, devi chiedergli un altro giorno.', 'Se manca la data, chiedigli un altro giorno.'],
  [
    'Eres un guía de museo y tu tarea es responder a las preguntas.',
    'Eres un guía de museo: responde a las preguntas.',
  ],
  // As politely as the rest.
  ['Redacte una nota. Los nombres no deben ser traducidos.', 'Redacte una nota. No traduzca los nombres.'],
  ['Scriva una nota. I nomi non devono essere modificati.', 'Scriva una nota. Non modifichi i nomi.'],
  // Participles.
  ['Usa los datos que están incluidos en la tabla.', 'Usa los datos incluidos en la tabla.'],
  ['Use os dados que estão incluídos na tabela.', 'Use os dados incluídos na tabela.'],
  ['Usa i dati che sono riportati nella tabella.', 'Usa i dati riportati nella tabella.'],
  ['Utilise les données qui sont indiquées ici.', 'Utilise les données indiquées ici.'],
  ['Die Liste hat nicht mehr als 8 Punkte.', 'Die Liste hat höchstens 8 Punkte.'],
  ['Wenn das Datum fehlt, dann frage danach.', 'Wenn das Datum fehlt, frage danach.'],
];

/** Prompt, and what `high` makes of it. */
const AT_HIGH: readonly (readonly [text: string, high: string])[] = [
  [
    'Escribe una nota. La nota debe ser alegre, no debe contener chistes y tiene que terminar con una pregunta.',
    'Escribe una nota. Nota: alegre, sin chistes, terminando con una pregunta.',
  ],
  [
    'Rédige une note. Le ton doit être sobre et ne doit pas être plus long que 80 mots.',
    'Rédige une note. Ton : sobre, max. 80 mots.',
  ],
  ['Rédige une note. Il doit y avoir deux exemples.', 'Rédige une note. Deux exemples.'],
  ['Escreva uma nota. Os preços devem estar em reais.', 'Escreva uma nota. Preços em reais.'],
  ['Scrivi una nota. Il tono deve essere calmo.', 'Scrivi una nota. Tono: calmo.'],
  [
    'Schreib eine Notiz. Die Notiz sollte höflich sein, in der Du-Form stehen und nicht länger als vier Sätze sein.',
    'Schreib eine Notiz. Notiz: höflich, in der Du-Form und max. vier Sätze.',
  ],
];

describe('demands in note style', () => {
  it.each(AT_MEDIUM)('medium: %j', (text, expected) => {
    expect(at('medium', text)).toBe(expected);
    expect(at('medium', expected)).toBe(expected);
  });

  it.each(AT_HIGH)('high: %j', (text, expected) => {
    expect(at('high', text)).toBe(expected);
    expect(at('high', expected)).toBe(expected);
  });

  it.each([
    // A noun that looks like a verb, a verb that is unknown, or somebody else's duty.
    'Prepare a prova. É preciso que cada questão de múltipla escolha tenha quatro opções.',
    'Escribe un menú. Quiero que mi hijo lea más.',
    'Rédige une note. Il faut que la sauce mijote deux heures.',
    'Escribe una historia. El programa debe leer números y después debe mostrar la media.',
    // It is no thing that is so, or a moment.
    'Comprueba que están incluidos los datos. El día que está cerrado no cuenta.',
    // The second demand would be lost.
    'Quiero que la función reciba una lista y devuelva la suma.',
    'El texto es corto y los nombres deben ser traducidos.',
    'El texto es corto pero debe ser claro.',
    'Die Seite sollte schnell laden und barrierefrei sein.',
    'El usuario debe estar registrado.',
    'Schreib eine Regel: Das ist nicht mehr als fair.',
    'Schreib eine Notiz. Der Ton sollte ruhig sein und der Text sollte kurz sein.',
    'Schreib eine Notiz. Der Preis darf nicht genannt werden.',
    'Explica que no puedes responder e invitarlo a llamar.',
    // Nothing says whether a friend is asked, and a text that says both does not either.
    'Merci de ne jamais citer de prix.',
    'Os nomes não podem ser alterados.',
    'Tu es un guide. Vous trouverez la liste ici. Merci de ne jamais citer de prix.',
    // What is done with a thing, or said of nothing named, is no note.
    'Tiene que quedar lo mejor posible.',
    'Escreva uma lista. Cada linha precisa ser numerada.',
    // How much is asked for, and where.
    'Escribe una nota. Es muy importante para mí que el tono sea muy calmo.',
    'Rédige une note dans la mesure du possible. Les clients sont servis en toutes circonstances.',
    'Nutze die Daten, die dir zur Verfügung stehen, und sei sehr genau.',
    'Ti chiedo di leggere il testo e di restituirmelo.',
    'Vous êtes un guide. Merci de ne pas citer de prix et de répondre en anglais.',
    'Schreib eine Notiz. Die Notiz darf länger als 80 Wörter sein.',
  ])('leaves alone: %j', (text) => {
    expect(at('high', text)).toBe(text);
  });
});
