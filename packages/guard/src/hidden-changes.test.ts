import { describe, expect, it } from 'vitest';
import { kinds } from '../fixtures/kinds.ts';
import { checkFidelity } from './check-fidelity.ts';

type Damages = [kind: string, original: string, rewritten: string][];
type Faithful = [original: string, rewritten: string][];

const areFound = (name: string, damages: Damages): void => {
  it.each<Damages[number]>(damages)(`${name} as %s: %s`, (kind, original, rewritten) => {
    expect(kinds(original, rewritten)).toContain(kind);
  });
};

const pass = (faithful: Faithful): void => {
  it.each<Faithful[number]>(faithful)('passes: %s', (original, rewritten) => {
    expect(checkFidelity(original, rewritten)).toMatchObject({ passed: true });
  });
};

describe('a short condition', () => {
  areFound('is gone or new,', [
    ['condition', 'Add usage examples where applicable.', 'Add usage examples.'],
    ['condition', 'Cite the relevant statute where relevant.', 'Cite the relevant statute.'],
    ['condition', 'Quote the source text as needed.', 'Quote the source text.'],
    ['condition', 'Offer a refund upon request.', 'Offer a refund.'],
    ['condition', 'Name the artist, provided that it is stated.', 'Name the artist.'],
    ['condition', 'Mention side effects.', 'Mention side effects if relevant.'],
  ]);
  pass([
    ['If the phone number is available, include it.', 'Include the phone number if available.'],
    ['When it is needed, add a comment.', 'Add a comment if needed.'],
    ['If needed, you can ask follow-up questions.', 'You can ask follow-up questions.'],
    ['As mentioned above, use short sentences.', 'Use short sentences.'],
    ['Select techniques based on request type:', 'Select  techniques  based  on  request  type:'],
  ]);
});

describe('a word that limits', () => {
  areFound('is gone,', [
    ['quantifier', 'Rename all existing files to kebab-case.', 'Rename all files to kebab-case.'],
    ['quantifier', 'Delete the remaining rows after the import.', 'Delete the rows after the import.'],
    ['quantifier', 'List every unpaid invoice of the quarter.', 'List every invoice of the quarter.'],
    ['quantifier', 'Rank the shortlisted candidates by experience.', 'Rank the candidates by experience.'],
    [
      'quantifier',
      'Ask only open questions during the interview.',
      'Ask only questions during the interview.',
    ],
    ['quantifier', 'Never overwrite user-defined settings.', 'Never overwrite settings.'],
    ['quantifier', 'Lösche alle veralteten Dateien aus dem Ordner.', 'Lösche alle Dateien aus dem Ordner.'],
    [
      'quantifier',
      'Corrige uniquement les fichiers modifiés et garde le même style pour tous.',
      'Corrige uniquement les fichiers et garde le même style pour tous.',
    ],
  ]);
  pass([
    ['Document the methods which are public.', 'Document public methods.'],
    ['Retry those requests that failed.', 'Retry failed requests.'],
    ['Your first task is to read the text.', 'First, read the text.'],
    ['All generated images must be square.', 'All images must be square.'],
    ['Even beginners can join.', 'Beginners can join.'],
    [
      'Check whether the new tests pass. If the new tests fail, fix them.',
      'Check whether the new tests pass. If they fail, fix them.',
    ],
  ]);
});

describe('a preference', () => {
  areFound('is turned,', [
    ['order', 'Prefer interfaces over type aliases.', 'Type aliases are preferred over interfaces.'],
    ['order', 'Named exports are preferred to default exports.', 'Prefer default exports to named exports.'],
    ['order', 'Priority of sources: manual > forum.', 'Priority of sources: forum > manual.'],
    ['order', 'Instead of abbreviations, write full words.', 'Write abbreviations instead of full words.'],
    ['order', 'Use tabs, not spaces.', 'Use spaces, not tabs.'],
    ['order', 'Nutze Listen statt Tabellen.', 'Nutze Tabellen statt Listen.'],
  ]);
  pass([
    ['Instead of paragraphs, use bullet points.', 'Use bullet points instead of paragraphs.'],
    ['Composition should be preferred over inheritance.', 'Prefer composition over inheritance.'],
    ['Use bullet points rather than paragraphs.', 'Use bullet points, not paragraphs.'],
    [
      'What can you catch but not throw, and what can you throw but not catch?',
      'What  can  you  catch  but  not  throw,  and  what  can  you  throw  but  not  catch?',
    ],
  ]);
});

describe('who does it to whom', () => {
  areFound('is turned,', [
    ['role', 'Each order contains several items.', 'Each item contains several orders.'],
    ['role', 'The user settings override project settings.', 'The project settings override user settings.'],
    ['role', 'Managers approve the requests of employees.', 'Employees approve the requests of managers.'],
    ['role', 'Orders are assigned to drivers by dispatchers.', 'Drivers assign orders to dispatchers.'],
    ['role', 'Name the tutors who were trained by our pilots.', 'Name the tutors who trained our pilots.'],
  ]);
  pass([
    ['The tokenizer is called by the parser for each line.', 'The parser calls the tokenizer for each line.'],
    ['Abbreviations are to be spelled out.', 'Abbreviations spelled out.'],
    ['Reports that the tool generates contain errors.', 'Reports generated by the tool contain errors.'],
    ['Tests use `x` and docs use `y`.', 'Docs use `y` and tests use `x`.'],
  ]);
});

describe('what belongs together', () => {
  areFound('is exchanged,', [
    [
      'exchange',
      '- `build` compiles the sources\n- `serve` starts the server',
      '- `serve` compiles the sources\n- `build` starts the server',
    ],
    ['exchange', 'Use 12 px for text and 18 px for headings.', 'Use 18 px for text and 12 px for headings.'],
    ['quantity', 'Write three stanzas of four lines.', 'Write four stanzas of three lines.'],
  ]);
  pass([
    ['Use POST for writes and GET for reads.', 'Use GET for reads and POST for writes.'],
    ['Check `a.ts` and `b.ts`.', 'Check `b.ts` and `a.ts`.'],
    ['For 2 people, give me 7 dinner ideas.', '7 dinner ideas for 2 people.'],
  ]);
});

describe('two sentences that became one', () => {
  areFound('say less or more,', [
    ['condition', 'Log errors. In production, mask tokens.', 'In production, log errors and mask tokens.'],
    [
      'condition',
      '- Write tests.\n- For public functions, add docstrings.',
      '- For public functions, write tests and add docstrings.',
    ],
    [
      'condition',
      'Water the roses in the morning. Feed the fish.',
      'Water the roses and feed the fish in the morning.',
    ],
    [
      'condition',
      'Protokolliere Fehler. In der Produktion maskiere Tokens.',
      'In der Produktion protokolliere Fehler und maskiere Tokens.',
    ],
    ['quantity', 'List at most 5 risks. List the mitigations.', 'List at most 5 risks and mitigations.'],
    ['statement', 'Quote the customer. Translate the quote into French.', 'Quote the customer in French.'],
  ]);
  pass([
    ['Log errors. In production, mask tokens.', 'Log errors and, in production, mask tokens.'],
    ['Use short sentences. Use title case in headings.', 'Use short sentences, and title case in headings.'],
    ['Name three strengths. Name three weaknesses.', 'Name three strengths and three weaknesses.'],
    [
      'For each item give the price. For each item give the size.',
      'For each item give the price and the size.',
    ],
    [
      'Here is a text about a bridge. Summarise the text in three sentences.',
      'Summarise the text about a bridge in three sentences.',
    ],
  ]);
});

describe('no certain loss is', () => {
  it('an empty noun behind what is forbidden', () => {
    const original = 'Prohibit the inclusion of tokens or secret files in source control.';
    expect(checkFidelity(original, original.replace('the inclusion of ', ''))).toMatchObject({
      passed: true,
    });
    const jokes = 'Tell no jokes about his age.';
    expect(checkFidelity(jokes, 'Tell nothing about his age.').passed).toBe(false);
  });

  it('"just" in front of what something is, and it is one in front of what is asked for', () => {
    const rumour = 'A bug without reproduction steps is just a rumour.';
    expect(checkFidelity(rumour, rumour.replace(' just', '')).doubtful).toHaveLength(1);
    expect(checkFidelity('Give just a number.', 'Give a number.').lost).toHaveLength(1);
  });

  it('when something was last', () => {
    const original = '题目里请不要出现手机游戏，因为上次有家长投诉过。';
    expect(checkFidelity(original, '题目里不要出现手机游戏，因为有家长投诉过。').lost).toEqual([]);
  });
});
