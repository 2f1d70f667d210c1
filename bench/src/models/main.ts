import { parseArgs } from 'node:util';
import { damagesOf } from './damage.ts';
import { withFakeModels } from './fake-models.ts';
import { printGuardAlone } from './guard-alone.ts';
import { readRecorded } from './recorded.ts';
import { printRecordedAlone } from './recorded-alone.ts';
import { readRecordings } from './recordings.ts';
import { runRecordings } from './run-recordings.ts';

/**
 * What a model answered once, block by block, through the whole API, with a fake second reader that knows
 * what a careful one found, and without one. Then the guard alone: on whole rewrites of a model, and on
 * references of people with one thing wrong.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    /** Damages of each prompt, at most. */
    most: { type: 'string', default: '2' },
    /** Print so many examples of each kind. */
    show: { type: 'string', default: '0' },
  },
});
const show = Number(values.show);

await withFakeModels(async (models) => {
  for (const name of ['answers', 'slips'])
    for (const verify of ['doubts', 'off'] as const) {
      console.log(`\n${name}, ${verify === 'off' ? 'read by nobody' : 'read by a careful reader'}:\n`);
      await runRecordings(models, readRecordings(values.data, name), { verify, most: show });
    }
});
console.log('\nThe guard alone, whole rewrites:\n');
printRecordedAlone(readRecorded(values.data), show);
console.log('');
printGuardAlone(damagesOf(values.data, Number(values.most)), show);
