// Made from packages/contracts by `pnpm docs:write`. Not to be edited.

/** Which of several arms units get, and from what they are drawn. */
export interface Draw {
  /** Never changes while the weights are the same, and always changes with them. */
  salt: string;
  /** The share of each arm; they sum up to 1. */
  weights: readonly number[];
}

/**
 * The place of the arm that a unit gets, always the same one: the first 53 bits of SHA-256(`salt:unit`), as a
 * fraction, among the cumulative weights. Server and client both do it with this code.
 */
export function assignArm({ salt, weights }: Draw, unit: string): number {
  const [high = 0, low = 0] = sha256(`${salt}:${unit}`);
  const fraction = (high * 2 ** 21 + (low >>> 11)) / 2 ** 53;
  let cumulative = 0;
  for (const [place, weight] of weights.entries()) {
    cumulative += weight;
    if (fraction < cumulative) return place;
  }
  // Weights that sum up to a little less than 1.
  return Math.max(weights.length - 1, 0);
}

const PRIMES = primes(64);
/** The first 32 bits of what follows the point in roots of primes: FIPS 180-4, 4.2.2 and 5.3.3. */
const ROUNDS = PRIMES.map((prime) => fractionBits(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => fractionBits(Math.sqrt(prime)));

/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, as eight numbers of 32 bits. That of browsers can only be waited
 * for.
 */
function sha256(text: string): number[] {
  const bytes = new TextEncoder().encode(text);
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = new DataView(new Uint8Array(blocks * 64).buffer);
  for (const [at, byte] of bytes.entries()) padded.setUint8(at, byte);
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(blocks * 64 - 8, Math.floor(bytes.length / 2 ** 29));
  padded.setUint32(blocks * 64 - 4, bytes.length * 8);
  let hash = START;
  for (let block = 0; block < blocks; block++) hash = compress(hash, padded, block * 64);
  return hash;
}

function compress(hash: readonly number[], data: DataView, offset: number): number[] {
  const schedule = Array.from({ length: 16 }, (_, at) => data.getUint32(offset + at * 4));
  for (let at = 16; at < 64; at++) {
    const near = schedule[at - 15] ?? 0;
    const last = schedule[at - 2] ?? 0;
    const small = rotate(near, 7) ^ rotate(near, 18) ^ (near >>> 3);
    const large = rotate(last, 17) ^ rotate(last, 19) ^ (last >>> 10);
    schedule.push(((schedule[at - 16] ?? 0) + small + (schedule[at - 7] ?? 0) + large) >>> 0);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (const [at, word] of schedule.entries()) {
    const large = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const first = h + large + chosen + (ROUNDS[at] ?? 0) + word;
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => (word + (hash[at] ?? 0)) >>> 0);
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function fractionBits(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let one = 2; found.length < count; one++)
    if (found.every((prime) => one % prime !== 0)) found.push(one);
  return found;
}
