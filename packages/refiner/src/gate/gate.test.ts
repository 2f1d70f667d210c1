import type { Language } from '@refinery/text/language.ts';
import { describe, expect, it } from 'vitest';
import { refine } from '../index.ts';
import { faultsOf, newFaults } from './faults.ts';
import { readWords } from './words.ts';

const faultsOfEdit = (before: string, after: string, language: Language = 'en'): string[] =>
  newFaults(faultsOf(readWords(before, language)), faultsOf(readWords(after, language)));

const BROKEN: Record<string, [string, string][]> = {
  'joins that do not parse': [
    ['I wonder if you could help me.', 'I wonder if help me.'],
    ['The page for that is in the wiki.', "The page for that's in the wiki."],
    ['We have come up with three names.', 'We have create three names.'],
    ['It should contain a list.', 'It should contains a list.'],
    ['The rest is up to you, so please, keep calm.', 'The rest is up to you, so, keep calm.'],
    ['Describe who was invited and when.', 'Describe invited and when.'],
    ['Write a poem, but not for every guest.', 'Write a poem, but not per guest.'],
  ],
  'function words that are doubled or dangle': [
    ['It is the case that the door is red.', 'It is is red.'],
    ['Look at the end of the list.', 'Look at of the list.'],
    ['Close it with a bow or a wave.', 'Close it with.'],
    ['Write about the sea, and then stop.', 'Write about the, and then stop.'],
    ['Keep it just as it is and send it.', "Keep it just as it's and send it."],
    ['Do not make it longer than it is now.', "Do not make it longer than it's now."],
    ['I have a cat and a bird.', "I've a cat and a bird."],
    ['I have quite a few birds.', "I've quite a few birds."],
    ['Use the time I have left.', "Use the time I've left."],
  ],
  'missing articles': [
    ['Give me a plan that works.', 'Give me plan that works.'],
    ['But here is the thing.', "But here's thing."],
    ['It is your job to cook.', "It's job to cook."],
  ],
  'missing verbs and subjects': [
    ['The van is on tour and arrives at noon.', 'Van on tour and arrives at noon.'],
    ['The camera is on the roof.', 'Camera on roof.'],
    ['To me the claims have to be true.', 'To claims have to be true.'],
  ],
  'rows that lost their first member': [
    ['You are to walk to the pier and to feed the gulls.', 'Walk to the pier and to feed the gulls.'],
    ['Give a list of the boats and of anything lost.', 'List the boats and anything lost and of gulls.'],
    ['Keep in mind that it rains and that it is cold.', 'It rains and that it is cold.'],
    ['Give me a list of the boats and a map.', 'List the boats and a map.'],
    ['You are a sailor, and you know the coast.', 'Act as a sailor, and you know the coast.'],
    ['I bought a boat, and please paint it.', 'I bought a boat, and paint it.'],
    ['The mast has to stay, and so does the flag.', 'The mast must stay, and so does the flag.'],
    ['You are not to sail, and neither are you to row.', "Don't sail, and neither are you to row."],
    ['Make sure to always row and to never sail.', 'Always row and to never sail.'],
  ],
  'words said twice': [
    ['I sail at the moment and rest now.', 'I sail now and rest now.'],
    ['Count the boats that have a flag with stars.', 'Count the boats with a flag with stars.'],
  ],
  'a future in a condition': [["Stay if it's going to rain.", "Stay if it'll rain."]],
  'capitals and marks': [
    ['Please sort the list.', 'sort the list.'],
    ['Can you sort the list??', 'Sort the list?.'],
    ['Read it and please make a plan.', 'Read it and Make a plan.'],
    ['Read it, please, then stop.', 'Read it,, then stop.'],
    ['Read it (once) today.', 'Read it () today.'],
  ],
};

describe.each(Object.entries(BROKEN))('finds %s', (_, cases) => {
  it.each(cases)('%j → %j', (before, after) => {
    expect(faultsOfEdit(before, after)).not.toEqual([]);
  });
});

describe('finds nothing', () => {
  it.each([
    ['Please keep the tone friendly.', 'Keep the tone friendly.'],
    ['The tone should be friendly.', 'Tone: friendly.'],
    ['Do not use any emojis.', 'No emojis.'],
    ['There are 14 boats in the harbor.', '14 boats in harbor.'],
    ['What is the total cost of it?', 'Total cost of it?'],
    ['I would like you to review and check it.', 'Review and check it.'],
    ['Do not lie, and do not boast.', "Don't lie and don't boast."],
    ['They have not been there.', "They haven't been there."],
    ['Tell me, please, what you think of.', 'Tell me what you think of.'],
    ['A tool that helps gardeners', 'A tool helping gardeners'],
    ['I want you to read it and to sort it.', 'Read it and sort it.'],
    ['You must read it, and please sort it.', 'You must read it, and sort it.'],
    ['They have always been there.', "They've always been there."],
    ['Say if it is going to rain.', 'Say if it is going to rain.'],
    // Faults of the author.
    ['Give me plan that really works.', 'Give me plan that works.'],
    ['please sort the list.', 'sort the list.'],
  ])('%j → %j', (before, after) => {
    expect(faultsOfEdit(before, after)).toEqual([]);
  });
});

it('knows the words behind which no clause of another language ends', () => {
  expect(faultsOfEdit('Schreib bitte einen Text für die Gäste.', 'Schreib bitte einen.', 'de')).not.toEqual(
    [],
  );
  expect(faultsOfEdit('Écris un texte pour les invités.', 'Écris un texte pour.', 'fr')).not.toEqual([]);
  expect(faultsOfEdit('Escribe un texto para los niños.', 'Escribe un texto para.', 'es')).not.toEqual([]);
});

describe('undoes the edits of a broken sentence, the fewest', () => {
  it.each([
    [
      'Please copy the values just as they are and send them.',
      'Copy the values just as they are and send them.',
    ],
    ['Please explain who was involved and when.', 'Explain who was involved and when.'],
    ['Please note: we have come up with three names.', 'we have come up with'],
  ])('%j', (text, kept) => {
    expect(refine(text, { compressionLevel: 'medium' }).refinedText.toLowerCase()).toContain(
      kept.toLowerCase(),
    );
  });
});
