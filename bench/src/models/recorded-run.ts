import { printTable } from '../table.ts';
import { askPrompts } from './ask-prompts.ts';
import type { FakeModels } from './fake-models.ts';
import { RECORDED_LEVELS, type Recorded } from './recorded.ts';
import { type Answered, accountOf, HEAD, showRecorded } from './recorded-account.ts';
import { recordedReader, recordedWriter, type Spent } from './recorded-fakes.ts';

/** Plays the recorded rewrites through the API, level by level, and prints what became of them. Shows up to `most` of each level. */
export async function runRecorded(
  { api, writer, reader }: FakeModels,
  recorded: readonly Recorded[],
  most: number,
): Promise<void> {
  const rows: (string | number)[][] = [];
  const all: Answered[] = [];
  const total: Spent = { refining: 0, reading: 0, repairing: 0 };
  for (const level of RECORDED_LEVELS) {
    const own = recorded.filter((one) => one.level === level);
    const spent: Spent = { refining: 0, reading: 0, repairing: 0 };
    writer.respondWith(recordedWriter(own, spent));
    reader.respondWith(recordedReader(own, spent));
    const texts = own.map(({ prompt }) => prompt.text);
    const answers = await askPrompts(api, texts, { compressionLevel: level });
    const answered = own.flatMap((one, at) => {
      const answer = answers[at];
      return answer ? [{ recorded: one, answer }] : [];
    });
    rows.push(accountOf(level, answered, spent));
    showRecorded(answered, most);
    all.push(...answered);
    for (const part of ['refining', 'reading', 'repairing'] as const) total[part] += spent[part];
  }
  rows.push(accountOf('both', all, total));
  printTable(HEAD, rows);
}
