import { scanBody } from '../../packages/relay/src/body/scan-body.ts';
import type { BodyProtocol } from '../../packages/relay/src/body/scanned-body.ts';
import { HOSTILE } from './hostile-bodies.ts';
import { printTable } from './table.ts';

/**
 * Reading hostile request bodies of 4 and 32 MB in one pass. The baseline, in the same run: the smaller size.
 * Eight times the size costs 8 times as much where it is linear, and 64 times where it is quadratic.
 */
const MEBIBYTE = 1024 * 1024;
const SMALL = 4 * MEBIBYTE;
const LARGE = 32 * MEBIBYTE;

/** The least processor time of some scans, in microseconds. */
function cost(body: Buffer, protocol: BodyProtocol, scans: number): number {
  const costs = Array.from({ length: scans }, () => {
    const before = process.cpuUsage();
    try {
      scanBody(body, protocol);
    } catch {
      // What is refused has its price, too.
    }
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...costs);
}

const rows = HOSTILE.map(([name, protocol, make]) => {
  cost(Buffer.from(make(MEBIBYTE)), protocol, 1);
  const small = cost(Buffer.from(make(SMALL)), protocol, 3);
  const large = cost(Buffer.from(make(LARGE)), protocol, 3);
  return [name, (small / 1_000).toFixed(1), (large / 1_000).toFixed(1), (large / small).toFixed(1)];
});
printTable(['body', '4 MB, ms', '32 MB, ms', 'ratio'], rows);
