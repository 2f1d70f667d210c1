import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type FakeDns, startFakeDns } from '@refinery/testing/fake-dns.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNameResolver, type LookupOptions, type NameResolverOptions } from './name-resolver.ts';

let dns: FakeDns;
let folder: string;
const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'resolver-'));
  dns = await startFakeDns({
    'both.example': { v4: ['8.8.8.8', '8.8.4.4'], v6: ['2001:4860::8'] },
    'four.example': { v4: ['8.8.8.8'] },
    'six.example': { v6: ['2001:4860::8'] },
    'half.example': { v4: ['8.8.8.8'], v6: 'silent' },
    'empty.example': {},
    'broken.example': 'broken',
    'silent.example': 'silent',
    'ollama.cluster.example': { v4: ['10.0.0.7'] },
    'ollama.models.cluster.example': { v4: ['10.0.0.8'] },
    bare: { v4: ['10.0.0.9'] },
  });
});
beforeEach(() => {
  dns.questions.length = 0;
});
afterAll(async () => {
  await dns.close();
  await rm(folder, { recursive: true });
});

const open = (options: NameResolverOptions = {}) => {
  const resolve = createNameResolver({
    servers: [dns.address],
    hostsFile: file('no-hosts'),
    resolvConf: file('no-resolv.conf'),
    ...options,
  });
  const signal = new AbortController().signal;
  return (name: string, lookup: Partial<LookupOptions> = {}) =>
    resolve(name, { signal, local: false, ...lookup });
};
const addresses = (found: { address: string }[]) => found.map(({ address }) => address);

describe('createNameResolver', () => {
  it.each([
    ['both.example', ['8.8.8.8', '8.8.4.4', '2001:4860::8']],
    ['BOTH.example', ['8.8.8.8', '8.8.4.4', '2001:4860::8']],
    ['four.example', ['8.8.8.8']],
    ['six.example', ['2001:4860::8']],
  ])('finds all addresses of %s, IPv4 first', async (name, expected) => {
    const found = await open()(name);
    expect(addresses(found)).toEqual(expected);
    expect(found.map(({ family }) => family)).toEqual(expected.map((ip) => (ip.includes(':') ? 6 : 4)));
  });

  it.each([
    ['nowhere.example', 'ENOTFOUND'],
    ['empty.example', 'ENOTFOUND'],
    ['not..a.name', 'ENOTFOUND'],
    ['broken.example', 'EAI_AGAIN'],
  ])('says of %s: %s', async (name, code) => {
    await expect(open()(name)).rejects.toMatchObject({ code });
  });

  it('gives up on a server that is silent, or cannot be reached', async () => {
    await expect(open({ timeoutMs: 50 })('silent.example')).rejects.toMatchObject({ code: 'EAI_AGAIN' });
    await expect(open({ servers: ['127.0.0.1:1'] })('four.example')).rejects.toMatchObject({
      code: 'EAI_AGAIN',
    });
  });

  it('does without one family where the server is silent about it', async () => {
    expect(addresses(await open()('half.example'))).toEqual(['8.8.8.8']);
  });

  it('ends when it is aborted, with the reason', async () => {
    const over = new AbortController();
    const reason = new Error('Enough');
    const failed = expect(open()('silent.example', { signal: over.signal })).rejects.toBe(reason);
    await dns.waitForQuestions(2);
    over.abort(reason);
    await failed;
    await expect(open()('four.example', { signal: over.signal })).rejects.toBe(reason);
  });

  it('asks once for what several want at the same time, and leaves nobody behind', async () => {
    const resolve = open();
    const over = new AbortController();
    const first = expect(resolve('both.example', { signal: over.signal })).rejects.toThrow('Enough');
    const others = [resolve('both.example'), resolve('both.example')];
    await dns.waitForQuestions(2);
    over.abort(new Error('Enough'));
    await first;
    for (const found of await Promise.all(others)) expect(found).toHaveLength(3);
    expect(dns.questions.toSorted()).toEqual(['A both.example', 'AAAA both.example']);
    await resolve('both.example');
    expect(dns.questions).toHaveLength(4);
  });

  it('reads the hosts file first, and again when it has changed', async () => {
    const resolve = open({ hostsFile: file('hosts') });
    await writeFile(file('hosts'), '10.1.1.1 llm.internal gpu # ours\n::2 gpu\nnonsense gpu\n');
    expect(addresses(await resolve('LLM.internal'))).toEqual(['10.1.1.1']);
    expect(addresses(await resolve('gpu'))).toEqual(['10.1.1.1', '::2']);
    await writeFile(file('hosts'), '10.1.1.22 llm.internal\n');
    expect(addresses(await resolve('llm.internal'))).toEqual(['10.1.1.22']);
    expect(dns.questions).toEqual([]);
    await rm(file('hosts'));
    await expect(resolve('llm.internal')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  it.each(['localhost', 'app.localhost'])('knows %s without asking', async (name) => {
    expect(addresses(await open()(name))).toEqual(['127.0.0.1', '::1']);
    expect(dns.questions).toEqual([]);
  });

  it.each([
    ['search cluster.example', 'ollama', true, ['10.0.0.7']],
    ['search wrong.example cluster.example.', 'ollama', true, ['10.0.0.7']],
    ['search cluster.example', 'bare', true, ['10.0.0.9']],
    ['search cluster.example\noptions ndots:5', 'ollama.models', true, ['10.0.0.8']],
    ['domain cluster.example', 'ollama.models', true, ['10.0.0.8']],
    ['search cluster.example', 'ollama', false, null],
  ])('with "%s" resolves %s (local: %s)', async (resolvConf, name, local, expected) => {
    await writeFile(file('resolv.conf'), resolvConf);
    const found = open({ resolvConf: file('resolv.conf') })(name, { local });
    if (expected) expect(addresses(await found)).toEqual(expected);
    else await expect(found).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});
