import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** What the server knows of a name: its addresses; `silent` never answers, `broken` answers with SERVFAIL. */
export type FakeName =
  | {
      v4?: string[];
      v6?: string[] | 'silent' /** Each a text, or the pieces that it comes in. */;
      txt?: (string | string[])[];
    }
  | 'silent'
  | 'broken';

export interface FakeDns {
  /** `127.0.0.1:<port>` */
  address: string;
  /** Every question received, as `A name` or `AAAA name`, in order. */
  questions: string[];
  /** Resolves when this many questions have been received. */
  waitForQuestions(count: number): Promise<void>;
  close(): Promise<void>;
}

const TYPES = new Map([
  [1, 'A'],
  [16, 'TXT'],
  [28, 'AAAA'],
]);
const HEADER_BYTES = 12;
const [SERVFAIL, NXDOMAIN] = [2, 3];

function readQuestion(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let offset = HEADER_BYTES;
  for (let length = message.readUInt8(offset); length > 0; length = message.readUInt8(offset)) {
    labels.push(message.toString('latin1', offset + 1, offset + 1 + length));
    offset += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(offset + 1), end: offset + 5 };
}

/** The bytes of an address; of an IPv6 address only forms like `2001:db8::1` are understood. */
function addressBytes(address: string): Buffer {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number));
  const [left = '', right = ''] = address.split('::');
  const groups = (part: string) => (part ? part.split(':') : []);
  const missing = 8 - groups(left).length - groups(right).length;
  const all = [...groups(left), ...Array.from({ length: missing }, () => '0'), ...groups(right)];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** The bytes of a text: its pieces of up to 255 bytes, each with its length before it. */
function textBytes(text: Value): Buffer {
  const pieces = [text].flat().map((piece) => Buffer.from(piece));
  return Buffer.concat(pieces.flatMap((piece) => [Buffer.from([piece.byteLength]), piece]));
}

/** An address or a text. */
type Value = string | string[];

function answer(query: Buffer, end: number, type: number, values: Value[], code: number): Buffer {
  const header = Buffer.from(query.subarray(0, HEADER_BYTES));
  header.writeUInt16BE(0x8180 + code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(values.length, 6);
  header.writeUInt32BE(0, 8);
  const records = values.map((value) => {
    const data = TYPES.get(type) === 'TXT' ? textBytes(value) : addressBytes(String(value));
    // A pointer to the name of the question, type, class IN, 60 s, length.
    const record = Buffer.from([0xc0, HEADER_BYTES, 0, type, 0, 1, 0, 0, 0, 60, 0, 0]);
    record.writeUInt16BE(data.byteLength, 10);
    return Buffer.concat([record, data]);
  });
  return Buffer.concat([header, query.subarray(HEADER_BYTES, end), ...records]);
}

function recordsOf(known: Exclude<FakeName, string>, type: number): Value[] | 'silent' | undefined {
  if (TYPES.get(type) === 'TXT') return known.txt;
  return type === 1 ? known.v4 : known.v6;
}

/**
 * Starts a name server on loopback (UDP) that knows these names only, and commits the faults it is told to
 * commit.
 */
export async function startFakeDns(names: Record<string, FakeName>): Promise<FakeDns> {
  const socket = createSocket('udp4');
  const questions: string[] = [];
  const waiters = new Set<() => void>();
  socket.on('message', (query, client) => {
    const { name, type, end } = readQuestion(query);
    questions.push(`${TYPES.get(type) ?? type} ${name}`);
    for (const wake of waiters) wake();
    const known = Object.hasOwn(names, name) ? names[name] : undefined;
    const found = typeof known === 'object' ? recordsOf(known, type) : known;
    if (found === 'silent') return;
    const code = found === 'broken' ? SERVFAIL : known ? 0 : NXDOMAIN;
    const values = Array.isArray(found) ? found : [];
    socket.send(answer(query, end, type, values, code), client.port, client.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    questions,
    waitForQuestions: (count) =>
      new Promise((resolve) => {
        const wake = () => {
          if (questions.length < count) return;
          waiters.delete(wake);
          resolve();
        };
        waiters.add(wake);
        wake();
      }),
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
