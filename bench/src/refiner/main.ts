import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FILES, readRows } from '../data.ts';
import { PEERS } from './peers.ts';
import { drawFrontier } from './picture.ts';
import { printQuality } from './print.ts';
import { LEVELS } from './quality.ts';
import { loadScorer } from './scorer.ts';
import { printSpeed } from './speed.ts';
import { printStability } from './stability.ts';

const SECTIONS = ['quality', 'stability', 'speed'];

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/refinement' },
    scorer: { type: 'string', default: '../shared/tools/fidelity-score.mjs' },
    file: { type: 'string', multiple: true, default: [...FILES] },
    level: { type: 'string', multiple: true, default: [...LEVELS] },
    /** One section instead of all. */
    only: { type: 'string', multiple: true, default: SECTIONS },
    /** Print so many results of each file and level that lost something. */
    worst: { type: 'string', default: '0' },
    /** Draw the frontier of the quality section into this SVG file. */
    picture: { type: 'string' },
    /** Rounds of the section on speed. */
    rounds: { type: 'string', default: '9' },
  },
});

const scope = {
  folder: values.data,
  files: values.file,
  levels: LEVELS.filter((level) => values.level.includes(level)),
};
const scorer = await loadScorer(values.scorer);
if (values.only.includes('quality')) {
  const own = printQuality(scope, scorer, Number(values.worst));
  if (values.picture !== undefined) writeFileSync(values.picture, drawFrontier(own, PEERS));
}
const texts = scope.files.flatMap((file) => readRows(scope.folder, file).map(({ text }) => text));
if (values.only.includes('stability')) printStability(texts, scope.levels);
if (values.only.includes('speed')) printSpeed(texts, Number(values.rounds));
