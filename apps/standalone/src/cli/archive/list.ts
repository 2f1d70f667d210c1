import { listPartitions } from '@refinery/domain/maintenance/archive/list-partitions.ts';
import type { Command } from '../command.ts';
import { DONE } from '../exit-codes.ts';
import { count } from '../words.ts';

const MEGABYTE = 1_000_000;

export const archiveListCommand: Command = {
  name: 'archive list',
  args: [],
  summary: 'lists the months whose optimizations are in the database',
  details: [
    'The numbers of rows are estimates from the last ANALYZE. Older months are one entry until they are archived.',
  ],
  read: () => async (ctx, output) => {
    async function* partitions() {
      yield* await listPartitions(ctx);
    }
    await output.tellAll(partitions(), {
      head: ['MONTH', 'ROWS', 'MB', 'STATE'],
      row: ({ name, rows, bytes, state }) => [name, count(rows), count(Math.ceil(bytes / MEGABYTE)), state],
    });
    return DONE;
  },
};
