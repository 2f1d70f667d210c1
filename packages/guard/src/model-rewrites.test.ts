import { describe, expect, it } from 'vitest';
import { checkFidelity } from './check-fidelity.ts';

type Pairs = [original: string, rewritten: string][];

const lostIn = (original: string, rewritten: string) => {
  const { requirements, added } = checkFidelity(original, rewritten);
  return [...requirements, ...added].filter(({ verdict }) => verdict === 'lost');
};

/** Wordings of models that shorten prompts. */
describe('a faithful rewrite in other words', () => {
  it.each<Pairs[number]>([
    [
      'You only reply in full if they greet you, and otherwise with one line.',
      'Reply in full only if they greet you, and otherwise with one line.',
    ],
    [
      'Give each of them one point to praise and one to mend, not more.',
      'Give each of them just one point to praise and one to mend.',
    ],
    ['Never rename a folder, never move one.', 'Never rename or move a folder.'],
    ['Tell how the town changed over the course of ten years.', 'Tell how the town changed over ten years.'],
    ['Write a summary that I can drop into the wiki.', 'Summarise it so that I can paste it into the wiki.'],
    [
      'Escribe tres titulares y no uses más de uno con pregunta.',
      'Escribe tres titulares y usa como máximo uno con pregunta.',
    ],
    [
      'No hacemos excepciones, salvo si el cliente es nuevo.',
      'Sin excepciones, salvo si el cliente es nuevo.',
    ],
    ['Write a plan to move from Postgres 14 to 16.', 'Write a plan for Postgres 14 → 16.'],
    ['Read the files in /etc and list what changed.', 'Read the files in `/etc` and list what changed.'],
    [
      'The maid does all but she never cleans the windows. Describe her.',
      'Describe the maid: she does everything but never cleans the windows.',
    ],
    ['I say 180 words at the very most.', 'At most 180 words.'],
    ['Trial sessions are free of charge.', 'Trial sessions are free.'],
    ['Product names and numbers mustn’t be changed.', 'Product names and numbers unchanged.'],
    [
      'Use amounts with neither a currency symbol nor a comma.',
      'Use amounts without currency symbol or comma.',
    ],
  ])('passes: %s', (original, rewritten) => {
    expect(checkFidelity(original, rewritten)).toMatchObject({ passed: true });
  });

  it.each<Pairs[number]>([
    [
      "I'm building a small bot that answers questions about it. Report only what was asked and don't volunteer the rest.",
      "You answer questions about the menu above. Report only what was asked; don't volunteer the rest.",
    ],
    [
      'Write the reply to this mail. No greeting and no signature: both are added automatically.',
      'Write the reply to this mail. Nothing else: greeting and signature are added automatically.',
    ],
    [
      'An elderly man who only notices how odd it all is when it is nearly over.',
      'An elderly man who notices how odd it all is only when it is nearly over.',
    ],
    ['Two of the characters should know each other’s secrets.', 'Two know each other’s secrets.'],
    [
      "There's a sauna, but only in Northgate, which opens at 6.",
      'Northgate alone has a sauna. It opens at 6.',
    ],
  ])('is in doubt at most: %s', (original, rewritten) => {
    expect(lostIn(original, rewritten)).toEqual([]);
  });
});

describe('a changed meaning in a rewrite', () => {
  it.each<Pairs[number]>([
    ['The story has to end with a question.', 'The story could end with a question.'],
    ['When the form is complete, it goes to Mr Rossi.', 'When the form is complete, it comes from Mr Rossi.'],
    ['You’re welcome to mention other customers.', 'Mention other customers.'],
    ['Please avoid jargon as far as you possibly can.', 'No jargon.'],
    ['Take out snacks first, then drinks.', 'Remove snacks or drinks.'],
    ['Name six people. At least one of them should be funny.', 'Name six people. One is funny.'],
    ['No jokes about his age, please.', 'Nothing about his age.'],
    ['Escribe un poema. No hagas ninguna broma sobre la edad.', 'Escribe un poema. Nada sobre la edad.'],
    ['Tests aren’t necessary.', 'No tests.'],
  ])('is found: %s', (original, rewritten) => {
    expect(checkFidelity(original, rewritten).passed).toBe(false);
  });

  it.each<Pairs[number]>([
    [
      'Write three ads for our shop. Every ad must say that delivery is free. Use at most 20 words each.',
      'Write three ads for our shop. Use at most 20 words each.',
    ],
    ["You needn't mention the price.", "Don't mention the price."],
    ['Paragrafen musst du keine nennen.', 'Nenne keine Paragrafen.'],
    [
      'Compute the yearly use of 3,500 kWh per household.',
      'Compute the yearly use of 3,500 MWh per household.',
    ],
    ['Answer the customer in Spanish.', 'Answer the customer in English.'],
    ['Antworte dem Kunden auf Spanisch.', 'Antworte dem Kunden auf Englisch.'],
  ])('is certain: %s', (original, rewritten) => {
    expect(lostIn(original, rewritten)).not.toEqual([]);
  });

  it('leaves open what the writer does not need', () => {
    const original = "I don't need a poem, my brother is writing one.";
    expect(lostIn(original, 'No poem, my brother is writing one.')).toEqual([]);
    expect(checkFidelity(original, 'No poem, my brother is writing one.').passed).toBe(false);
  });

  it('is not certain of a sentence that is gone where new words may say it', () => {
    const original = 'Write three ads for our shop. Every ad must say that delivery is free.';
    expect(lostIn(original, 'Write three ads for our shop. Mention that we ship at no cost.')).toEqual([]);
  });
});

describe('a change that a shorter text hides', () => {
  it.each<[...Pairs[number], part: string]>([
    [
      'Your message always ends with the ticket number.',
      'Your message may end with the ticket number.',
      'always',
    ],
    [
      'The customer wrote to us in Dutch. Please answer him in English, in four sentences.',
      'The customer wrote in Dutch. Answer him in Dutch, in four sentences.',
      'English',
    ],
    [
      'O manual está em inglês. Faça um resumo em português, com uma página.',
      'O manual está em inglês. Resuma em inglês, em uma página.',
      'português',
    ],
    [
      'Describe the four apartments with 80 words for each of them, and name the nearest stop.',
      'Describe the four apartments in 80 words, and name the nearest stop.',
      '80',
    ],
    [
      'Présente nos cinq vins en 40 mots chacun, en précisant le fromage.',
      'Présente nos cinq vins en 40 mots, en précisant le fromage.',
      '40',
    ],
    [
      'Hay que transferir 3.000 euros de la cuenta de ahorro a la cuenta corriente.',
      'Transferir 3.000 euros de la cuenta corriente a la de ahorro.',
      'ahorro',
    ],
    ['La bottiglia contiene 75 centilitri.', 'La bottiglia contiene 75 millilitri.', '75'],
    [
      'Bitte frag erst nach der Versicherungsnummer und prüfe danach, ob die Praxis Patienten aufnimmt.',
      'Prüfe erst, ob die Praxis Patienten aufnimmt, und frag danach nach der Versicherungsnummer.',
      'prüfe danach',
    ],
    [
      'Write the invitation. Say that everyone brings a dessert and ask for a confirmation by Friday.',
      'Write the invitation and ask for a confirmation by Friday.',
      'dessert',
    ],
  ])('is pointed at: %s', (original, rewritten, part) => {
    const { passed, requirements } = checkFidelity(original, rewritten);
    const at = original.indexOf(part);
    expect(passed).toBe(false);
    expect(
      requirements.some(
        ({ verdict, start, end }) => verdict !== 'kept' && start < at + part.length && end > at,
      ),
    ).toBe(true);
  });

  it.each<Pairs[number]>([
    ['Describe the four flats, 80 words each.', 'Describe each of the four flats in 80 words.'],
    ['Describe the four flats, 80 words each.', 'Describe the four flats (80 words/flat).'],
    ['End with three measures, each with a date.', 'End with three dated measures.'],
    ['The manual is in English. Summarise it in Dutch.', 'Summarise the English manual in Dutch.'],
    [
      'Hay que transferir 3.000 euros de la cuenta de ahorro a la cuenta corriente.',
      'Transferir 3.000 euros de la cuenta de ahorro a la cuenta corriente.',
    ],
    [
      'The script must not exit unless all files are there.',
      'The script may exit only if all files are there.',
    ],
  ])('is none in: %s', (original, rewritten) => {
    expect(
      checkFidelity(original, rewritten).lost.concat(checkFidelity(original, rewritten).doubtful),
    ).toEqual([]);
  });
});

describe('a negation among words that say little', () => {
  it.each<Pairs[number]>([
    ['If the customer asks for a refund, do not do it.', 'If the customer asks for a refund, do it.'],
    [
      'Some users want you to write their homework. Do not do that.',
      'Some users want you to write their homework. Do that.',
    ],
    [
      'Some users want you to write their homework. Never do that.',
      'Some users want you to write their homework.',
    ],
    ['You must not do that.', 'You must do that.'],
    ['Never do it again.', 'Do it again.'],
    ['This is not for them. Write for children.', 'This is for them. Write for children.'],
    ['Do not do it.', ''],
  ])('is missed: %s', (original, rewritten) => {
    const { passed, requirements } = checkFidelity(original, rewritten);
    expect(passed).toBe(false);
    expect(requirements.some(({ kind, verdict }) => kind === 'negation' && verdict !== 'kept')).toBe(true);
  });

  it.each<Pairs[number]>([
    ['Return JSON. Do not write any text besides the JSON.', 'Return only JSON.'],
    ['I do not have it here. Write a poem about cats.', 'Write a poem about cats.'],
  ])('is not missed where it is said otherwise, or binds nobody: %s', (original, rewritten) => {
    const { requirements } = checkFidelity(original, rewritten);
    expect(requirements.filter(({ kind, verdict }) => kind === 'negation' && verdict !== 'kept')).toEqual([]);
  });
});
