import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { BodyError } from '../body/body-error.ts';
import { compactResults, packRanges } from '../body/compact-results.ts';
import { scanBody } from '../body/scan-body.ts';
import { LoopShare } from '../large/loop-share.ts';
import { joinShared } from '../large/shared-bytes.ts';
import { toMessagesBody } from '../translate/to-messages-body.ts';
import { UnsupportedParameterError } from '../translate/unsupported-parameter-error.ts';
import { createScanner, type Scanner, type ScannerOptions } from './create-scanner.ts';
import { OverloadError } from './overload-error.ts';

const MEBIBYTE = 1024 * 1024;

let scanner: Scanner | undefined;
afterEach(() => scanner?.close());

function open(options: ScannerOptions = {}): Scanner {
  scanner = createScanner({ fromBytes: 1024, ...options });
  return scanner;
}

const bodyOf = (more: object) => Buffer.from(JSON.stringify({ model: 'm', messages: [], ...more }));
const filler = (bytes: number) => ({ messages: [{ role: 'user', content: 'x'.repeat(bytes) }] });
const LARGE = bodyOf({
  messages: [
    { role: 'system', content: 'Be brief. 😀' },
    { role: 'user', content: 'x'.repeat(5000) },
    {
      role: 'assistant',
      tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }],
    },
    { role: 'tool', tool_call_id: 'c', content: '{ "a": 1 }' },
  ],
});
/** Takes a thread far longer than a test waits, or more memory than it is given. */
const hostile = (bytes: number) =>
  Buffer.from(`{"messages":[${'{"role":"system","content":"a"},'.repeat(bytes / 32)}{}]}`);

describe('a large body', () => {
  it('is read in a thread as it is read here', async () => {
    const { scan, toMessagesBody: translate } = open();
    const found = await scan('a', LARGE, 'chat');
    expect(found).toEqual(scanBody(LARGE, 'chat'));
    const translated = await translate('a', LARGE);
    expect(translated.equals(toMessagesBody(LARGE))).toBe(true);
    expect(Buffer.isBuffer(translated)).toBe(true);
  });

  it('stays with its caller, copied or shared', async () => {
    const { scan } = open();
    const joined = joinShared([LARGE.subarray(0, 100), LARGE.subarray(100)]);
    expect(joined.equals(LARGE)).toBe(true);
    for (const bytes of [LARGE, joined, joined.subarray(0)]) {
      await scan('a', bytes, 'chat');
      expect(bytes.toString().startsWith('{"model":"m"')).toBe(true);
    }
  });

  it('may be a part of a larger buffer', async () => {
    const around = joinShared([Buffer.from('garbage'), LARGE, Buffer.from('garbage')]);
    const part = around.subarray(7, 7 + LARGE.length);
    expect(await open().scan('a', part, 'chat')).toEqual(scanBody(LARGE, 'chat'));
  });

  it('is refused as it is refused here', async () => {
    const { scan, toMessagesBody: translate } = open();
    const twice = Buffer.from(`{"model":"m","x":"${'x'.repeat(2000)}","model":"n"}`);
    const refused = scan('a', twice, 'chat');
    await expect(refused).rejects.toBeInstanceOf(BodyError);
    await expect(refused).rejects.toMatchObject({ code: 'repeated_key', param: 'model', position: 2020 });
    const seeded = translate('a', bodyOf({ ...filler(2000), seed: 7 }));
    await expect(seeded).rejects.toBeInstanceOf(UnsupportedParameterError);
    await expect(seeded).rejects.toMatchObject({ code: 'unsupported_parameter', param: 'seed' });
    // The thread has survived it.
    expect((await scan('a', LARGE, 'chat')).model?.value).toBe('m');
  });

  it('does not stop the event loop, which a small one would', async () => {
    const { scan } = open();
    const body = Buffer.from(`{"x":"${'\\"'.repeat(4 * MEBIBYTE)}"}`);
    let turns = 0;
    let isOver = false;
    const scanning = scan('a', body, 'chat').finally(() => {
      isOver = true;
    });
    while (!isOver) {
      turns += 1;
      await nextTurn();
    }
    await scanning;
    expect(turns).toBeGreaterThan(10);
  });

  it('with more parts than a conversation has is refused', async () => {
    const refused = open().scan('a', hostile(2 * MEBIBYTE), 'chat');
    await expect(refused).rejects.toMatchObject({ code: 'too_many_parts' });
  });

  it('with so many turns is refused, too', async () => {
    const turn = '{"role":"user","content":"a"},{"role":"assistant","content":"b"},';
    const body = Buffer.from(`{"messages":[${turn.repeat(20_001)}{}]}`);
    await expect(open().scan('a', body, 'chat')).rejects.toMatchObject({ code: 'too_many_parts' });
  });

  it('is compacted in a thread as it is here', async () => {
    const result = JSON.stringify({ rows: Array.from({ length: 500 }, (_, at) => ({ at })) }, null, 2);
    const body = bodyOf({ messages: [{ role: 'tool', tool_call_id: 'c', content: result }] });
    const ranges = packRanges(scanBody(body, 'chat').toolResults);
    const { places, json, ...counts } = await open().compactResults('a', body, ranges);
    const expected = compactResults(body, ranges);
    expect({ places, json: Buffer.from(json), ...counts }).toEqual(expected);
    expect(counts.breaks).toBeGreaterThan(500);
  });

  it('tells some of a million references', async () => {
    const body = Buffer.from(`{"input":[${'{"file_id":"a"},'.repeat(10_000)}{}]}`);
    expect((await open().scan('a', body, 'responses')).storedReferences).toHaveLength(100);
  });
});

describe('a thread', () => {
  it('that takes too long is replaced', async () => {
    const { scan } = open({ timeoutMs: 1 });
    const body = Buffer.from(`{"x":"${'\\"'.repeat(4 * MEBIBYTE)}"}`);
    await expect(scan('a', body, 'chat')).rejects.toMatchObject({ code: 'too_much_work' });
    await expect(scan('a', body, 'chat')).rejects.toBeInstanceOf(BodyError);
  });

  it('that takes too much memory is replaced', async () => {
    const { scan } = open({ memoryMb: 24 });
    await expect(scan('a', hostile(32 * MEBIBYTE), 'chat')).rejects.toMatchObject({ code: 'too_much_work' });
    expect((await scan('a', LARGE, 'chat')).model?.value).toBe('m');
  });

  it('is shared by owners in turns', async () => {
    const { scan } = open();
    const order: string[] = [];
    const read = (owner: string) => scan(owner, LARGE, 'chat').then(() => order.push(owner));
    await Promise.all([...Array.from({ length: 5 }, () => read('a')), read('b'), read('c'), read('b')]);
    expect(order.join('')).toBe('aabcabaa');
  });

  it('lets no owner have more than some waiting', async () => {
    const { scan } = open({ maxWaiting: 2 });
    const all = Array.from({ length: 4 }, () => scan('a', LARGE, 'chat'));
    const other = scan('b', LARGE, 'chat');
    const ends = await Promise.allSettled(all);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    await expect(all[3]).rejects.toBeInstanceOf(OverloadError);
    expect((await other).model?.value).toBe('m');
  });

  it('ends with its scanner, and so does what waits for it', async () => {
    const { scan, close } = open();
    const ends = Promise.allSettled([scan('a', LARGE, 'chat'), scan('a', LARGE, 'chat')]);
    await nextTurn();
    await close();
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('a small body', () => {
  it('is read at once', async () => {
    const small = bodyOf({});
    let turns = 0;
    setImmediate(() => {
      turns += 1;
    });
    // What tests before this one read is not its own.
    const { scan } = open({ loop: new LoopShare(2 * small.length) });
    expect((await scan('a', small, 'chat')).model?.value).toBe('m');
    expect(turns).toBe(0);
  });

  it('is translated and refused like a large one', async () => {
    const { toMessagesBody: translate } = open();
    expect((await translate('a', bodyOf({}))).toString()).toContain('"max_tokens":16384');
    await expect(translate('a', bodyOf({ seed: 7 }))).rejects.toMatchObject({ param: 'seed' });
  });
});

describe('small bodies', () => {
  it('are read by turns, where one turn of the event loop has no room for all', async () => {
    const body = bodyOf(filler(500));
    const { scan } = open({ loop: new LoopShare(2 * body.length) });
    const order: string[] = [];
    const reading = ['a', 'a', 'a', 'a', 'b'].map((owner) =>
      scan(owner, body, 'chat').then(() => order.push(owner)),
    );
    for (let turn = 0; turn < 3; turn += 1) {
      order.push('|');
      await nextTurn();
    }
    await Promise.all(reading);
    // Two have room at once, before the first turn.
    expect(order.join('')).toBe('|aaab|a|');
  });
});

describe('the bodies that are held', () => {
  it('are no more than there is room for', () => {
    const { held } = open({ maxHeldBytes: 100 });
    const release = held.hold(60);
    expect(() => held.hold(41)).toThrow(OverloadError);
    const releaseOther = held.hold(40);
    expect(held.bytes).toBe(100);
    release();
    release();
    expect(held.bytes).toBe(40);
    releaseOther();
    expect(held.bytes).toBe(0);
  });
});
