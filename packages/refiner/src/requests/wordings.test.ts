import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { spanishClauses } from '../lexicon/es/clauses.ts';
import { spanishDemands } from '../lexicon/es/demands.ts';
import { spanishPassives } from '../lexicon/es/passives.ts';
import { spanishRequests } from '../lexicon/es/requests.ts';
import { frenchClauses } from '../lexicon/fr/clauses.ts';
import { frenchDemands } from '../lexicon/fr/demands.ts';
import { frenchPassives } from '../lexicon/fr/passives.ts';
import { frenchRequests } from '../lexicon/fr/requests.ts';
import { italianClauses } from '../lexicon/it/clauses.ts';
import { italianDemands } from '../lexicon/it/demands.ts';
import { italianPassives } from '../lexicon/it/passives.ts';
import { italianRequests } from '../lexicon/it/requests.ts';
import { portugueseClauses } from '../lexicon/pt/clauses.ts';
import { portugueseDemands } from '../lexicon/pt/demands.ts';
import { portuguesePassives } from '../lexicon/pt/passives.ts';
import { portugueseRequests } from '../lexicon/pt/requests.ts';
import { requestGrammar } from '../passes/request-grammar.ts';
import { expand } from '../phrases/expand.ts';
import { refine } from '../refine.ts';

const LANGUAGES = {
  es: {
    requests: spanishRequests,
    demands: spanishDemands,
    clauses: spanishClauses,
    passives: spanishPassives,
    things: ['el correo', 'la respuesta del cliente', 'cada frase', 'todos los títulos', 'Ana', 'el alumno'],
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
    demands: frenchDemands,
    clauses: frenchClauses,
    passives: frenchPassives,
    things: ['le courriel', 'la réponse du client', 'chaque phrase', "l'annonce", 'Anne', "l'élève"],
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
    demands: italianDemands,
    clauses: italianClauses,
    passives: italianPassives,
    things: ['il testo', 'la risposta del cliente', 'ogni frase', "l'elenco", 'Anna', 'lo studente'],
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
    demands: portugueseDemands,
    clauses: portugueseClauses,
    passives: portuguesePassives,
    things: ['o texto', 'a resposta do cliente', 'cada frase', 'todos os títulos', 'Ana', 'o aluno'],
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

/** Requests with each of their openers: the verb in its mood, and another one behind that may hang on the same opener. */
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

/** Demands on a thing, with each of their modal verbs and predicates. */
function demandsIn(language: Spoken): string[] {
  const { demands, passives, things, rest, so } = LANGUAGES[language];
  const { modals, permissions, negator, companions, affirmed, negated, pronouns } = demands();
  const { participles, be } = passives();
  const verbs = [...modals, ...permissions];
  return Array.from({ length: 45 }, (_, at) => {
    const pick = picker(`${language} ${at}`);
    const not = at % 3 === 0 ? `${negator} ` : '';
    const modal = `${not}${pick(verbs)}${not === '' ? '' : pick(['', ...[...companions].map((word) => ` ${word}`)])}`;
    const thing = pick(at % 10 === 0 && pronouns.size > 0 ? pronouns : things);
    const passive = `${pick(be)} ${pick(participles.keys())} ${pick(['', ...rest])}`.trim();
    if (at % 5 === 0) return `${thing} ${modal} ${passive}.`;
    const predicate = () => `${pick((not === '' ? affirmed : negated).keys())} ${pick(rest)}`;
    if (at % 2 === 0) return `${thing} ${modal} ${predicate()}.`;
    return `${thing} ${modal} ${predicate()} ${pick(so)} ${pick(['', `${modal} `])}${predicate()}.`;
  });
}

/** Wishes about a thing, with each of their openers. */
function wishesIn(language: Spoken): string[] {
  const { clauses, things, rest, so } = LANGUAGES[language];
  const { openers, hints, conjunctions, pronouns, negator, companions, clitics, verbs } = clauses();
  return Array.from({ length: 40 }, (_, at) => {
    const pick = picker(`${language} wish ${at}`);
    const opener = pick(expand(pick(at % 3 === 0 ? hints : openers).split(' '))).join(' ');
    const isPronoun = at % 7 === 0 && pronouns.size > 0;
    const that = isPronoun ? pick(pronouns.keys()) : `${pick(conjunctions)} ${pick(things)}`;
    const verb = () => {
      const clitic = pick(['', '', '', ...clitics]);
      const form = `${clitic} ${pick(verbs.keys())}`.trim();
      return at % 4 === 0 ? `${negator} ${form} ${pick(['', ...companions])}`.trim() : form;
    };
    const more = at % 2 === 0 ? '' : ` ${pick(so)} ${verb()} ${pick(rest)}`;
    return `${opener} ${that} ${verb()} ${pick(rest)}${more}.`;
  });
}

/** As in `results.test.ts`: requests, demands and wishes as their grammars put them together. */
describe.each(Object.keys(LANGUAGES) as Spoken[])('what is asked for in %s', (language) => {
  it.each([
    ['requests', requestsIn],
    ['demands', demandsIn],
    ['wishes', wishesIn],
  ])('%s', async (name, sentences) => {
    const said = results(language, sentences(language));
    await expect(said).toMatchFileSnapshot(`../../fixtures/results/${name}-${language}.txt`);
  });
});
