import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { isPerson } from '@refinery/text/word-class.ts';
import type { Draft } from '../../draft/draft.ts';
import type { CodePass } from '../pass.ts';
import { isPartOf } from './articles.ts';
import { sceneOf } from './people.ts';
import { change, isCalm, isFree, isShorterFrom, type Sentence, sentences } from './sentence.ts';

/** What a prompt asks the model for: "your response" is the response. */
const RESULTS = new Set(
  `answer answers response responses reply replies output outputs result results text essay story poem letter email message summary title list code
  article paragraph paragraphs sentence sentences explanation explanations suggestions advice analysis review role task goal job objective mission
  responsibilities duties rules recommendations findings reasoning solution design approach process questions feedback post blog resume speech
  work writing plan report description words`.split(/\s+/),
);
/** What the writer of a prompt hands in. */
const MATERIALS = new Set(
  'code essay text question questions request prompt resume cv email message draft article document data dataset file files query input website app application project sentence sentences idea ideas'.split(
    ' ',
  ),
);

const PARTS = new Set<Tag>([TAG.determiner, TAG.number, TAG.object]);

/** "… and your task will be": inside a sentence a bare subject stumbles. */
const VERBAL = new Set<Tag>([TAG.be, TAG.modal, TAG.have, TAG.do, TAG.present]);

const OWNERS = new Set(['your', 'my', 'his', 'her']);

/** "your response", "her favorite trail" where nobody else could own it. */
export const POSSESSIVES: CodePass = {
  name: 'possessives',
  reason: 'owner that is clear',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  context: TRIGGER.his,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.owner)) {
      const both = sentence.words.includes('your') && sentence.words.includes('my');
      for (let k = 0; k < sentence.live.length; k++)
        if (
          OWNERS.has(sentence.words[k] ?? '') &&
          sentence.tags[k] === TAG.possessive &&
          isFree(sentence, k, k + 1) &&
          isCalm(sentence, k) &&
          isClear(sentence, k, both)
        )
          drop(sentence, k);
    }
  },
};

function drop(sentence: Sentence, k: number): void {
  if (k > 0 || isShorterFrom(sentence, 0, 1)) change(sentence, POSSESSIVES, k, k + 1);
}

function isClear(sentence: Sentence, k: number, both: boolean): boolean {
  const { words, tags } = sentence;
  if (tags[k + 1] === TAG.other || words[k + 1] === 'own' || tags[k + 1] === TAG.punctuation) return false;
  if (isPartOf(sentence, k)) return false;
  const at = headAt(sentence, k + 1);
  const noun = words[at] ?? '';
  const word = words[k] ?? '';
  // "Task is to", unlike "Answers should", stumbles.
  if (k === 0 && tags[at + 1] === TAG.be) return false;
  if (word === 'your') return !both && RESULTS.has(noun) && !(k > 0 && VERBAL.has(tags[at + 1] ?? TAG.other));
  if (word === 'my') return !both && MATERIALS.has(noun) && tags[k - 1] !== TAG.conjunction;
  if (word !== 'his' && word !== 'her') return false;
  // "both of her feet", "two of his toys": part of what somebody has.
  if (words[k - 1] === 'of' && PARTS.has(tags[k - 2] ?? TAG.other)) return false;
  // "He likes his dog" may be told shorter, "Her dog" at the start of a sentence may not.
  return k > 0 && sceneOf(sentence).only !== undefined && !isPerson(noun);
}

function headAt({ tags }: Sentence, k: number): number {
  let at = k;
  while (
    tags[at] === TAG.adjective ||
    tags[at] === TAG.participle ||
    (tags[at] === TAG.noun && tags[at + 1] === TAG.noun)
  )
    at++;
  return at;
}
