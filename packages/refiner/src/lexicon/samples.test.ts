import { checkFidelity } from '@refinery/guard';
import { textLanguage } from '@refinery/text/language.ts';
import { lex } from '@refinery/text/lex.ts';
import { describe, expect, it } from 'vitest';
import { GERMAN_SAMPLES } from '../../fixtures/samples/de.ts';
import { SPANISH_SAMPLES } from '../../fixtures/samples/es.ts';
import { FRENCH_SAMPLES } from '../../fixtures/samples/fr.ts';
import { ITALIAN_SAMPLES } from '../../fixtures/samples/it.ts';
import { PORTUGUESE_SAMPLES } from '../../fixtures/samples/pt.ts';
import { refine } from '../index.ts';
import type { CompressionLevel } from '../model/types.ts';

const LEVELS: readonly CompressionLevel[] = ['low', 'medium', 'high'];
/** Least share of tokens saved on all samples of a language. */
const LEAST = { low: 0.11, medium: 0.14, high: 0.14 };

const at = (compressionLevel: CompressionLevel, text: string): string =>
  refine(text, { compressionLevel }).refinedText;

describe.each([
  ['de', GERMAN_SAMPLES],
  ['fr', FRENCH_SAMPLES],
  ['es', SPANISH_SAMPLES],
  ['pt', PORTUGUESE_SAMPLES],
  ['it', ITALIAN_SAMPLES],
] as const)('prompts in %s', (language, samples) => {
  it('are recognized', () => {
    expect(samples.filter((text) => textLanguage(lex(text)) !== language)).toEqual([]);
  });

  it.each(LEVELS)('lose nothing at %s, are stable and end as sentences do', (level) => {
    let before = 0;
    let after = 0;
    for (const text of samples) {
      const result = refine(text, { compressionLevel: level });
      before += result.originalTokens;
      after += result.refinedTokens;
      expect(checkFidelity(text, result.refinedText).lost).toEqual([]);
      expect(at(level, result.refinedText)).toBe(result.refinedText);
      expect(result.refinedText).not.toMatch(/ {2}|,,|,\.|\.\.|¿\s|^\P{L}*\p{Ll}|[.!?] \p{Ll}/u);
    }
    expect(1 - after / before).toBeGreaterThan(LEAST[level]);
  });
});

/** Prompt, what `low` makes of it, and what `medium` and `high` make of it where that differs. */
const EXPECTED: readonly (readonly [text: string, low: string, medium?: string])[] = [
  ['Könntest du bitte eine E-Mail schreiben?', 'Schreibe eine E-Mail.'],
  ['Ich möchte, dass du als Lehrer agierst.', 'Agiere als Lehrer.'],
  ['Kannst du mir bitte erklären, warum der Himmel blau ist?', 'Erkläre, warum der Himmel blau ist.'],
  ['Könnten Sie bitte den Text in 3 Sätzen zusammenfassen?', 'Fassen Sie den Text in 3 Sätzen zusammen.'],
  [
    'Deine Aufgabe ist es, die Fehler zu analysieren und mir eine Lösung vorzuschlagen.',
    'Analysiere die Fehler und schlage eine Lösung vor.',
  ],
  [
    'Es ist sehr wichtig, dass du keine Namen nennst.',
    'Es ist sehr wichtig, dass du keine Namen nennst.',
    'Nenne keine Namen.',
  ],
  [
    'Du sollst natürlich nur auf Deutsch antworten.',
    'Du sollst nur auf Deutsch antworten.',
    'Antworte nur auf Deutsch.',
  ],
  [
    "Bonjour, pourriez-vous s'il vous plaît écrire une lettre et ajouter deux exemples ?",
    'Écrivez une lettre et ajoutez deux exemples.',
  ],
  [
    "Peux-tu m'expliquer comment fonctionne un moteur, s'il te plaît ?",
    'Explique comment fonctionne un moteur.',
  ],
  [
    'Je voudrais que vous agissiez comme un professeur et que vous corrigiez mes phrases.',
    'Agissez comme un professeur et corrigez mes phrases.',
  ],
  ["Qu'en penses-tu, s'il te plaît ?", "Qu'en penses-tu ?"],
  [
    "Lis le texte afin d'obtenir une réponse à l'aide d'un exemple.",
    'Lis le texte pour obtenir une réponse avec un exemple.',
  ],
  ['¿Podrías por favor escribir un poema y añadir un título?', 'Escribe un poema y añade un título.'],
  ['Quiero que actúes como profesor y que me expliques el tema.', 'Actúa como profesor y explica el tema.'],
  ['Me gustaría que escribieras un poema. ¡Muchas gracias!', 'Escribe un poema.'],
  ['Quiero que no uses emojis.', 'No uses emojis.'],
  [
    'Debes responder siempre en español.',
    'Debes responder siempre en español.',
    'Responde siempre en español.',
  ],
  [
    'Você poderia por favor escrever um poema e adicionar um título?',
    'Escreva um poema e adicione um título.',
  ],
  [
    'Gostaria que você atuasse como professor e que me explicasse o tema.',
    'Atue como professor e explique o tema.',
  ],
  ['Quero que você não use emojis.', 'Não use emojis.'],
  ['Você deve sempre responder em português.', 'Você deve sempre responder em português.'],
  [
    "Potresti per favore scrivere un'e-mail e aggiungere un oggetto?",
    "Scrivi un'e-mail e aggiungi un oggetto.",
  ],
  [
    'Vorrei che tu agissi come un insegnante e che mi spiegassi il tema.',
    'Agisci come un insegnante e spiega il tema.',
  ],
  ['Vergiss nicht, keine Namen zu nennen.', 'Vergiss nicht, keine Namen zu nennen.', 'Nenne keine Namen.'],
  ["N'oubliez pas d'ajouter un titre.", "N'oubliez pas d'ajouter un titre.", 'Ajoutez un titre.'],
  ['No te olvides de citar las fuentes.', 'No te olvides de citar las fuentes.', 'Cita las fuentes.'],
  ['Não se esqueça de citar as fontes.', 'Não se esqueça de citar as fontes.', 'Cite as fontes.'],
  ['Non dimenticare di citare le fonti.', 'Non dimenticare di citare le fonti.', 'Cita le fonti.'],
  ['Potrebbe riassumere il testo in merito al contratto?', 'Riassuma il testo sul contratto.'],
  // Regular verbs, known or not.
  [
    'Deine Aufgabe ist es, Notizen zu kuratieren und Fehler zu finden.',
    'Kuratiere Notizen und finde Fehler.',
  ],
  ['Kannst du das so kürzen, dass es passt?', 'Kürze das so, dass es passt.'],
  // As the author speaks.
  ['Hab nix kapiert. Kannst du mir das erklären?', 'Hab nix kapiert. Erklär mir das.'],
  ['Lo que tienes que hacer es leer la carta y resumir los hechos.', 'Lee la carta y resume los hechos.'],
  ["Ce que tu dois faire, c'est lire la lettre et résumer les faits.", 'Lis la lettre et résume les faits.'],
  ['Quello che devi fare è leggere la lettera e citare i fatti.', 'Leggi la lettera e cita i fatti.'],
  ['O que você precisa fazer é ler a carta e citar os fatos.', 'Leia a carta e cite os fatos.'],
  ['Tenho de te pedir que traduzas a carta para inglês.', 'Traduz a carta para inglês.'],
  ['Te tengo que pedir que revises la carta.', 'Revisa la carta.'],
  ['Es wäre mir lieb, wenn du den Brief kürzen könntest.', 'Kürze den Brief.'],
  ['Du bist Lektor. Wäre es möglich, den Brief zu kürzen?', 'Du bist Lektor. Kürze den Brief.'],
  // A comma goes with its phrase only.
  ['Sois bref stp, elle lit peu.', 'Sois bref, elle lit peu.'],
  ['Sois bref, stp, elle lit peu.', 'Sois bref, elle lit peu.'],
  ['Écris, stp, une carte à Paul.', 'Écris une carte à Paul.'],
  [
    'Ella insiste y yo, la verdad, no veo nada. Describe la foto.',
    'Ella insiste y yo no veo nada. Describe la foto.',
  ],
];

describe('requests', () => {
  for (const [text, low, medium = low] of EXPECTED)
    it(text, () => {
      expect(at('low', text)).toBe(low);
      for (const level of ['medium', 'high'] as const) expect(at(level, text)).toBe(medium);
    });
});

describe('leaves alone', () => {
  it.each([
    // What is allowed is no request.
    'Eres un bot: puedes explicar una tarifa, pero no inventes nada.',
    'Você é um bot. Você pode citar a tarifa.',
    'Du bist ein Bot. Du darfst gern Fotos beschreiben.',
    'Kannst du eine Angabe nicht prüfen, markiere sie.',
    'Willst du etwas ändern, melde es.',
    'Me puedes llamar Ana.',
    // Another infinitive has the same opener.
    'Ihre Aufgabe besteht darin, Rezepte zu lektorieren, nicht sie neu zu schreiben.',
    'Könntest du die Liste prüfen, nicht umschreiben?',
    // Formal and familiar do not mix.
    'Wäre es möglich, den Brief zu kürzen? Nennen Sie die Quellen.',
    // Modifiers that restrict, and what is not certain.
    'Ne donne jamais le résultat final.',
    'Nenne das Endergebnis.',
    'Creo que faltan tres datos. Revisa la tabla.',
    'Je crois que la date est fausse. Vérifie la date.',
    // Words of others, set phrases, a greeting that would leave a stump, corrections.
    "Réponds poliment, même s'il dit merci.",
    'Diga que sente muito e encerre a conversa.',
    'Scrivi che ci dispiace molto e chiudi.',
    'Buenas, equipo. Revisa la tabla.',
    'Os paso (bueno, te paso) la tabla. Corrige los errores.',
    "Je cherche quelqu'un, enfin, quelque chose de drôle. Propose une idée.",
    // The verb is unknown, belongs to another clause, or a second one would be left behind.
    'Könntest du das Brot backen und aufschneiden?',
    'Kannst du Deutsch?',
    'Könnten sie das lesen, die Kinder in der Schule?',
    'Ich habe eine Bitte um mehr Zeit erhalten.',
    'Der Text soll so sehr kurz wie möglich sein.',
    'Pouvez-vous utiliser des bibliothèques externes ?',
    'Je veux que tu écrives un texte et que tu blobes un titre.',
    'Il boit un vin très vieux de très anciens amis.',
    '¿Puedes usar bibliotecas externas?',
    '¿Podrías escribir una guía para instalar el sistema y blobear el servidor?',
    'El texto trata de un favor por favor de un amigo.',
    'Você pode usar bibliotecas externas?',
    'Voglio che tu non usi emoji.',
    'Puoi usare librerie esterne?',
    'Dammi lo stesso risultato.',
    // Here the negation says something.
    "N'oublie pas le titre.",
    'No olvides el título.',
    'Non dimenticare il titolo.',
    'Não esqueça o título.',
    'Vergiss die Quellen nicht.',
    // Material that the prompt hands over.
    'Korrigiere den folgenden Text: Könntest du bitte kommen? Vielen Dank im Voraus!',
    'Traduis le texte suivant : pourriez-vous venir ? Merci beaucoup !',
    'Corrige el siguiente texto: ¿podrías venir, por favor? Muchas gracias.',
  ])('%j', (text) => {
    expect(at('low', text)).toBe(text);
  });

  it('the words of one language in another', () => {
    for (const text of [
      'Write about the German word bitte and the French word merci.',
      'Schrijf alsjeblieft een gedicht, bitte.',
      'Traduce "please note that" al español.',
    ])
      expect(at('medium', text)).toBe(text);
  });
});
