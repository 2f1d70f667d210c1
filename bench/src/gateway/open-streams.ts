import { Agent, type ClientRequest, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadRequest } from '../closed-loop.ts';
import { rssMb } from '../memory/process-memory.ts';

/** After the last stream has begun, in milliseconds: buffers of the beginnings are freed meanwhile. */
const SETTLE_MS = 5_000;

/** What a gateway is asked, and the process of it. */
export interface StreamTarget {
  origin: string;
  pid: number;
  next: LoadRequest;
}

interface OpenStream {
  outgoing: ClientRequest;
  ended: Promise<void>;
}

/**
 * Opens so many streams at once, and says how much memory the gateway has with them: the most, and once it is
 * quiet. In MB.
 */
export async function memoryOfStreams(
  { origin, pid, next }: StreamTarget,
  count: number,
  release: () => Promise<unknown>,
): Promise<{ idle: number; most: number; open: number }> {
  const idle = rssMb(pid);
  const agent = new Agent({ maxSockets: count });
  const streams: OpenStream[] = [];
  let most = idle;
  // As many at a time as a listener's queue takes.
  while (streams.length < count) {
    const some = Array.from({ length: Math.min(100, count - streams.length) }, () =>
      openStream(agent, origin, next),
    );
    streams.push(...(await Promise.all(some)));
    most = Math.max(most, rssMb(pid));
  }
  await sleep(SETTLE_MS);
  const open = rssMb(pid);
  await release();
  await Promise.all(streams.map(({ ended }) => ended));
  agent.destroy();
  return { idle, most: Math.max(most, open), open };
}

/** Resolves with its first bytes. Throws where it is refused. */
function openStream(agent: Agent, origin: string, { path, headers, body }: LoadRequest): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${origin}${path}`, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-type': 'application/json' },
    });
    outgoing.once('response', (response) => {
      const ended = new Promise<void>((done) => response.once('close', done));
      response.once('data', (data: Buffer) => {
        if (response.statusCode === 200) resolve({ outgoing, ended });
        else reject(new Error(`A stream was answered with ${response.statusCode}: ${data}`));
      });
    });
    // It stays: a stream may be cut at any time.
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
