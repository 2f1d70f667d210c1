import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FILES, readRows } from './data.ts';
import type { Point } from './peers.ts';
import { PEERS } from './peers.ts';
import { drawFrontier } from './picture.ts';
import { LEVELS, measure } from './quality.ts';
import { loadScorer } from './scorer.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/refinement' },
    scorer: { type: 'string', default: '../shared/tools/fidelity-score.mjs' },
    file: { type: 'string', multiple: true, default: [...FILES] },
    level: { type: 'string', multiple: true, default: [...LEVELS] },
    /** Print so many results that lost something. */
    worst: { type: 'string', default: '0' },
    /** Draw the frontier into this SVG file. */
    picture: { type: 'string' },
  },
});

const scorer = await loadScorer(values.scorer);
const own: Point[] = [];
console.log('| file | level | saved % | clean % | recall | broken punctuation | longer |');
console.log('|---|---|---|---|---|---|---|');
for (const file of values.file) {
  const rows = readRows(values.data, file);
  for (const level of LEVELS.filter((one) => values.level.includes(one))) {
    const { savedPercent, cleanPercent, recallMean, brokenPunctuation, longer, worst } = measure(
      rows,
      level,
      scorer,
    );
    own.push({ method: `Prompt Refinery, ${level}`, file, saved: savedPercent, clean: cleanPercent });
    const cells = [file, level, savedPercent, cleanPercent, recallMean, brokenPunctuation, longer];
    console.log(`| ${cells.join(' | ')} |`);
    for (const row of worst.slice(0, Number(values.worst))) console.log(JSON.stringify(row));
  }
}
if (values.picture !== undefined) writeFileSync(values.picture, drawFrontier(own, PEERS));
