import { expect, it } from 'vitest';
import { json, openClient, problem } from './testing/fake-api.ts';

const page = (ids: number[], link?: string): Response =>
  json(
    ids.map((id) => ({ id })),
    link ? { headers: { link } } : {},
  );
const next = (cursor: string, path = '/api/v1/batches') => `<${path}?limit=2&cursor=${cursor}>; rel="next"`;

async function idsOf(list: AsyncIterable<{ id: unknown }>): Promise<unknown[]> {
  const ids: unknown[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

it('goes over all pages', async () => {
  const { client, sent } = openClient([page([1, 2], next('c2')), page([3, 4], next('c4')), page([5])]);
  expect(await idsOf(client.listBatches({ limit: 2, status: 'running' }))).toEqual([1, 2, 3, 4, 5]);
  expect(sent.map(({ path }) => path)).toEqual([
    '/api/v1/batches?limit=2&status=running',
    '/api/v1/batches?limit=2&cursor=c2',
    '/api/v1/batches?limit=2&cursor=c4',
  ]);
});

it('asks for no more pages than are wanted', async () => {
  const { client, sent } = openClient([page([1, 2], next('c2'))]);
  for await (const { id } of client.listBatches()) if (String(id) === '2') break;
  expect(sent).toHaveLength(1);
});

it('begins anew with each loop', async () => {
  const { client } = openClient([page([1]), page([2])]);
  const list = client.listBatches();
  expect([await idsOf(list), await idsOf(list)]).toEqual([[1], [2]]);
});

it('gives one page, and the one behind it', async () => {
  const { client, sent } = openClient([page([1, 2], next('c2')), page([3])]);
  const first = await client.listBatches({ limit: 2 }).page();
  expect(first.items).toEqual([{ id: 1 }, { id: 2 }]);
  expect(sent).toHaveLength(1);
  const second = await first.next();
  expect(second?.items).toEqual([{ id: 3 }]);
  expect(await second?.next()).toBeNull();
});

it('tries a page again, and fails with the page that fails', async () => {
  const busy = () => problem(503, 'service_unavailable');
  const { client } = openClient([
    page([1], next('c')),
    busy(),
    page([2], next('d')),
    problem(403, 'forbidden'),
  ]);
  const seen: unknown[] = [];
  const reading = (async () => {
    for await (const { id } of client.listBatches()) seen.push(id);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'forbidden' });
  expect(seen).toEqual([1, 2]);
});

it('finds the next page behind a proxy that cuts the path', async () => {
  const { client, sent } = openClient([page([1], next('c')), page([2])], {
    baseUrl: 'https://refinery.test/tools',
  });
  await idsOf(client.listBatches());
  expect(sent[1]?.path).toBe('/tools/api/v1/batches?limit=2&cursor=c');
});

it.each([
  'https://elsewhere.test/api/v1/batches?cursor=c',
  '//elsewhere.test/api/v1/batches?cursor=c',
  'http://refinery.test/api/v1/batches?cursor=c',
  'https://refinery.test:8443/api/v1/batches',
  'https://[/',
])('sends no key to %s', async (address) => {
  const { client, sent } = openClient([page([1], `<${address}>; rel="next"`)], { apiKey: 'prk_1' });
  await expect(idsOf(client.listBatches())).rejects.toMatchObject({ code: 'invalid_response' });
  expect(sent).toHaveLength(1);
});

it.each([
  '<https://refinery.test/api/v1/batches?cursor=c>;rel=next',
  '</a>; rel="prev", </api/v1/batches?cursor=c>; rel="next"',
])('reads %s', async (link) => {
  const { client, sent } = openClient([page([1], link), page([2])]);
  await idsOf(client.listBatches());
  expect(sent[1]?.path).toBe('/api/v1/batches?cursor=c');
});
