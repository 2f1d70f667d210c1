import { describe, expect, it } from 'vitest';
import type { CompressionLevel } from '../model/types.ts';
import { refine } from '../refine.ts';

const at = (level: CompressionLevel, text: string): string =>
  refine(text, { compressionLevel: level }).refinedText;

type Cases = [string, string][];
const same = (...texts: string[]): Cases => texts.map((text): [string, string] => [text, text]);

const MEDIUM: Record<string, Cases> = {
  'role-sentences': [
    [
      'I want you to act as a chef. You are an expert in French food. Cook.',
      'Act as a chef, expert in French food. Cook.',
    ],
    ['Act as a chef. You specialize in soups.', 'Act as a chef, specializing in soups.'],
    [
      'You are a chef. You have 10 years of experience in Rome.',
      "You're a chef, with 10 years of experience in Rome.",
    ],
    ...same(
      "Act as a chef and cook. You're an expert.",
      "Act as a chef. You're skilled in soups, but you never serve them.",
      "Act as a chef. You're late.",
    ),
  ],
  'list-leads': [
    ['Act as a chef.\n\nYou will:\n- Plan menus\n- Cook', 'Act as a chef.\n\n- Plan menus\n- Cook'],
    [
      'Act as a chef. Your responsibilities include:\n- Plan menus\n- Cook',
      'Act as a chef.\n- Plan menus\n- Cook',
    ],
    ...same(
      '- Be kind\n\nYou must:\n- Plan menus\n- Cook',
      'Act as a chef.\n\nYou will:\n- Knives\n- Pans',
      'Act as a chef. You never:\n- Plan menus\n- Cook',
    ),
  ],
  nominalizations: [
    ['Conduct a thorough analysis of the menu.', 'Thoroughly analyze the menu.'],
    ['Begin. Then give a summary of the menu.', 'Begin. Then summarize the menu.'],
    ['The chef gives a description of the soup.', 'The chef describes the soup.'],
    ...same("You're given a summary of the menu.", 'Give a summary in 3 words.'),
  ],
  'verb-phrases': [
    ['Say how salt has an effect on taste.', 'Say how salt affects taste.'],
    ['Give an answer to each question.', 'Answer each question.'],
    ...same('Make suggestions for the menu.', 'The effect of salt on taste.'),
  ],
  responses: [
    ['Name herbs. Do not use any commas in your response.', 'Name herbs. No commas in your response.'],
    ['Your response must be in French.', 'Respond in French.'],
    ['Your answer should include a title.', 'Include a title.'],
    ...same('Rate the tone in your response to the guest.', 'Is salt in the answer?'),
  ],
  roles: [
    ['My first request is "soup".', 'First request: "soup".'],
    ['I will give you a topic and you will write a poem.', "I'll give you a topic; write a poem."],
    ['Act as if you were a chef with extensive experience in soups.', 'Act as a chef experienced in soups.'],
    ...same('My first request is that you stop.', 'Serve a seasoned steak.'),
  ],
  filler: [
    ['It is a super detailed and very good plan.', "It's a detailed and very good plan."],
    ...same(
      'He was never very tall.',
      'He is quite a character.',
      'Do the very first step.',
      'Is it really?',
    ),
  ],
};

const HIGH: Record<string, Cases> = {
  markdown: [
    ['- **Tone**: formal', '- Tone: formal'],
    ['## **Scope** ##\nCook!', '## Scope\nCook!'],
    ['**Scope**\nCook!', 'Scope:\nCook!'],
    ['It **must** be a **sharp knife**!', 'It must be a sharp knife!'],
    ['*You cook what the guests like most!*', 'You cook what the guests like most!'],
    ...same('Compute 2 * 3 * 4!', 'Call __init__ of a_b_c!', 'Say *ciao* to them!', '**unclosed'),
  ],
};

describe('high', () => {
  for (const [pass, cases] of Object.entries(HIGH))
    it.each(cases)(`${pass}: %j → %j`, (text, expected) => {
      expect(at('high', text)).toBe(expected);
      // Who reads the differences wants to see words.
      if (text.includes('**')) expect(at('medium', text)).toContain('**');
    });
});

describe('medium', () => {
  for (const [pass, cases] of Object.entries(MEDIUM))
    it.each(cases)(`${pass}: %j → %j`, (text, expected) => {
      expect(at('medium', text)).toBe(expected);
    });
});

describe('low', () => {
  it.each<[string, string]>([
    ['Please kindly greet the guest.', 'Greet the guest.'],
    ['I was wondering if you could please help me out. Name a soup.', 'Name a soup.'],
    ['Name a soup. Thank you so much in advance for your help!', 'Name a soup.'],
    ['You are tasked with planning a menu and cooking it.', 'Plan a menu and cook it.'],
    ['Is this literally the best soup?', 'Is this the best soup?'],
    ...same(
      'Translate it literally.',
      'Answer honestly.',
      'At the end of the day, count the soups.',
      'You should just write the menu.',
      'Soup is a just reward.',
      'What kind of soup is it? It is a sort of stew.',
    ),
  ])('%j → %j', (text, expected) => {
    expect(at('low', text)).toBe(expected);
  });
});
