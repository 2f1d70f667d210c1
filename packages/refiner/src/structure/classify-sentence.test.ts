import { textLanguage } from '@refinery/text/language.ts';
import { lex } from '@refinery/text/lex.ts';
import { describe, expect, it } from 'vitest';
import { classifySentence } from './classify-sentence.ts';
import { KNOWN_SENTENCES } from './known-sentences.ts';
import type { SectionName } from './sections.ts';
import { UNSEEN_SENTENCES } from './unseen-sentences.ts';

const sectionOf = (sentence: string): SectionName => classifySentence(sentence, textLanguage(lex(sentence)));

function accuracy(labelled: Record<SectionName, string[]>): number {
  const pairs = Object.entries(labelled).flatMap(([label, list]) =>
    list.map((sentence) => [label, sentence] as const),
  );
  return pairs.filter(([label, sentence]) => sectionOf(sentence) === label).length / pairs.length;
}

describe('classifySentence', () => {
  it('agrees with the labels of known sentences', () => {
    expect(accuracy(KNOWN_SENTENCES)).toBeGreaterThan(0.97);
  });

  // At first sight 102 of 116 (88 %) of those written first, then, mended, all 69 of those written later.
  it('agrees with the labels of sentences that the rules were not made from', () => {
    expect(accuracy(UNSEEN_SENTENCES)).toBeGreaterThan(0.95);
  });

  it.each([
    ['Write at least three haikus about spring.', 'task'],
    ['Write no more than three sentences.', 'constraints'],
    ['My printer does not work.', 'context'],
    ['Do not print anything.', 'constraints'],
    ['You are given a table.', 'context'],
    ['You are a table tennis coach.', 'role'],
    ['Return only JSON, no prose.', 'output'],
    ['The answer must not exceed 100 words.', 'constraints'],
    ['The answer must be a JSON array.', 'output'],
    ['Answer the questions of the customer.', 'task'],
    ['Offer A pays more, but it is far away.', 'context'],
    ['If it takes 3 days, calculate the cost.', 'task'],
    ['If the customer is rude, stay calm.', 'constraints'],
    ['', 'context'],
    ['\ud800', 'context'],
  ] as const)('%j is %s', (sentence, section) => {
    expect(sectionOf(sentence)).toBe(section);
  });
});

/** Pairs of sentences of which one word, or a mark, makes the difference. */
describe('a sentence is what it begins with and what it names', () => {
  it.each([
    ['Write a poem.', 'task'],
    ['Please carefully write a poem.', 'task'],
    ['Could you please kindly write a poem', 'task'],
    ['So then next please just now also write a poem.', 'context'],
    ['I want you to write a poem.', 'task'],
    ['Your task is to write a poem.', 'task'],
    ['Your task is not to write a poem.', 'task'],
    ['Your role is to sort names.', 'task'],
    ['Your role is a poet.', 'role'],
    ['Your job will be hard.', 'task'],
    ['Begin.', 'task'],
    ['Go ahead!', 'task'],
    ['Begin with a title.', 'constraints'],
    ['1. Write a poem.', 'task'],
    ['(2) Write a poem.', 'task'],
    ['12) Write a poem.', 'task'],
    ['- "Write a poem."', 'task'],
    ['> *Write a poem.*', 'task'],
    ['What is it?', 'task'],
    ['What is it?"', 'task'],
    ['What is it?)**', 'task'],
    ['How many are there', 'task'],
    ['Is it there', 'task'],
    ['You are a poet.', 'role'],
    ['Act as a poet.', 'role'],
    ['Please act as a poet.', 'role'],
    ['For example, tea.', 'examples'],
    ['Example: tea.', 'examples'],
    ['If a train leaves at noon, how long does it take', 'task'],
    ['If it rains, stop at once', 'constraints'],
    ['Given a list, calculate its sum', 'task'],
    ['Write x; find y', 'task'],
    ['The answer should be short.', 'constraints'],
    ['The answer should be a table.', 'output'],
    ['The answer should be a formal table.', 'output'],
    ['The answer must not be a table.', 'constraints'],
    ['The answer should exceed ten lines.', 'constraints'],
    ['The result is at most a line.', 'constraints'],
    ['Each response has columns.', 'output'],
    ['The plan should be formatted as a table.', 'output'],
    ['The plan must be shown in a short bulleted list.', 'output'],
    ['The plan must be shown in green.', 'constraints'],
    ['The plan should be hidden as a table.', 'constraints'],
    ['Return JSON.', 'output'],
    ['Return only the sum.', 'output'],
    ['Return the sum.', 'output'],
    ['Return the sum in a formal tone.', 'constraints'],
    ['Return at most a list.', 'constraints'],
    ['Return at most ten items in a list.', 'output'],
    ['Answer the questions.', 'task'],
    ['Answer the questions in English.', 'task'],
    ['Answer the questions in at most ten words.', 'constraints'],
    ['Answer the questions, they must be short.', 'task'],
    ['Answer the questions as a table.', 'output'],
    ['Answer my question', 'task'],
    ['Answer politely.', 'output'],
    ['Respond to the client.', 'task'],
    ['Respond to the client with no more than 5 words.', 'constraints'],
    ['Structure the text.', 'task'],
    ['Structure the answer.', 'output'],
    ['Structure the answer in two paragraphs.', 'output'],
    ['Present a plan.', 'task'],
    ['Present your answer.', 'output'],
    ['Format this well.', 'task'],
    ['Format it well.', 'output'],
    ['Format the following as JSON.', 'output'],
    ['Print one.', 'output'],
    ['Print a single word, at most.', 'constraints'],
    ['You should write a poem.', 'task'],
    ['You should also write a poem.', 'task'],
    ['You should use rhymes.', 'constraints'],
    ['You should answer.', 'constraints'],
    ['You must not rhyme.', 'constraints'],
    ['You must then sort it.', 'task'],
    ['Only return JSON.', 'output'],
    ['Only return the sum.', 'constraints'],
    ['Only write odes.', 'constraints'],
    ['Never return JSON.', 'constraints'],
    ['Use a table.', 'output'],
    ['Use the following format:', 'output'],
    ['Use this JSON', 'output'],
    ['Use bullet points.', 'output'],
    ['Use green numbered lists.', 'output'],
    ['Use rhymes.', 'constraints'],
    ['Use the notes to write an ode.', 'task'],
    ['Use the notes to keep it.', 'task'],
    ['Use tables of at least two columns to sort things.', 'output'],
    ['Give it as a table.', 'output'],
    ['Give me a table.', 'task'],
    ['Provide the sum as valid JSON.', 'output'],
    ['Provide the sum as JSON in one list.', 'output'],
    ['Write it as a table.', 'output'],
    ['Write the answers in a list.', 'output'],
    ['Write the poem as a table.', 'task'],
    ['Create it in columns.', 'output'],
    ['Create columns.', 'task'],
    ['Make your list as an array.', 'output'],
    ['List them in the format above.', 'output'],
    ['Show it in green.', 'task'],
    ['List things as they are.', 'task'],
    ['Keep it short.', 'constraints'],
    ['Follow these steps.', 'task'],
    ['Follow the three steps.', 'task'],
    ['Follow the rules.', 'constraints'],
    ['Follow those instructions', 'task'],
    ['Avoid rhymes.', 'constraints'],
    ['Offer A pays more.', 'context'],
    ['Group B is here.', 'context'],
    ['Plan a visit.', 'task'],
    ['Plan B is here.', 'context'],
    ['"Option C" is out.', 'context'],
    ['Option c is out.', 'context'],
    ['Sort the names.', 'task'],
    ['Note the names.', 'task'],
    ['Imagine a sea.', 'task'],
    ['I need a poem.', 'task'],
    ["I don't want a poem.", 'constraints'],
    ['We do not want rhymes.', 'constraints'],
    ['They do not want rhymes.', 'constraints'],
    ['We met a poet, and what he said to us was that they do not want any rhymes.', 'context'],
    ['Help me.', 'task'],
    ['Please help me sort.', 'task'],
    ['Help us all.', 'task'],
    ['I have a shop.', 'context'],
    ['We have a shop.', 'context'],
    ['There is a shop.', 'context'],
    ['Here is the shop.', 'context'],
    ['Attached is a shop.', 'context'],
    ['Assume it rains.', 'context'],
    ['Based on the notes, write a poem.', 'task'],
    ['Based on the notes, keep it short.', 'constraints'],
    ['Based on the notes, answer.', 'output'],
    ['Based on the notes, only write odes.', 'constraints'],
    ['Based on the notes, I need a poem.', 'task'],
    ['Based on the notes, we met.', 'context'],
    ['Based on the notes we met, please write a poem.', 'task'],
    ['Without the notes, write a poem.', 'constraints'],
    ['In one week, please carefully sort the names.', 'task'],
    ['Based on the notes write a poem.', 'context'],
    ['The poem must rhyme.', 'constraints'],
    ['I must rhyme.', 'context'],
    ['We should rhyme.', 'context'],
    ['It has to have at least two lines.', 'constraints'],
    ['The poem may rhyme.', 'context'],
    ['Invent a tagline.', 'task'],
    ['Invent it.', 'context'],
    ['Invents a tagline.', 'context'],
    ['Slowly a tagline', 'context'],
    ['The tagline the end', 'context'],
    ['Rain', 'context'],
    [`Based on${' x'.repeat(76)}, write a poem.`, 'task'],
    [`Based on${' x'.repeat(77)}, write a poem.`, 'context'],
    [`${'word '.repeat(119)}must.`, 'constraints'],
    [`${'word '.repeat(120)}must.`, 'context'],
  ] as const)('%j: %s', (sentence, section) => {
    expect(classifySentence(sentence, 'en')).toBe(section);
  });

  it.each([
    ['Schreibe ein Gedicht.', 'de', 'task'],
    ['Du bist ein Dichter.', 'de', 'role'],
    ['Du bist ein Dichter.', 'other', 'role'],
    ['Write a poem.', 'other', 'task'],
    ['Écris un poème.', 'other', 'task'],
    ['Écris un poème.', 'fr', 'task'],
    ['Écris un poème.', 'de', 'context'],
    ['Was ist das?', 'de', 'task'],
    ['Tu es un poète.', 'fr', 'role'],
  ] as const)('%j in %s: %s', (sentence, language, section) => {
    expect(classifySentence(sentence, language)).toBe(section);
  });
});
