import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { mutate } from '@refinery/domain/audit/mutate.ts';
import { verifyAuditLog } from '@refinery/domain/audit/verify-audit-log.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp } from '../../testing/test-app.ts';

const GUIDE = new URL('../../../../../docs/audit-log.md', import.meta.url);
const RUNS = 400;

const test = fixture(openTestApp);
let member: Member;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'refinery-audit-'));
  const codes = [...readFileSync(GUIDE, 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(
    ([, code = '']) => code,
  );
  const [receipts = '', chain = ''] = codes;
  writeFileSync(join(folder, 'verify-receipt.mjs'), receipts);
  writeFileSync(join(folder, 'verify-audit-log.mjs'), chain);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const change = (after: Record<string, unknown>, more: { target?: string; userAgent?: string } = {}) =>
  mutate({ ...member.as, ...more }, 'note.create', async () => ({
    target: more.target ?? 'x',
    before: { was: after },
    after,
    result: undefined,
  }));

async function exported(query = ''): Promise<string> {
  const reply = await test.get(member, `/api/audit-log/export${query}`);
  expect(reply.statusCode).toBe(200);
  return reply.body;
}

/** What the code of the guide says of an export. */
async function verified(lines: string): Promise<string> {
  const child = execFile(process.execPath, [join(folder, 'verify-audit-log.mjs')]);
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new Error('The verifier has no streams.');
  // It ends at the first break, whatever is still to come.
  stdin.on('error', () => undefined);
  stdin.end(lines);
  const [said, failed] = await Promise.all([text(stdout), text(stderr)]);
  return said + failed;
}

/** What the guide's code for receipts says of one and an export. */
async function receiptChecked(erasure: object, lines: string): Promise<string> {
  const [receipt, log] = [join(folder, 'erasure.json'), join(folder, 'audit-log.ndjson')];
  writeFileSync(receipt, JSON.stringify(erasure));
  writeFileSync(log, lines);
  const child = execFile(process.execPath, [join(folder, 'verify-receipt.mjs'), receipt, log]);
  if (!child.stdout || !child.stderr) throw new Error('The verifier has no streams.');
  const [said, failed] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return said + failed;
}

/** Texts and numbers that serializations disagree about. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '')),
  fc.string({ unit: fc.constantFrom('"', '\\', '\u2028', '\u2029', '\x7f', '\x1f', '\n', 'é', '😀', '/') }),
  fc.constantFrom('__proto__', 'constructor', '1', '01', 'ﬀ', 'e\u0301', '\ufeff', '\\u0000'),
);
/**
 * Names that JSON writes as they are: of others JSON.parse of Node 24.21 takes some, such as the three of
 * `\"\\\\\\u001f`, as they were written, up to the length that they should have. No name of ours is one.
 */
const hostileName = hostileText.filter((name) => JSON.stringify(name).length === name.length + 2);
const hostileNumber = fc.oneof(
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.integer(),
  fc.constantFrom(-0, 1e21, 1e-7, 123456789e13, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 2 ** 53, -1e-9),
);
const { json: hostileJson } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    hostileText,
    hostileNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(hostileName, tie('json'), { maxKeys: 6, noNullPrototype: true }),
  ),
}));

describe('the code of the guide', () => {
  it('finds the export of a real log in order, with the head that the product names', async () => {
    await change({ name: 'Ada' }, { target: 'a', userAgent: 'curl/8' });
    await test.post(member, '/api/api-keys', { name: 'ci' });
    const lines = await exported();
    const { head } = await verifyAuditLog(member.as);
    expect(await verified(lines)).toBe(`in order: ${head.sequence} rows, head ${head.hash}\n`);
  });

  it('comes to the same bytes as the database, whatever the rows hold', async () => {
    const samples = fc.sample(
      fc.dictionary(hostileName, hostileJson, { maxKeys: 8, noNullPrototype: true }),
      RUNS,
    );
    const targets = fc.sample(hostileText, RUNS);
    for (const [index, after] of samples.entries()) {
      const target = targets[index] ?? 'x';
      await change(after, { target, userAgent: target.slice(0, 20).toWellFormed() });
    }
    const { head, valid } = await verifyAuditLog(member.as);
    expect([valid, head.sequence]).toEqual([true, RUNS + 1]);
    const said = await verified(await exported());
    expect(said).toMatch(new RegExp(`^in order: ${RUNS + 2} rows, head `));
  });

  it('tells where an export was tampered with', async () => {
    for (const name of ['one', 'two', 'three', 'four']) await change({ name });
    const lines = (await exported()).trimEnd().split('\n');
    const [first = '', second = '', third = '', ...others] = lines;
    const broken = (at: number) => expect.stringMatching(new RegExp(`^broken at ${at}: `));
    const said = (given: string[]) => verified(`${given.join('\n')}\n`);
    expect(await said(lines)).toMatch(/^in order: 6 rows/);
    expect(await said([first, second, third.replaceAll('two', 'six'), ...others])).toEqual(broken(3));
    expect(await said([first, third, ...others])).toEqual(broken(2));
    expect(await said([first, third, second, ...others])).toEqual(broken(2));
    expect(await said([first, second, second, third, ...others])).toEqual(broken(3));
    // One that was cut is in order, and has another head.
    expect(await said([first, second])).toMatch(/^in order: 2 rows/);
  });
});

describe('a person who was erased', () => {
  it('has a receipt that the log proves, and leaves a log that is in order', async () => {
    const ada = await buildColleague(test.ctx, member, 'admin');
    await test.post(ada, '/api/api-keys', { name: 'laptop of Ada' });
    await change({ name: 'Ada' });
    const before = await exported();
    const payload = { password: 'correct horse' };
    const reply = await test.send(ada, { method: 'DELETE', url: '/api/users/delete-account', payload });
    const erasure = reply.json();
    const lines = await exported();
    expect(lines).not.toContain('laptop of Ada');
    expect(await verified(lines)).toMatch(/^in order: /);
    // Whoever has an older export can still show that, too.
    expect(await verified(before)).toMatch(/^in order: /);
    expect(await receiptChecked(erasure, lines)).toMatch(new RegExp(`^erased: ${ada.user.id}, row `));
    const { receipt } = erasure;
    const made = { ...erasure, receipt: { ...receipt, erasedAt: '2020-01-01T00:00:00.000Z' } };
    expect(await receiptChecked(made, lines)).toBe('no such erasure in this log\n');
    expect(await receiptChecked(erasure, before)).toBe('no such erasure in this log\n');
  });

  it('is the only reason for a value that is gone', async () => {
    await change({ name: 'Ada' }, { userAgent: 'curl/8' });
    const lines = (await exported()).trimEnd().split('\n');
    const without = (place: string, take: (row: Record<string, Record<string, unknown>>) => void) =>
      lines
        .map((line) => {
          const row = JSON.parse(line);
          if (row.action !== 'note.create') return line;
          take(row);
          delete row.salts[place];
          return JSON.stringify(row);
        })
        .join('\n');
    const gone = without('after.name', ({ after }) => void delete after?.name);
    expect(await verified(gone)).toBe('erased, and no row says by whom: 2\n');
    expect(await verified(without('after.name', () => undefined))).toMatch(/^broken at 2: /);
    const other = lines.join('\n').replaceAll('curl/8', 'curl/9');
    expect(await verified(other)).toMatch(/^broken at 2: /);
  });
});
