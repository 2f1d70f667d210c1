import { parseArgs } from 'node:util';
import { printTable } from '../table.ts';
import { type Asked, accountOf, HEAD, showDamaged } from './account.ts';
import { askPrompts } from './ask-prompts.ts';
import { damagesOf } from './damage.ts';
import { type FakeModels, withFakeModels } from './fake-models.ts';
import { printGuardAlone } from './guard-alone.ts';
import { READERS, type ReaderKind, readerOf } from './reader.ts';
import { readRecorded } from './recorded.ts';
import { printRecordedAlone } from './recorded-alone.ts';
import { runRecorded } from './recorded-run.ts';
import type { Scenario, Temper } from './scenario.ts';
import { writerOf } from './writer.ts';

/**
 * Realistic prompts through the whole API, with a fake model that answers what a careful human wrote, or that with one thing
 * wrong, or what a real model answered once, and a fake second reader of another vendor that may be trusted or not.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    reader: { type: 'string', multiple: true, default: [...READERS] },
    /** Damages of each prompt, at most. */
    most: { type: 'string', default: '2' },
    /** Print so many results of each row that have the damage in them. */
    show: { type: 'string', default: '0' },
    /** Play what a real model answered, with a truthful reader. */
    recorded: { type: 'boolean', default: false },
  },
});
const show = Number(values.show);

if (values.recorded) {
  const recorded = readRecorded(values.data);
  printRecordedAlone(recorded, show);
  await withFakeModels((models) => runRecorded(models, recorded, show));
} else await runDamages();

async function runDamages(): Promise<void> {
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
  const kinds: readonly [name: string, rounds: Scenario[][]][] = [
    ['faithful', [faithful]],
    ['damages, mends', damaged('mends')],
    ['damages, stubborn', damaged('stubborn')],
  ];
  printGuardAlone(damages, show);
  await withFakeModels(async (models) => {
    const readers = READERS.filter((kind) => values.reader.includes(kind));
    const rows: (string | number)[][] = [];
    for (const [name, rounds] of kinds)
      for (const kind of readers) {
        const asked = await run(models, rounds, kind);
        rows.push(accountOf(name, kind, asked));
        showDamaged(`${name}, ${kind}`, asked, show);
      }
    printTable(HEAD, rows);
  });
}

async function run(
  { api, writer, reader }: FakeModels,
  rounds: readonly Scenario[][],
  kind: ReaderKind,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const scenarios of rounds) {
    writer.respondWith(writerOf(scenarios));
    reader.respondWith(readerOf(scenarios, kind));
    const answers = await askPrompts(
      api,
      scenarios.map(({ prompt }) => prompt.text),
    );
    for (const [index, scenario] of scenarios.entries()) {
      const answer = answers[index];
      if (answer) asked.push({ scenario, answer });
    }
  }
  return asked;
}
