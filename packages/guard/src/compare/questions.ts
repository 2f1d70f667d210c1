import { changedSentences, type Sentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/**
 * "Why does the test fail?" that became "When does the test fail?"; of English also what asks without a
 * question.
 */
export function changedQuestions(pair: Pair): Finding[] {
  const found: Finding[] = [];
  for (const sentences of changedSentences(pair)) {
    const asked = pair.original.language === 'en' ? otherQuestion(sentences) : otherStart(sentences);
    if (asked !== undefined) found.push(doubtOf('word', sentences.place, `it no longer asks "${asked}"`));
  }
  return found;
}

/** What a question may be worded with, by what it asks for. */
const ASKED: readonly (readonly [string, RegExp])[] = [
  [
    'why',
    /\b(?:why|reasons?|how come|what for|causes?|because|rational\w+|justif\w+|explain|explanation|purpose|motiv\w+|what makes?|grounds?)\b/,
  ],
  [
    'when',
    /\b(?:when|date|time|day|how (?:soon|long|early|late)|year|moment|point|once|if|whenever|while|schedule\w*|deadline|as soon)\b/,
  ],
  ['where', /\b(?:where|place|location|spot|site|position|wherever|address|which|in|at|source)\b/],
  [
    'how',
    /\b(?:how|way|ways|manner|steps?|method\w*|means|explain|process|approach\w*|by|strateg\w+|what)\b/,
  ],
  [
    'who',
    /\b(?:who|whom|whose|person|people|name[sd]?|which|author|owner|someone|whoever|responsible|by|customers?|users?|audience)\b/,
  ],
];

/** The word of a question that is asked no more. */
function otherQuestion({ before, after }: Sentences): string | undefined {
  const isQuestion = before.endsWith('?') && after.endsWith('?');
  const [, said] = QUESTION.exec(before) ?? [];
  for (const [word, kept] of ASKED) {
    const isAsked = (isQuestion && said === word) || (word === 'why' && WHY.test(before));
    if (isAsked && !kept.test(after)) return word;
  }
  return undefined;
}

const QUESTION = /^[^\p{L}]*(?:(?:so|and|but|then|or|also|please)[ ,]+)*(why|when|where|how|who)\b/u;
/** "Which files did you change, and why?" */
const WHY = /\b(?:and|say|explain|tell me|state|note|describe|write|check) why\b|\bwhy\?/;

/** What other languages ask with, by what they ask for. */
const STARTS: readonly RegExp[] = [
  /^[¿ ]*(?:warum|wieso|weshalb|pourquoi|por qu[ée]|perché|为什么|なぜ|どうして)/u,
  /^[¿ ]*(?:wann|quand|cuándo|quando|什么时候|何时|いつ)/u,
  /^[¿ ]*(?:wo|où|dónde|dove|onde|哪里|どこ)(?!\p{L})/u,
  /^[¿ ]*(?:wer|qui|quién|chi|quem|谁|誰)(?!\p{L})/u,
  /^[¿ ]*(?:wie|comment|cómo|come|如何|怎么|どう)(?!\p{L})/u,
];

/** "Warum" that became "wann". */
function otherStart({ before, after }: Sentences): string | undefined {
  const [was, now] = [before, after].map((text) => STARTS.findIndex((start) => start.test(text)));
  if (!QUESTIONED.test(before) || !QUESTIONED.test(after)) return undefined;
  if (was === undefined || now === undefined || was < 0 || now < 0 || was === now) return undefined;
  return STARTS[was]?.exec(before)?.[0];
}

const QUESTIONED = /[?？か]。?$/u;
