import { SPAN } from '../read/term.ts';
import { addition, type Finding, lostOrDoubtful, type Pair } from './finding.ts';

const MARKS = /^["'“”„‘’«»「」『』`]+|["'“”„‘’«»「」『』`]+$/g;
const SPACE = /\s+/g;

/** Code, links, quotations, placeholders and the like that do not stand in the rewritten text to the letter. */
export function changedSpans({ original, rewritten, matches }: Pair): Finding[] {
  const found: Finding[] = [];
  for (let i = 0; i < original.terms.length; i++) {
    const term = original.terms[i];
    if (term?.type !== SPAN || (matches.ofOriginal[i] ?? -1) >= 0) continue;
    const kind = term.span ?? 'code';
    const words = original.text
      .slice(term.start, term.end)
      .replace(MARKS, '')
      .replace(/[.,;!?]$/, '');
    if (kind === 'quote' && says(rewritten.text, words)) continue;
    if (kind !== 'quote' && rewritten.text.includes(words)) continue;
    const verdict = kind === 'quote' || kind === 'tag' ? 'doubtful' : 'lost';
    found.push(
      lostOrDoubtful(kind, verdict, term.start, term.end, 'it does not stand in the result to the letter'),
    );
  }
  for (let i = 0; i < rewritten.terms.length; i++) {
    const term = rewritten.terms[i];
    if (term?.type !== SPAN || (matches.ofRewritten[i] ?? -1) >= 0) continue;
    const words = rewritten.text
      .slice(term.start, term.end)
      .replace(MARKS, '')
      .replace(/[.,;!?]$/, '');
    if (!says(original.text, words))
      found.push(addition(term.span ?? 'code', term.start, term.end, 'the original does not have it'));
  }
  return found;
}

const plain = (text: string): string => text.toLowerCase().replace(SPACE, ' ');
const says = (text: string, words: string): boolean => plain(text).includes(plain(words));
