import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '@refinery/embedded/ports.ts';
import { buildBundle } from '../build-bundle.ts';
import { type LoadRequest, type LoadResult, runLoad } from '../closed-loop.ts';
import { summarizeProfile } from '../cpu-profile.ts';
import { median } from '../median.ts';
import { cpuSeconds } from '../memory/process-memory.ts';
import { startProcess } from '../processes.ts';
import { describeTimes, processorTimes } from '../processor-time.ts';
import { startBenchServices } from '../services.ts';
import { signUp } from '../sign-up.ts';
import { FEW_ARENAS, SMALL_HEAP } from '../small-heap.ts';
import { printTable } from '../table.ts';
import { memoryOfStreams } from './open-streams.ts';
import { type Peer, startPortkey } from './peer.ts';

/**
 * Calls to a model through the gateway, beside Portkey's, in turn, to the same vendor on loopback. Ours knows
 * the caller, checks the body and writes the call down; Portkey's knows nobody and keeps nothing. `--profile`
 * says where the time of ours went; its figures do not compare then. Ours runs as in the image, from the
 * bundle with a small heap, or with `--sources`, `--large-heap` and `--semi-space <MB>`.
 */
const { values } = parseArgs({
  options: {
    connections: { type: 'string', multiple: true, default: ['16', '64'] },
    requests: { type: 'string', default: '4000' },
    rounds: { type: 'string', default: '5' },
    streams: { type: 'string', default: '1000' },
    bytes: { type: 'string', default: '3000' },
    profile: { type: 'boolean', default: false },
    sources: { type: 'boolean', default: false },
    'large-heap': { type: 'boolean', default: false },
    'semi-space': { type: 'string' },
  },
});
const REQUESTS = Number(values.requests);
const ROUNDS = Number(values.rounds);
const STREAMS = Number(values.streams);
const SYSTEM = 'You answer customers of a shop. '.repeat(Math.ceil(Number(values.bytes) / 32));

type Kind = 'whole' | 'stream' | 'wait' | 'hold';

interface Gateway extends Omit<Peer, 'stop'> {
  request(kind: Kind): LoadRequest;
}

function bodyOf(kind: Kind): string {
  const content = { whole: 'Where is it?', stream: 'Where is it?', wait: 'wait 50', hold: 'hold' }[kind];
  const stream = kind === 'stream' || kind === 'hold' ? { stream: true } : {};
  const messages = [
    { role: 'system', content: SYSTEM },
    { role: 'user', content },
  ];
  return JSON.stringify({ model: 'gpt-4o-mini', messages, temperature: 0.2, ...stream });
}

const requestWith =
  (headers: Record<string, string>) =>
  (kind: Kind): LoadRequest => ({ path: '/v1/chat/completions', headers, body: bodyOf(kind) });

const profileFolder = values.profile ? mkdtempSync(join(tmpdir(), 'refinery-profile-')) : null;
if (!values.sources) buildBundle();
const services = await startBenchServices();
const vendor = await startProcess('bench/src/gateway-vendor.ts', {});
const vendorOrigin = `http://127.0.0.1:${Object(vendor.message).port}`;
const port = await freePort();
const api = await startProcess(
  values.sources ? 'apps/api/src/main.ts' : 'dist/api.js',
  {
    ...services.env,
    ...FEW_ARENAS,
    PORT: `${port}`,
    // More than the streams and the connections of before.
    MAX_CONNECTIONS: '5000',
    // No limit of calls a minute.
    GATEWAY_RATE_FREE: '0',
    OPENAI_API_KEY: 'sk-bench',
    OPENAI_BASE_URL: `${vendorOrigin}/v1`,
  },
  [
    ...(values.sources ? [] : ['--enable-source-maps']),
    ...(values['large-heap'] ? [] : SMALL_HEAP),
    // The last one counts.
    ...(values['semi-space'] ? [`--max-semi-space-size=${values['semi-space']}`] : []),
    ...(profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : []),
  ],
);
const portkeys = [await startPortkey({ streams: false }), await startPortkey({ streams: true })] as const;
let stopped = false;
const stopAll = () => Promise.all([api, vendor, ...portkeys].map((each) => each.stop()));
try {
  const origin = `http://127.0.0.1:${port}`;
  const { key } = await (await signUp(origin)).createApiKey({ name: 'bench', scopes: ['models:call'] });
  const ours: Gateway = {
    name: 'Prompt Refinery',
    origin,
    pid: api.pid,
    request: requestWith({ authorization: `Bearer ${key}` }),
  };
  const [theirs, theirStreams] = portkeys.map(
    (portkey): Gateway => ({
      ...portkey,
      request: requestWith({
        authorization: 'Bearer sk-bench',
        'x-portkey-provider': 'openai',
        'x-portkey-custom-host': `${vendorOrigin}/v1`,
      }),
    }),
  );
  if (!theirs || !theirStreams) throw new RangeError('There is nothing to compare with.');
  console.log(`${REQUESTS} calls of ${bodyOf('whole').length} bytes, median of ${ROUNDS} rounds\n`);
  // First: what others leave in the heap is no part of it.
  await compareStreams([theirStreams, ours]);
  await compareRates({ whole: [theirs, ours], stream: [theirStreams, ours] });
  await compareDelays(theirs, ours);
  await stopAll();
  stopped = true;
  if (profileFolder) console.log(summarizeProfile(profileFolder));
} finally {
  if (!stopped) await stopAll();
  await services.stop();
}

interface Round extends LoadResult {
  /** Processor time of the gateway's process for each call, in microseconds. */
  micros: number;
}

async function load({ origin, pid, request }: Gateway, kind: Kind, connections: number): Promise<Round> {
  const before = cpuSeconds(pid);
  const next = request(kind);
  const result = await runLoad({ origin, connections, requests: REQUESTS, next: () => next });
  return { ...result, micros: ((cpuSeconds(pid) - before) * 1e6) / REQUESTS };
}

/** Rates, and the processor time of a call: user and system time of the process, its threads included. */
async function compareRates(pairs: Record<'whole' | 'stream', readonly Gateway[]>): Promise<void> {
  const rows: string[][] = [];
  for (const kind of ['whole', 'stream'] as const) {
    const gateways = pairs[kind];
    for (const connections of values.connections.map(Number)) {
      const results = new Map<Gateway, Round[]>(gateways.map((gateway) => [gateway, []]));
      for (const gateway of gateways) await load(gateway, kind, connections);
      for (let round = 0; round < ROUNDS; round++)
        for (const [gateway, rounds] of results) rounds.push(await load(gateway, kind, connections));
      const of = (gateway: Gateway | undefined, figure: keyof Round) =>
        median((gateway ? results.get(gateway) : [])?.map((round) => round[figure]) ?? []);
      for (const gateway of gateways) {
        const [rate, micros] = [of(gateway, 'requestsPerSecond'), of(gateway, 'micros')];
        rows.push([
          ...[kind, `${connections}`, gateway.name, `${rate.toFixed(0)}/s`, `${micros.toFixed(0)} µs`],
          ...[`${of(gateway, 'p50Ms').toFixed(1)} ms`, `${of(gateway, 'p99Ms').toFixed(1)} ms`],
          (rate / of(gateways[0], 'requestsPerSecond')).toFixed(2),
          (micros / of(gateways[0], 'micros')).toFixed(2),
        ]);
      }
    }
  }
  printTable(
    ['reply', 'connections', 'gateway', 'rate', 'processor', 'p50', 'p99', 'rate, ratio', 'processor, ratio'],
    rows,
  );
  for (const gateway of pairs.whole) {
    const before = processorTimes();
    await load(gateway, 'whole', 16);
    console.log(`${gateway.name}, ms of a core for each call: ${describeTimes(before, REQUESTS)}`);
  }
}

/** What a gateway adds to a vendor that takes 50 ms, at 16 connections. */
async function compareDelays(theirs: Gateway, ours: Gateway): Promise<void> {
  const plain = { path: '/v1/chat/completions', headers: {}, body: bodyOf('wait') };
  const p50Of = async (origin: string, next: LoadRequest): Promise<number> =>
    (await runLoad({ origin, connections: 16, requests: REQUESTS / 4, next: () => next })).p50Ms;
  const added = new Map<Gateway, number[]>([theirs, ours].map((gateway) => [gateway, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const direct = await p50Of(vendorOrigin, plain);
    for (const [gateway, times] of added)
      times.push((await p50Of(gateway.origin, gateway.request('wait'))) - direct);
  }
  const first = median(added.get(theirs) ?? []);
  console.log('');
  printTable(
    ['gateway', 'added p50 at 50 ms', 'ratio'],
    [...added].map(([{ name }, times]) => [
      ...[name, `${median(times).toFixed(2)} ms`, (median(times) / first).toFixed(2)],
    ]),
  );
}

async function compareStreams(gateways: readonly Gateway[]): Promise<void> {
  const release = () => fetch(`${vendorOrigin}/release`, { method: 'POST' });
  const rows: string[][] = [];
  for (const { name, origin, pid, request } of gateways) {
    const memory = await memoryOfStreams({ origin, pid, next: request('hold') }, STREAMS, release);
    rows.push([name, ...[memory.idle, memory.most, memory.open].map((mb) => `${mb.toFixed(0)} MB`)]);
  }
  printTable(['gateway', 'before', `most at ${STREAMS} streams`, 'open and quiet'], rows);
}
