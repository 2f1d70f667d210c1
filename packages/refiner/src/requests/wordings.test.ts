import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { spanishRequests } from '../lexicon/es/requests.ts';
import { frenchRequests } from '../lexicon/fr/requests.ts';
import { italianRequests } from '../lexicon/it/requests.ts';
import { portugueseRequests } from '../lexicon/pt/requests.ts';
import { requestGrammar } from '../passes/request-grammar.ts';
import { refine } from '../refine.ts';

const LANGUAGES = {
  es: {
    requests: spanishRequests,
    rest: [
      'un informe',
      'los nombres',
      'amable',
      'tres líneas',
      '20 palabras',
      'para editar la lista',
      'claro que no',
    ],
    so: ['y', 'y también', ',', 'pero', 'y que', 'y no', 'ni', 'y nunca'],
    behind: 'El informe trata del puerto viejo de la ciudad.',
  },
  fr: {
    requests: frenchRequests,
    rest: [
      'un rapport',
      'les noms',
      'aimable',
      'trois lignes',
      '20 mots',
      'pour éditer la liste',
      'clair que non',
    ],
    so: ['et', 'et aussi', ',', 'mais', 'et que', 'et ne pas', 'ni', 'et de'],
    behind: 'Le rapport parle du vieux port de la ville.',
  },
  it: {
    requests: italianRequests,
    rest: [
      'una relazione',
      'i nomi',
      'gentile',
      'tre righe',
      '20 parole',
      'per modificare la lista',
      'chiaro che no',
    ],
    so: ['e', 'e anche', ',', 'ma', 'e che', 'e non', 'né', 'e di'],
    behind: 'La relazione parla del vecchio porto della città.',
  },
  pt: {
    requests: portugueseRequests,
    rest: [
      'um relatório',
      'os nomes',
      'amável',
      'três linhas',
      '20 palavras',
      'para editar a lista',
      'claro que não',
    ],
    so: ['e', 'e também', ',', 'mas', 'e que', 'e não', 'nem', 'e de'],
    behind: 'O relatório fala do porto velho da cidade.',
  },
} as const;

type Spoken = keyof typeof LANGUAGES;

/** Chooses among things as a text and a number always do. */
const picker = (of: string) => {
  let asked = 0;
  return <T>(choices: Iterable<T>): T => {
    const all = [...choices];
    const number = createHash('sha256').update(`${of} ${asked++}`).digest().readUInt32BE();
    const choice = all[number % all.length];
    if (choice === undefined) throw new RangeError(`There is nothing to choose for ${of}.`);
    return choice;
  };
};

/** What becomes of sentences, one a line. */
function results(language: Spoken, sentences: readonly string[]): string {
  const { behind } = LANGUAGES[language];
  return sentences
    .map((sentence) => {
      const said = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`.replaceAll(' ,', ',');
      const { refinedText } = refine(`${said} ${behind}`, { compressionLevel: 'high' });
      return `${said}\n  ${refinedText.replace(` ${behind}`, '')}\n`;
    })
    .join('');
}

/**
 * Requests with each of their openers: the verb in its mood, and another one behind that may hang on the same
 * opener.
 */
function requestsIn(language: Spoken): string[] {
  const { requests, rest, so } = LANGUAGES[language];
  const { forms, prohibitions } = requests();
  const openers = requestGrammar(language)?.openers ?? new Map();
  return [...openers].flatMap(([path, { mood, formal }], at) => {
    if (at % Math.ceil(openers.size / 24) !== 0) return [];
    const pick = picker(path);
    const known = formal
      ? (forms[mood]?.formal ?? prohibitions.formal)
      : (forms[mood]?.familiar ?? prohibitions.familiar);
    const verb = () => pick(known.keys());
    const end = pick(mood === 'question' ? ['?', '?', '.'] : ['.', '.', '?']);
    return [
      `${path} ${verb()} ${pick(rest)}${end}`,
      `${path} ${verb()} ${pick(rest)} ${pick(so)} ${verb()} ${pick(rest)}${end}`,
      `${path} ${pick(prohibitions.negators)} ${pick(['', ...prohibitions.companions])} ${verb()} ${pick(rest)}${end}`.replace(
        / {2,}/g,
        ' ',
      ),
    ];
  });
}

/** As in `results.test.ts`: requests as their grammars put them together. */
it.each(Object.keys(LANGUAGES) as Spoken[])('what is asked for in %s', async (language) => {
  const said = results(language, requestsIn(language));
  await expect(said).toMatchFileSnapshot(`../../fixtures/results/requests-${language}.txt`);
});
