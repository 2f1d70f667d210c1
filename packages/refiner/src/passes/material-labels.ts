import { kindOf } from '@refinery/text/material/labels.ts';
import { SAYS, wordSays } from '@refinery/text/material/words.ts';
import { NEWLINE, SPACES } from '@refinery/text/token.ts';
import { type Draft, type DraftSegment, liveTokens, propose } from '../draft/draft.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "And this is the error message that I get when I run it:" is "Error message:" where that is what follows. */
export const MATERIAL_LABELS: CodePass = {
  name: 'material-labels',
  reason: REASONS.announcement,
  rank: 2,
  legal: false,
  language: 'en',
  run(draft: Draft) {
    for (const part of draft.segments) {
      if (part.language !== 'en' || part.line !== 'text' || !part.first) continue;
      if (part.to - part.from > LONGEST || !standsBeforeMaterial(draft, part)) continue;
      const label = labelOf(draft, part);
      if (label === undefined) continue;
      propose(draft, {
        from: part.from,
        to: part.to,
        replacement: `${label}:`,
        pass: this.name,
        reason: this.reason,
      });
    }
  },
};

/** In tokens. */
const LONGEST = 50;

/** Whether the sentence ends its line and nothing stands between it and what was handed over. */
function standsBeforeMaterial({ tokens }: Draft, { to }: DraftSegment): boolean {
  if (tokens[to]?.kind !== NEWLINE) return false;
  let at = to;
  while (tokens[at]?.kind === NEWLINE || tokens[at]?.kind === SPACES) at++;
  const { span } = tokens[at] ?? {};
  return span === 'given text' || span === 'code' || span === 'data';
}

const NAMED = `(?:the|my|our|a|an|some) (?<named>(?:[\\w’'-]+ ){0,2}?[\\w-]+)`;
const FROM =
  '(?: (?:(?:from|by|of) (?:the|my|our) (?<from>[\\w-]+)|(?:that|which) (?:the|my|our) (?<by>[\\w-]+) (?:has |have |had )?(?:asked|sent|wrote|written|gave|given|posted|submitted)(?: (?:me|us|in))?))?';
/** What its author says of it that anybody knows: that he wrote it, has it, means it. */
const HAD =
  "(?: (?:(?:that|which) )?(?:i|we)(?:['’](?:ve|m|d|re)|(?: (?:have|had|am|are|was|were|just|already|currently|been)))*" +
  ' (?:wrote|written|got|get|getting|gotten|have|had|made|took|taken|received|copied|pasted|mean|meant|need|put|found|typed|drafted|noted|talking|using|working|see|seeing)' +
  '(?: (?:so far|about|on|in|down|together|here|below|myself|right now|now|at the moment|just now|today))*)?';
const OPENS = '(?:(?:and|so|now|ok|okay|also|then|finally|well) (?:, )?)*';
const SHOWN = "(?:here['’]s|here (?:is|are|comes?)|below (?:is|are)|this is|these are|that['’]s)";
const FOLLOWS =
  '(?:is|are|reads?|goes|looks?)(?: (?:as follows|like this|the following(?: ones?)?|this|these|here|below))+';

const ANNOUNCEMENTS = [
  new RegExp(`^${OPENS}${SHOWN} ${NAMED}${FROM}${HAD} :$`),
  new RegExp(`^${OPENS}${NAMED}${FROM}${HAD} ${FOLLOWS} :$`),
];

/** The label that says what an announcement says, or undefined for one that says more. */
function labelOf(draft: Draft, part: DraftSegment): string | undefined {
  const words = liveTokens(draft, part).map((i) => draft.tokens[i]?.lower ?? '');
  const said = words.join(' ');
  for (const announcement of ANNOUNCEMENTS) {
    const { named, from, by = from } = announcement.exec(said)?.groups ?? {};
    if (named === undefined) continue;
    const last = named.slice(named.lastIndexOf(' ') + 1);
    if ((wordSays(last) & SAYS.piece) === 0) return undefined;
    const written = asWritten(draft, part, named);
    const name = by === undefined ? written : `${by} ${written}`;
    return kindOf(name) === 'material' ? name.charAt(0).toUpperCase() + name.slice(1) : undefined;
  }
  return undefined;
}

/** The words in the case in which they stand in the text. */
function asWritten({ text, tokens }: Draft, { from, to }: DraftSegment, words: string): string {
  const said = text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  const at = said.toLowerCase().indexOf(words);
  return at < 0 ? words : said.slice(at, at + words.length);
}
