import { describe, expect, it } from 'vitest';
import type { CompressionLevel } from '../model/types.ts';
import { refine } from '../refine.ts';

const at = (level: CompressionLevel, text: string): string =>
  refine(text, { compressionLevel: level }).refinedText;

type Cases = [string, string][];
const same = (...texts: string[]): Cases => texts.map((text): [string, string] => [text, text]);

const LOW: Record<string, Cases> = {
  politeness: [
    ['Could you please describe it?? Then fry it.', 'Describe it. Then fry it.'],
    ['Could you please describe it?! Then fry it.', 'Describe it. Then fry it.'],
    ['If it is cold, please heat it and please stir.', 'If it is cold, heat it and stir.'],
    ['Would you be so kind as to describe the soup? Ann made it.', 'Describe the soup. Ann made it.'],
    // Without it nothing shows where the instruction starts.
    ...same('The onions in the box please chop.', 'If oil and butter burn please say so.'),
  ],
  'wordy-phrases': [
    ['With the exception of Mondays, open at noon.', 'Except for Mondays, open at noon.'],
    ['Open at noon with the exception of Mondays.', 'Open at noon except for Mondays.'],
    ['At this point in time we sell soup.', 'Currently we sell soup.'],
    ['Say what we sell at this point in time.', 'Say what we sell now.'],
    ['The guests are for the most part old.', 'The guests are mostly old.'],
    // What stands between commas stays with both.
    ...same('The guests are, for the most part, old.'),
  ],
  imperatives: [
    ['Make sure it is hot and make sure that it stays so.', 'Make sure it is hot and ensure it stays so.'],
    ...same('the big pan not the small one make sure it is hot'),
  ],
  talk: same(
    'Taste the soup before the guests come. If it is fine say it is fine.',
    "Taste the soup before the guests come. If it's fine say it's fine.",
    'help with this?? my aunt sent it and I get another taste each time. When is it done?',
  ),
  'optional-that': [
    ['Read the letters that I wrote.', 'Read the letters I wrote.'],
    ['If they say that they are late, wait.', 'If they say they are late, wait.'],
    ['Correct everything that you find odd.', 'Correct everything you find odd.'],
    ...same(
      'The fact that you asked helps us.',
      'It was such a storm that we stayed.',
      'State that it is closed.',
      'At night tell that she is out.',
      'He is so tired that he sleeps.',
    ),
  ],
  'relative-clauses': [
    ['Name a chef who is known for soups.', 'Name a chef known for soups.'],
    ["Use the oven that's built into the wall.", 'Use the oven built into the wall.'],
    ['Sort letters that have been returned by guests.', 'Sort letters returned by guests.'],
    ['Read the data that is stored in it.', 'Read the data stored in it.'],
    ['Name people who were invited by Ann.', 'Name people invited by Ann.'],
    ['Invite guests who are between four and six.', 'Invite guests between four and six.'],
    ['Call the front desk, which is 555 0100.', 'Call the front desk, 555 0100.'],
    ...same(
      'Use a knife that is sharp.',
      'If a pan that was working before is leaking, call Bob.',
      'The soup that is cooked first is served last.',
      'Name a dish which is easy to make for children.',
      'Ask a chef who is known to all and has a dog.',
      'Ask Ann, who is 84 and has a dog.',
      "Take the one that's cooked.",
      'Buy a pan that is built for gas and that is light.',
      'Ask the people who are going to eat it.',
      'List facts about the city that were mentioned in the letter.',
      'Name the owner of the shops that is mentioned in the letter.',
    ),
  ],
  obligations: [
    ['The soup has to be hot.', 'The soup must be hot.'],
    ['Menus need to be printed.', 'Menus must be printed.'],
    ...same(
      'Nobody has to know.',
      'The soup only has to be warm.',
      'Does the soup have to be hot?',
      'It has to do with soup.',
      'I have to bake today and she has to leave at noon.',
    ),
  ],
  frames: [
    // "Don't use salt wherever possible" asks for salt here and there.
    ['Refrain from using salt wherever possible.', 'Avoid using salt wherever possible.'],
    ['Please refrain from using salt whenever you can.', 'Avoid using salt whenever you can.'],
    ["What I'd like you to do is to plan a menu.", 'Plan a menu.'],
    ['It would be great if you asked for their name.', 'Ask for their name.'],
    ["We'd ask you to keep the order.", 'Keep the order.'],
    ["Don't forget to add salt.", 'Add salt.'],
    ["Make sure you don't add salt.", "Don't add salt."],
    ...same('I want to bake.'),
  ],
  modals: [
    ["Tell them that they're able to order soup.", 'Tell them they can order soup.'],
    ["You're welcome to add salt.", 'You may add salt.'],
    ["You aren't allowed to add salt.", "Don't add salt."],
    ["We're going to open at 6.", "We'll open at 6."],
    ...same("We're going to market.", "You can't taste it.", 'Ask whether it is allowed to park here.'),
  ],
  limits: [
    ['The menu should not be longer than 40 words.', 'The menu should be at most 40 words.'],
    ['Use no more than 4 herbs.', 'Use at most 4 herbs.'],
    ...same('It takes no more time.'),
  ],
  everyday: [
    ['Keep it as simple as it can possibly be.', 'Keep it as simple as possible.'],
    ['Be as clear as you possibly can.', 'Be as clear as possible.'],
    ['Be as brief as you can be.', 'Be as brief as possible.'],
    ['Close the shop at the moment.', 'Close the shop now.'],
    ['We open on the 3rd of May.', 'We open on 3 May.'],
    ['We open at 6 in the morning.', 'We open at 6 am.'],
    ['Price each of them.', 'Price each.'],
    ['Cook, and after that, serve.', 'Cook, and then serve.'],
    ['Pick a pan that has a lid.', 'Pick a pan with a lid.'],
    ...same(
      'Keep it as short as it can be made.',
      'The hours are, at the moment, 9 to 5.',
      'Pick a pan that has nothing to do with soup.',
      'He has come up with a menu.',
      'And no salt this time.',
      'Make a stew out of it.',
      'The question is is there a lid.',
      'Stay calm at all times.',
    ),
  ],
};

const MEDIUM: Record<string, Cases> = {
  filler: [
    ['I really need the soup.', 'I need the soup.'],
    // What is said again is said with more weight.
    ...same("Don't guess, really don't guess.", 'Bob hates salt — really hates it.'),
  ],
  responses: [
    ['Do not use any emojis in it.', 'No emojis in it.'],
    ["Don't use any emojis.", 'No emojis.'],
    ...same("Don't use any names you know, so read the list.", "Don't use any salt and stir."),
  ],
  notes: same(
    "Don't add any salt.",
    'Show me the menu.',
    'Give me back just the lid.',
    'Add salt as needed.',
  ),
  'small words': same(
    'Guests have to be able to read it.',
    'Write very simple words.',
    'Ask Bob as well.',
    'Invite Ann, too.',
    'Use the oven as well as possible.',
    'Can you tell from the menu who cooks?',
    'If a rule makes an assumption, pick the safer one.',
  ),
  modals: [
    ['You must not add salt to the soup.', "Don't add salt to the soup."],
    ['In no case should you add salt.', 'Never add salt.'],
    ...same("You can't taste it."),
  ],
  nominalizations: [...same('Write a summary of at most ten lines.', 'Give an estimate of your own.')],
};

for (const [level, passes] of [
  ['low', LOW],
  ['medium', MEDIUM],
] as const)
  describe(level, () => {
    for (const [pass, cases] of Object.entries(passes))
      it.each(cases)(`${pass}: %j → %j`, (text, expected) => {
        expect(at(level, text)).toBe(expected);
      });
  });
