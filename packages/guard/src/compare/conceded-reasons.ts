import type { Script } from '../lexicon/tables.ts';
import { changedSentences, type Sentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/** "Because the linter demands it" that became "although the linter demands it". */
export function concededReasons(pair: Pair): Finding[] {
  const reasons = REASONS[pair.original.language];
  if (!reasons) return [];
  return changedSentences(pair)
    .filter((sentences) => isConceded(sentences, reasons))
    .map(({ place }) => doubtOf('reason', place, 'its reason became a concession'));
}

interface Reasons {
  because: RegExp;
  although: RegExp;
}

const REASONS: Readonly<Partial<Record<Script, Reasons>>> = {
  en: {
    because: /\b(?:because|since|as|due to|owing to|thanks to)\b/,
    although: /\b(?:although|though|even if|despite|in spite of|regardless)\b/,
  },
  de: {
    because: /(?<!\p{L})(?:weil|da|denn|wegen|aufgrund)(?!\p{L})/u,
    although: /(?<!\p{L})(?:obwohl|obgleich|auch wenn|trotz|trotzdem)(?!\p{L})/u,
  },
  fr: {
    because: /(?:parce qu|puisqu|(?<!\p{L})car(?!\p{L})|à cause d|en raison d)/u,
    although: /(?:bien qu|quoiqu|malgré|même si)/u,
  },
  es: {
    because: /(?:porque|ya que|puesto que|debido a|a causa de)/u,
    although: /(?:aunque|a pesar de|pese a|si bien)/u,
  },
  it: {
    because: /(?:perché|poiché|siccome|a causa di|dato che)/u,
    although: /(?:benché|sebbene|anche se|nonostante|malgrado)/u,
  },
  pt: {
    because: /(?:porque|pois|já que|devido a|por causa)/u,
    although: /(?:embora|apesar de|ainda que|mesmo que)/u,
  },
  zh: { because: /因为|由于/u, although: /虽然|尽管|即使/u },
  ja: { because: /ので|から|ため/u, although: /のに|けれど|ものの|にもかかわらず|ても/u },
};

const isConceded = ({ before, after }: Sentences, { because, although }: Reasons): boolean =>
  because.test(before) !== because.test(after) &&
  although.test(before) !== although.test(after) &&
  because.test(before) !== although.test(before);
