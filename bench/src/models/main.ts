import { parseArgs } from 'node:util';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { optimizeAll } from '../optimize-all.ts';
import { signUp } from '../sign-up.ts';
import { startApi } from '../start-api.ts';
import { printTable } from '../table.ts';
import { type Asked, accountOf, HEAD, showDamaged } from './account.ts';
import { damagesOf } from './damage.ts';
import { printGuardAlone } from './guard-alone.ts';
import { READERS, type ReaderKind, readerOf } from './reader.ts';
import type { Scenario, Temper } from './scenario.ts';
import { writerOf } from './writer.ts';

/**
 * Realistic prompts through the whole API, with a fake model that answers what a careful human wrote, or that with one thing
 * wrong, and a fake second reader of another vendor that may be trusted or not.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    reader: { type: 'string', multiple: true, default: [...READERS] },
    /** Damages of each prompt, at most. */
    most: { type: 'string', default: '2' },
    /** Print so many results of each row that have the damage in them. */
    show: { type: 'string', default: '0' },
  },
});

const damages = damagesOf(values.data, Number(values.most));
const faithful: Scenario[] = [...damages.keys()].map((prompt) => ({
  prompt,
  damage: null,
  temper: 'stubborn',
}));
/** Rounds in which each prompt occurs once, so that the fakes know it by its text. */
const damaged = (temper: Temper): Scenario[][] =>
  Array.from({ length: Number(values.most) }, (_, round) =>
    [...damages].flatMap(([prompt, some]) =>
      some.slice(round, round + 1).map((damage) => ({ prompt, damage, temper })),
    ),
  );
const MODELS: readonly [name: string, rounds: Scenario[][]][] = [
  ['faithful', [faithful]],
  ['damages, mends', damaged('mends')],
  ['damages, stubborn', damaged('stubborn')],
];

const writer = await startFakeVendor({ protocol: 'openai' });
const reader = await startFakeVendor({ protocol: 'anthropic' });
const api = await startApi({
  OPENAI_API_KEY: 'sk-bench',
  OPENAI_BASE_URL: writer.baseUrl,
  ANTHROPIC_API_KEY: 'sk-bench',
  ANTHROPIC_BASE_URL: reader.baseUrl,
});
try {
  const readers = READERS.filter((kind) => values.reader.includes(kind));
  const rows: (string | number)[][] = [];
  printGuardAlone(damages, Number(values.show));
  for (const [name, rounds] of MODELS)
    for (const kind of readers) {
      const asked = await run(rounds, kind);
      rows.push(accountOf(name, kind, asked));
      showDamaged(`${name}, ${kind}`, asked, Number(values.show));
    }
  printTable(HEAD, rows);
} finally {
  await api.stop();
  await Promise.all([writer.close(), reader.close()]);
}

async function run(rounds: readonly Scenario[][], kind: ReaderKind): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const scenarios of rounds) {
    writer.respondWith(writerOf(scenarios));
    reader.respondWith(readerOf(scenarios, kind));
    // An organization of its own: results are remembered.
    const client = await signUp(api.origin);
    await client.saveVerificationSettings({ provider: 'anthropic' });
    const texts = scenarios.map(({ prompt }) => prompt.text);
    const answers = await optimizeAll(client, texts, { provider: 'openai' });
    for (const [index, scenario] of scenarios.entries()) {
      const answer = answers[index];
      if (answer) asked.push({ scenario, answer });
    }
  }
  return asked;
}
