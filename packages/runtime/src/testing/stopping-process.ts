// A process that stops as the environment says: `HOW` its stopping goes, within `DEADLINE_MS`.
import { once } from 'node:events';
import { pino } from 'pino';
import { onStop } from '../on-stop.ts';

const { HOW = 'well', DEADLINE_MS = '60000' } = process.env;

onStop({ logger: pino(), deadlineMs: Number(DEADLINE_MS) }, async () => {
  process.stdout.write('stop begins\n');
  if (HOW === 'fails') throw new Error('stuck');
  if (HOW === 'never') await new Promise(() => undefined);
  if (HOW === 'when told') await once(process, 'SIGUSR2');
  process.stdout.write('stop ends\n');
});
setInterval(() => undefined, 60_000);
process.send?.({ kind: 'ready' });
