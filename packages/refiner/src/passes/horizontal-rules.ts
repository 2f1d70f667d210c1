import { type Draft, propose } from '../draft/draft.ts';
import type { CodePass } from './pass.ts';

/** A text that speaks of such lines wants them. */
const NAMED = /separat|divid|horizontal|asterisk|hyphen|dash|delimit|\bline of\b/i;

/** Lines of dashes or stars above a heading, which separates sections already. Elsewhere they may belong to a template of the output. */
export const HORIZONTAL_RULES: CodePass = {
  name: 'horizontal-rules',
  reason: 'line between sections that have headings',
  rank: 2,
  legal: false,
  run(draft: Draft) {
    if (!draft.segments.some((part) => part.line === 'rule') || NAMED.test(draft.text)) return;
    // Front matter stands between two such lines.
    let inFrontMatter = draft.segments[0]?.line === 'rule';
    for (const [k, part] of draft.segments.entries()) {
      if (part.line !== 'rule' || k === 0) continue;
      const isAbove = draft.segments[k + 1]?.line === 'heading' && draft.tokens[part.from]?.lower !== '=';
      if (isAbove && !inFrontMatter)
        propose(draft, {
          from: part.from,
          to: part.to,
          replacement: '',
          pass: this.name,
          reason: this.reason,
        });
      inFrontMatter = false;
    }
  },
};
