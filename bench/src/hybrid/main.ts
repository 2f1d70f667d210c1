import { parseArgs } from 'node:util';
import type { OptimizeInput } from '@prompt-refinery/client';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { readRows } from '../data.ts';
import { optimizeAll } from '../optimize-all.ts';
import { makePrompt } from '../prompts.ts';
import { signUp } from '../sign-up.ts';
import { startApi } from '../start-api.ts';
import { printTable } from '../table.ts';
import { accountOf, HEAD } from './account.ts';
import { answerAndBill } from './counting-model.ts';

/**
 * Tokens spent on refining against tokens saved by it, through the whole API: the local refiner alone, a
 * model that sees the prompt itself (direct) and one that sees what the local refiner made of it (hybrid).
 * The model is a fake that counts for real. Prompts are made up, or with `--data` the rows of
 * `<data>/<file>.jsonl`.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    file: { type: 'string', default: 'prompts' },
    level: { type: 'string', multiple: true, default: ['low', 'medium'] },
    limit: { type: 'string', default: '500' },
  },
});

const LEVELS = ['low', 'medium', 'high'] as const;
const limit = Number(values.limit);
const texts = values.data
  ? readRows(values.data, values.file)
      .slice(0, limit)
      .map((row) => row.text)
  : Array.from({ length: Math.min(limit, 50) }, (_, index) => makePrompt(index));

const vendor = await startFakeVendor({ protocol: 'openai' });
vendor.respondWith(answerAndBill);
const api = await startApi({ OPENAI_API_KEY: 'sk-bench', OPENAI_BASE_URL: vendor.baseUrl });
try {
  const client = await signUp(api.origin);
  for (const compressionLevel of LEVELS.filter((level) => values.level.includes(level))) {
    console.log(`${texts.length} prompts at ${compressionLevel}:\n`);
    const ask = (options: Omit<OptimizeInput, 'text'>) =>
      optimizeAll(client, texts, { ...options, compressionLevel });
    const local = await ask({ provider: 'local' });
    const rows = [accountOf('local', local, local)];
    for (const mode of ['direct', 'hybrid'] as const) {
      rows.push(accountOf(mode, await ask({ provider: 'openai', mode }), local));
    }
    printTable(HEAD, rows);
  }
} finally {
  await api.stop();
  await vendor.close();
}
