import { describe, expect, it } from 'vitest';
import type { CompressionLevel } from '../model/types.ts';
import { refine } from '../refine.ts';

const at = (level: CompressionLevel, text: string): string =>
  refine(text, { compressionLevel: level }).refinedText;

type Cases = [string, string][];
const same = (...texts: string[]): Cases => texts.map((text): [string, string] => [text, text]);

describe('low', () => {
  it.each<[string, string]>([
    ['The majority of the guests like soup.', 'Most of the guests like soup.'],
    ['I want you act as a cook.', 'Act as a cook.'],
    ['Say whether or not it is hot.', 'Say whether it is hot.'],
    ...same(
      'Say nothing about whose turn it is (ours).',
      'I have read only access.',
      'Be short pls im at work.',
      'Help me choose between both.',
      'Say it three times that they like.',

      'Cook it whether or not they come.',
      'The reason why he left is money.',
      'Use any of the following herbs.',
      'Name a number in a range of 5 to 9.',
      '- [ ] Wash the pans\n- [x] Dry them\n- [ ] Sweep',
      '"The bot says: \'Ready! Please order now.\'" Then it waits.',
    ),
  ])('%j → %j', (text, expected) => {
    expect(at('low', text)).toBe(expected);
  });
});

describe('medium', () => {
  it.each<[string, string]>([
    ['I will provide you with a guest who complains.', "I'll provide a guest who complains."],
    ['You must ALWAYS wash the pans.', 'ALWAYS wash the pans.'],
    ['You should always wash the pans.', 'Always wash the pans.'],
    ['Come up with ideas for a soup.', 'Suggest ideas for a soup.'],
    ['I will give you a dish, and your task is to cook it.', "I'll give you a dish; cook it."],
    ["I'll give you a dish and I would like you to cook it.", "I'll give you a dish; cook it."],
    ['Cook. Make sure to follow all of the above instructions carefully.', 'Cook.'],
    ['Use a minimum of 3 herbs and a maximum of 5 herbs.', 'Use at least 3 herbs and at most 5 herbs.'],
    ['Pick the herbs that will be used for the soup.', 'Pick the herbs used for the soup.'],
    ['Give me a detailed explanation of the recipe.', 'Explain in detail the recipe.'],
    ['Please give me a summary of the recipe.', 'Summarize the recipe.'],
    ['Follow the rules mentioned above.', 'Follow the rules above.'],
    ['Consider the fact that soups are hot.', 'Consider that soups are hot.'],
    ['My first request is, "soup".', 'First request: "soup".'],
    [
      'Act as a chef. You are planning a menu for two guests.',
      'Act as a chef planning a menu for two guests.',
    ],
    [
      'Act as a Node and Express Expert. You are a patient teacher.',
      'Act as a Node and Express Expert, a patient teacher.',
    ],
    ['Act as a tutor with extensive experience in Greek.', 'Act as a tutor experienced in Greek.'],
    ['Rate it in terms of price.', 'Rate it in price.'],
    ...same(
      'Be an expert in soups with experience in Rome.',
      'In terms of price, this is fine.',
      'Guests must be able to log in.',
      'Write a letter on behalf of my boss.',
      'Return an object formatted as follows: x.',
      'Provide a detailed explanation of it.',
      'The soups are listed below.',
      "Act as a chef. You're skilled in soups and have expertise in bread.",
      'Write a very short poem.',
      'Keep it simple and easy to clean.',
      'Discuss the poem in the context of its time.',
      `First request: 'I want a kitchen that will allow users to cook in order to live. ${'Each guest basically pays. '.repeat(6)}Done.'`,
      'Currently there is a need to wait.',
      'Name the different types of clouds.',
      'Photograph a group of people.',
      'Keep it to a minimum of words.',
      'Follow the instructions of the cook.',
      'Remember that the guest is right.',
      'Show that the set is closed.',
      'Suggest a quick and easy soup.',
      'Be effective and efficient.',
    ),
  ])('%j → %j', (text, expected) => {
    expect(at('medium', text)).toBe(expected);
  });
});
