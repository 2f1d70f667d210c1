import { type Draft, type DraftSegment, liveTokens, propose } from '../draft/draft.ts';
import { stem } from '../text/stem.ts';
import { PUNCT, SPAN, WORD } from '../text/token.ts';
import type { CodePass } from './pass.ts';

/** Words that say nothing about a placeholder beside its name. */
const HOLLOW = new Set(
  `the a an of to for in on be is are used use using by with and or your my our this that which will should name value variable placeholder
  type specific specified desired chosen given required target preferred user's user provided input insert enter specify define defines
  specifies represents`.split(/\s+/),
);

/** "- ${projectName} - The name of the project": a description that repeats the name of its placeholder. */
export const PLACEHOLDER_ECHO: CodePass = {
  name: 'placeholder-echo',
  reason: 'repeats the name of the placeholder',
  rank: 2,
  legal: false,
  language: 'en',
  run(draft: Draft) {
    for (const [k, part] of draft.segments.entries()) {
      const alone = draft.segments[k + 1]?.lineFrom !== part.lineFrom;
      if (part.line === 'item' && part.first && alone) dropEcho(draft, part);
    }
  },
};

function dropEcho(draft: Draft, part: DraftSegment): void {
  const live = liveTokens(draft, part);
  const placeholder = draft.tokens[live[0] ?? -1];
  const mark = draft.tokens[live[1] ?? -1];
  if (placeholder?.kind !== SPAN || placeholder.span !== 'placeholder' || !mark || !':-–—='.includes(mark.lower || '?'))
    return;
  const name = nameStems(draft.text.slice(placeholder.start, placeholder.end));
  for (const i of live.slice(2)) {
    const token = draft.tokens[i];
    if (token?.kind === PUNCT ? token.lower !== '.' : token?.kind !== WORD) return;
    if (token.kind === WORD && !HOLLOW.has(token.lower) && !name.has(stem(token.lower))) return;
  }
  propose(draft, {
    from: (live[0] ?? 0) + 1,
    to: part.to,
    replacement: '',
    pass: PLACEHOLDER_ECHO.name,
    reason: PLACEHOLDER_ECHO.reason,
  });
}

/** The words of "${projectName:Demo}", "{{project_name}}" or "[project name]", without a default value. */
function nameStems(placeholder: string): Set<string> {
  const name = placeholder.split(':')[0] ?? '';
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return new Set((words.match(/[a-z]+/g) ?? []).map(stem));
}
