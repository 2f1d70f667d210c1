import { parseArgs } from 'node:util';
import { buildBundle } from './build-bundle.ts';
import { measureProduct, type Row, type Variant } from './memory/measure-product.ts';
import { rssMb } from './memory/process-memory.ts';
import { startProcess } from './processes.ts';
import { FEW_ARENAS, SMALL_HEAP } from './small-heap.ts';
import { printTable } from './table.ts';

/**
 * Resident memory of API and worker in MB: idle, under load, after a batch, and the time from start to ready,
 * from the sources and from the bundle; `--only plain` adds the sources without options for a small heap. The
 * baseline: a bare Node, and one with an empty Fastify server.
 */
const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '20000' },
    requests: { type: 'string', default: '2000' },
    only: { type: 'string', default: 'sources,bundle' },
  },
});

const VARIANTS: Variant[] = [
  {
    name: 'sources',
    api: 'apps/api/src/main.ts',
    worker: 'apps/worker/src/main.ts',
    execArgv: SMALL_HEAP,
    env: FEW_ARENAS,
  },
  {
    name: 'bundle',
    api: 'dist/api.js',
    worker: 'dist/worker.js',
    execArgv: ['--enable-source-maps', ...SMALL_HEAP],
    env: FEW_ARENAS,
  },
  { name: 'plain', api: 'apps/api/src/main.ts', worker: 'apps/worker/src/main.ts', execArgv: [], env: {} },
];

const chosen = VARIANTS.filter(({ name }) => values.only.split(',').includes(name));
if (chosen.some(({ name }) => name === 'bundle')) buildBundle();

for (const name of ['bare-node', 'empty-fastify']) {
  const { pid, readyMs, stop } = await startProcess(`bench/src/memory/${name}.js`, {});
  console.log(`${name}: ${rssMb(pid).toFixed(0)} MB, ready after ${(readyMs / 1_000).toFixed(2)} s`);
  await stop();
}
const results = new Map<string, Row[]>();
const load = { requests: Number(values.requests), items: Number(values.items) };
for (const variant of chosen) results.set(variant.name, await measureProduct(variant, load));
for (const [name, rows] of results) {
  printTable([name, 'RSS', 'heap', 'buffers'], rows.map(rounded));
}

function rounded([what, ...figures]: Row): (string | number)[] {
  return [what, ...figures.map((figure) => (typeof figure === 'number' ? Math.round(figure) : figure))];
}
