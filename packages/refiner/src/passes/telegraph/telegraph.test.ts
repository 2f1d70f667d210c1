import { describe, expect, it } from 'vitest';
import { refine } from '../../index.ts';

const high = (text: string): string => refine(text, { compressionLevel: 'high' }).refinedText;
/** Names of the passes that changed the text. */
const passesOf = (text: string): Set<string> =>
  new Set(refine(text, { compressionLevel: 'high' }).edits.map((edit) => edit.pass));

const ACTS: Record<string, [string, string][]> = {
  openers: [
    ['There are 14 ferries in the harbor on Sunday.', '14 ferries in the harbor on Sunday'],
    ['How many boats are there in the harbor?', 'How many boats in the harbor?'],
  ],
  questions: [
    ['Mia baked bread. How many loaves did she sell?', 'Mia baked bread. How many loaves sold?'],
    ['What is the average price of the tickets?', 'Average price of the tickets?'],
    ['How long does it take to fill the pool?', 'How long to fill the pool?'],
  ],
  bans: [['Do not use emojis or slang.', 'No emojis or slang']],
  compounds: [['Quote the number of the clause.', 'Quote the clause number']],
  conditions: [
    ["If there's no date, write 'none' there.", "No date: write 'none' there"],
    ['If a value is missing, skip the row.', 'Missing value: skip the row'],
  ],
  'same-subject': [
    [
      'The mail should mention the fee, and it should name the date.',
      'The mail should mention the fee and name the date',
    ],
  ],
  requirements: [
    ['Output must be valid YAML.', 'Output: valid YAML'],
    ['Each chapter should have a summary.', 'Each chapter needs a summary'],
    ['All paragraphs must have a heading.', 'All paragraphs need a heading'],
  ],
  subjects: [
    [
      'Nora owns a bakery in the town. She makes 90 rolls per day.',
      'Nora owns a bakery in the town. Makes 90 rolls per day',
    ],
    ['I need a recipe for a carrot cake.', 'Need a recipe for a carrot cake'],
  ],
  'relative-clauses': [
    ['Consider a ship that is in orbit.', 'Consider a ship in orbit'],
    ['Make a list that is at least 3 lines long.', 'Make a list at least three lines long'],
  ],
  relatives: [
    ['Name a city that has many old bridges.', 'Name a city with many old bridges'],
    ['Start in Vigo, which is a port in Spain.', 'Start in Vigo, a port in Spain'],
  ],
  rates: [['They pay $4 for each crate.', 'They pay $4 per crate']],
  numerals: [
    ['Write 4 short verses about rain.', 'Write four short verses about rain'],
    ['Ann packs 4 cups, 2 plates, and 10 forks.', 'Ann packs four cups, two plates and ten forks'],
  ],
  'final-stop': [['Explain the roots of the river.', 'Explain the roots of the river']],
};

describe.each(Object.entries(ACTS))('%s', (pass, cases) => {
  it.each(cases)('%j', (text, expected) => {
    expect(high(text)).toBe(expected);
    expect(passesOf(text)).toContain(pass.split(' ')[0]);
  });
});

describe('leaves alone', () => {
  it.each([
    ['Rice costs $3 a pound here.', 'a pound'],
    // Modal verbs that mean something.
    ['You may use emojis in the title.', 'may use'],
    ['Explain why people should vote early.', 'people should vote'],
    ['Paragraphs must not have titles.', 'must not have'],
    ['The report should be short and should not name anyone.', 'should be short'],
    // Who does what to whom.
    ['John was paid $50 by the town.', 'was paid'],
    ['Ann met Tom. She lent him 5 books.', 'She lent him'],
    ['Ann gave her 20 beads for the party.', 'gave her 20'],
    ['How many shells did Ann sell, and how many did Tom sell?', 'did Ann sell'],
    ['The other fish are small and always stay near the shore.', 'fish are small'],
    // A label has its value behind it and nothing else.
    ['The party is on 3 May so bring a cake.', 'The party is on 3 May so'],
    ['The rent is 900 euros, pay it by Friday.', 'The rent is 900 euros, pay'],
    ['The tone should be warm, we print them for guests.', 'tone should be warm'],
    ['The voice is warm and addresses the guest.', 'voice is warm'],
    ['The song is about rivers.', 'song is about'],
    ['The shop is profitable.', 'The shop is profitable'],
    ['If nothing is wrong, say so.', 'If nothing is wrong'],
    ['There are 28 guests, and I know them all.', 'There are 28 guests'],
    // Bounds and articles in a sentence.
    ['Wait if it saves at least 20 minutes or 9 euros.', 'at least 20 minutes'],
    ['Never wake the dog.', 'wake the dog'],
    // A relative clause about all that stands before it.
    ['He sings at night, which is the problem.', ', which is the problem'],
    ['We keep it in a shed, which is allowed here.', ', which is allowed'],
    ['The list says salt and then the pepper.', 'and then the pepper'],
    ['Tell them in a kind way that you cannot come.', 'way that you'],
    ['At night say that the boss sleeps.', 'say that the boss'],
    // Whose name it is.
    ['Write down the name of the nurse.', 'the name of the nurse'],
    // Another than the model is to do it, or more is said of it.
    ['The form must be sent by Friday.', 'must be sent by Friday'],
    ['The mail should be short and mention the fee.', 'should be short and mention'],
    ['The user is sad.', 'The user is sad'],
    ['The problem is that it leaks.', 'problem is that it leaks'],
    ['If one of these is missing, ask for it.', 'If one of these is missing, ask'],
    ['Do not use the word "nice".', 'use'],
    // A second verb in the clause.
    ['Write a script that reads the file and prints a table.', 'that reads'],
    // Whose wish it is.
    ['I need to call my landlord.', 'I need to call'],
    // Numbers that are labels, ranges or exact.
    ['Read step 3 of the guide in version 4 again.', 'step 3 of'],
    ['Use between 3 and 5 words per line.', 'between 3 and 5'],
    ['Tom ran 2 miles to 3 shops.', '2 miles to 3 shops'],
    ['They sell 4 shirts and 1 hat.', '4 shirts and 1 hat'],
    ['Ben has 3 less than 7 cards in his hand.', '3 less than 7'],
    ['Ben has at least 5 cards. How many cards are left?', 'at least'],
    ['James sold 30 cars for the company. The company paid him well. He got a prize.', 'He got'],
    ['Tell me whether there are any bugs in it.', 'whether there are any bugs'],
    ['Paul is healthy, but he sees a nurse.', 'is healthy'],
    ['The pears were ripe, so she picked them.', 'were ripe'],
    ['For each song, your job is to:\n1. Name it.\n2. Rate it.', 'For each song, your job is to'],
    // A second clause of the same kind.
    ['What is the cause of the war and how did it end?', 'What is the cause'],
    [
      'Be a nurse. You are skilled in care and have expertise in law.',
      'skilled in care and have expertise in law',
    ],
    ['Act as Finn, a guide. You are a calm sailor.', 'calm sailor'],
    ['Ben got a 5 in chemistry.', 'got a 5'],
    ['Write a 3 page plan.', 'a 3 page plan'],
    // A question whose shorter form asks something else.
    ['Lena teaches chess. How many people does she help?', 'does she help'],
    ['Lena dances. How many times did she tap both of her feet?', 'did she tap both of her feet'],
    ['Lena has 9 pens. How many pens did she give her brother?', 'did she give her brother'],
    ['Lena sells pens. How many pens did she start with on Monday?', 'did she start with on'],
    // Rates that are none.
    ['Plan a trip with 4 stops a month in advance.', 'a month in advance'],
    ['We lose one of the boats every year anyway.', 'every year'],
    ['Ann works 3 days a week.', '3 days a week'],
    ['Make the men, including Tom, and 6 women laugh.', 'including Tom, and'],
    // Another's words.
    [
      'Summarize the following reviews:\n- The movie was a bore.\n- The plot is the best.',
      'The movie was a bore.\n- The plot is the best.',
    ],
    ['Say "the cat is on the mat" to the dog.', '"the cat is on the mat"'],
  ])('%j', (text, kept) => {
    expect(high(text)).toContain(kept);
  });
});

it('says nothing that a second look would say shorter', () => {
  for (const cases of Object.values(ACTS))
    for (const [text] of cases) expect(high(high(text))).toBe(high(text));
});
