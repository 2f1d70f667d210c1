import { describe, expect, it } from 'vitest';
import { kinds } from '../fixtures/kinds.ts';
import { checkFidelity } from './check-fidelity.ts';

describe('a changed meaning in the same words', () => {
  it.each([
    ['negation', 'We have not agreed to close the office.', 'We have agreed not to close the office.'],
    ['negation', 'Don’t assume the caller is a member.', 'Assume the caller is not a member.'],
    ['negation', 'Don’t use tables, write full dates.', 'Don’t use tables or write full dates.'],
    ['negation', 'The title must not be translated literally.', 'The title must not be translated.'],
    ['comparison', 'Use twice as many verbs as nouns.', 'Use twice as many nouns as verbs.'],
    ['negation', 'I can’t have both rooms on Monday.', 'I can have neither room on Monday.'],
    [
      'exclusive',
      'Show clients that lack only a phone number.',
      'Show only clients that lack a phone number.',
    ],
    ['exception', 'Name nobody except the director.', 'Name everybody except the director.'],
    [
      'exception',
      'Translate all captions, brand names excepted.',
      'Translate all captions including brand names.',
    ],
    ['condition', 'Send the form unless the fee is paid.', 'Send the form if the fee is paid.'],
    [
      'condition',
      'Always quote the price. If there is a discount, explain it.',
      'If there is a discount, explain it and quote the price.',
    ],
    ['addition', 'If the flight was delayed, apologise.', 'If the flight was delayed or moved, apologise.'],
    [
      'order',
      'Pay the invoice once the manager has signed it.',
      'Pay the invoice and then have the manager sign it.',
    ],
    ['modality', 'The bot can ask for the order number.', 'The bot must ask for the order number.'],
    ['modality', 'Sum up the lesson. You can use a diagram.', 'Sum up the lesson using a diagram.'],
    ['modality', 'Eres un bot. Puedes citar la tarifa.', 'Eres un bot. Cita la tarifa.'],
    ['bound', 'Mark orders more than 20 days late.', 'Mark orders at least 20 days late.'],
    ['role', 'You ask the questions and I answer them.', 'I ask the questions and you answer them.'],
    [
      'role',
      'Anna told Petra to call the bank before she leaves.',
      'Anna told Petra to call the bank before Anna leaves.',
    ],
    [
      'time',
      'Explain what the council has decided about parking.',
      'Explain what the council is going to decide about parking.',
    ],
    ['time', 'Write that I worked in a bakery.', 'Write that I work in a bakery.'],
    ['time', 'The band is going to sing in Lyon.', 'The band sang in Lyon.'],
    [
      'possession',
      'Ask for the dog’s age and the owner’s phone number.',
      'Ask for their age and the owner’s phone number.',
    ],
    [
      'exchange',
      'Headline: at most 8 words. Summary: at most 40 words.',
      'Headline at most 40 words, summary at most 8 words.',
    ],
    [
      'opposite',
      'The agent may run safe jobs. It must confirm unsafe ones.',
      'The agent may run unsafe jobs. It must confirm safe ones.',
    ],
    ['quantifier', 'Show the latest invoice of each client.', 'Show the latest invoices of each client.'],
    ['quantifier', 'Suggest a café in each of these towns.', 'Suggest a café in one of these towns.'],
  ])('is found: %s: %s', (kind, original, rewritten) => {
    expect(kinds(original, rewritten)).toContain(kind);
  });
});

describe('the same meaning in other words', () => {
  it.each([
    ['Use strict types, avoid globals, and add comments.', 'Add comments, avoid globals, use strict types.'],
    ['The refunds are to be left out by the query.', 'The query should leave out the refunds.'],
    ['Never send it without having checked the address.', 'Always check the address before sending it.'],
    ['Leave the order of the rows as it is.', 'Keep the order of the rows.'],
    ['The brand names must not be translated.', 'Leave the brand names untranslated.'],
    [
      'Do not suggest a plan until the client has named a budget.',
      'Only suggest a plan once the client has named a budget.',
    ],
    ['It would be good if the model could list the risks.', 'List the risks.'],
    ['I hope you are well, I know you get this a lot. List three birds.', 'List three birds.'],
    ['Your reply must contain nothing except the query.', 'Reply with the query only.'],
    ['I have a balcony that faces north. Suggest herbs.', 'Suggest herbs for my north-facing balcony.'],
    ['It must not contain a discount or a name.', 'Must not contain:\n- a discount\n- a name'],
    [
      'Return JSON with the keys "city" and "code". Output only the JSON.',
      'Output JSON only: {"city": …, "code": …}',
    ],
    ['Three paragraphs, none of which has more than 50 words.', 'Three paragraphs of at most 50 words each.'],
    ['Draw a table. No text before or after the table.', 'Draw a table, no text before or after it.'],
    ['Present both sides fairly.', 'Present the two sides fairly.'],
    [
      'Visitors ask questions about the guide. If the guide lacks the answer to a question, tell the visitor to write to help@example.com.',
      'Visitors ask questions about the guide. If it lacks the answer, tell them to write to help@example.com.',
    ],
  ])('is kept: %s', (original, rewritten) => {
    expect(kinds(original, rewritten)).toEqual([]);
  });
});

it('a text keeps every requirement of itself', () => {
  const text = 'List at most 5 birds. Never name cities.';
  const { passed, requirements } = checkFidelity(text, text);
  expect(passed).toBe(true);
  expect(requirements.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual([
    'statement kept',
    'statement kept',
  ]);
});

describe('a statement that is gone', () => {
  const rest = 'Plan the trip of our choir to Ghent. Bookings need the names and the date of the trip.';

  it.each([
    'About two pages.',
    'Make short lists.',
    'If the date is right, say so and go on.',
    'If one of both is missing, ask for it.',
    'At the end, show me how to book.',
    'I will write the names and the greeting on my own.',
    'Do not leave out a single day.',
    'Answer on the basis of the bookings and of nothing else.',
  ])('%s', (sentence) => {
    const { passed, requirements } = checkFidelity(`${rest} ${sentence} Thanks!`, `${rest} Thanks!`);
    expect(passed).toBe(false);
    const doubts = requirements.filter(({ verdict }) => verdict !== 'kept');
    expect(doubts.every(({ start }) => start >= rest.length)).toBe(true);
  });

  it.each([
    'Hey!',
    'I am so glad that you help me.',
    'Thanks so much in advance, really.',
    'Book the names.',
  ])('that asked for nothing of its own: %s', (sentence) => {
    const before = `${rest} We book the names and the date.`;
    expect(checkFidelity(`${before} ${sentence}`, before).passed).toBe(true);
  });

  it.each([
    [
      'Sort the books by author and print the shelf numbers on green labels.',
      ' and print the shelf numbers on green labels',
    ],
    ['If the parcel is heavy, warn the courier beforehand, and weigh it.', ', warn the courier beforehand'],
    [
      'Describe the garden, its twelve fruit trees and the pond included, for a child.',
      ', its twelve fruit trees and the pond included',
    ],
  ])('a part of one: %s', (sentence, part) => {
    const { passed } = checkFidelity(`${rest} ${sentence}`, `${rest} ${sentence.replace(part, '')}`);
    expect(passed).toBe(false);
  });

  it('the closing tag of one of two blocks', () => {
    const blocks = '<doc>First text.</doc> Compare both. <doc>Second text.</doc>';
    const rewritten = '<doc>First text. Compare both. <doc>Second text.</doc>';
    const { doubtful } = checkFidelity(blocks, rewritten);
    expect(new Set(doubtful.map(({ kind }) => kind))).toEqual(new Set(['tag']));
  });
});
