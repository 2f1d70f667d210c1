import { ApiError, PromptRefinery } from '@prompt-refinery/client';
import { QueryClient } from '@tanstack/react-query';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

type Api = typeof import('./queries.ts') &
  typeof import('./members.ts') &
  typeof import('./key-names.ts') &
  typeof import('./organizations.ts') &
  typeof import('../frame/is-same-person.ts');

let api: Api;
/** What is asked of the API, as path and query. */
let asked: string[];
let answer: (url: URL) => Response;

beforeAll(async () => {
  // What the modules read of the page once, when they are imported.
  vi.stubGlobal('document', {
    baseURI: 'https://refinery.example/console/',
    documentElement: { dataset: {} },
  });
  vi.stubGlobal('addEventListener', () => undefined);
  api = {
    ...(await import('./queries.ts')),
    ...(await import('./members.ts')),
    ...(await import('./key-names.ts')),
    ...(await import('./organizations.ts')),
    ...(await import('../frame/is-same-person.ts')),
  };
});
beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address);
    asked.push(url.pathname.replace('/console/api/v1', '') + url.search);
    return answer(url);
  });
});
afterEach(() => void vi.stubGlobal('fetch', undefined));
afterAll(() => void vi.unstubAllGlobals());

const problem = (status: number, code: string) =>
  new ApiError({ status, code: code as ApiError['code'], detail: 'What happened.' });

describe('a request that fails', () => {
  const heard = { signedOut: 0, people: [] as string[] };
  const open = () => {
    [heard.signedOut, heard.people] = [0, []];
    return api.createQueries({
      onSignedOut: () => void heard.signedOut++,
      onPerson: (id) => void heard.people.push(id),
    });
  };
  const triesOf = async (error: Error) => {
    let tries = 0;
    const failing = async () => {
      tries++;
      throw error;
    };
    const reading = open().fetchQuery({ queryKey: ['something'], queryFn: failing, retryDelay: 0 });
    await expect(reading).rejects.toBe(error);
    return tries;
  };

  it.each([
    ['unauthenticated', 401, 1],
    ['token_expired', 401, 1],
    ['account_disabled', 403, 1],
    ['forbidden', 403, 0],
    ['two_factor_setup_required', 403, 0],
    ['prompt_not_found', 404, 0],
    ['rate_limited', 429, 0],
  ])(
    'with %s is not tried again, and says %i: whether the session has ended',
    async (code, status, ended) => {
      expect(await triesOf(problem(status, code))).toBe(1);
      expect(heard.signedOut).toBe(ended);
    },
  );

  it.each([
    ['on the way', new TypeError('fetch failed')],
    ['at the API', new ApiError({ status: 503, code: 'service_unavailable', detail: 'Away.' })],
    ['before an answer', new ApiError({ code: 'network_error', detail: 'Broken off.' })],
  ])('%s is tried twice again', async (_where, error) => {
    expect(await triesOf(error)).toBe(3);
    expect(heard.signedOut).toBe(0);
  });

  it('that changes something says that the session has ended, too', async () => {
    const queries = open();
    const change = queries.getMutationCache().build(queries, {
      mutationFn: () => Promise.reject(problem(401, 'unauthenticated')),
    });
    await expect(change.execute(undefined)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(heard.signedOut).toBe(1);
  });

  it('says nothing of a person; one that reads them says who they are', async () => {
    answer = () => Response.json({ id: 'ada' });
    const queries = open();
    await queries.fetchQuery({ queryKey: ['something'], queryFn: async () => ({ id: 'bob' }) });
    expect(heard.people).toEqual([]);
    await queries.fetchQuery(api.personQuery);
    expect(heard.people).toEqual(['ada']);
  });
});

describe('names of people and keys', () => {
  /** A list of so many rows, by pages. */
  const listOf = (total: number) => (url: URL) => {
    const [from, limit] = [
      Number(url.searchParams.get('cursor') ?? 0),
      Number(url.searchParams.get('limit')),
    ];
    const rows = Array.from({ length: Math.min(limit, total - from) }, (_, index) => ({
      id: `id ${from + index}`,
      fullName: `Name ${from + index}`,
      name: `Name ${from + index}`,
    }));
    const next = new URL(url);
    next.searchParams.set('cursor', `${from + rows.length}`);
    const headers = from + rows.length < total ? { link: `<${next}>; rel="next"` } : {};
    return Response.json(rows, { headers });
  };
  const organization = () => {
    const client = new PromptRefinery({ baseUrl: 'https://refinery.example/console/', retries: 0 });
    return { id: 'acme', slug: 'acme', name: 'Acme', client, me: {} as never };
  };
  const QUERIES: [string, (api: Api) => Promise<ReadonlyMap<string, string>>][] = [
    ['people', (from) => new QueryClient().fetchQuery(from.memberNamesQuery(organization()))],
    ['keys', (from) => new QueryClient().fetchQuery(from.keyNamesQuery(organization()))],
  ];

  it.each(QUERIES)('of %s are those of all pages', async (_what, read) => {
    answer = listOf(250);
    const names = await read(api);
    expect([names.size, names.get('id 0'), names.get('id 249')]).toEqual([250, 'Name 0', 'Name 249']);
    expect(asked).toHaveLength(3);
  });

  it.each(QUERIES)('of more than a thousand %s are read no further', async (_what, read) => {
    answer = listOf(5_000);
    expect((await read(api)).size).toBe(1_000);
    expect(asked.length).toBeLessThanOrEqual(11);
  });
});

describe('the session that begins in another tab', () => {
  const person = (id: string) => () => Response.json({ id });

  it.each([
    ['ada', true],
    ['bob', false],
  ])('is of the same person where it is of %s: %s', async (id, isSame) => {
    const queries = new QueryClient();
    answer = person('ada');
    await queries.fetchQuery(api.personQuery);
    answer = person(id);
    expect(await api.isSamePerson(queries)).toBe(isSame);
    expect(asked).toEqual(['/users/profile', '/users/profile']);
  });
});

it('an organization that was changed is put in the place of the one that was read, and of no other', () => {
  const queries = new QueryClient();
  const named = (id: string, name: string) => ({ id, name }) as Parameters<Api['putOrganization']>[1];
  const [one, other] = [named('one', 'One'), named('other', 'Other')];
  queries.setQueryData(api.organizationsQuery.queryKey, [one, other]);
  queries.setQueryData(['organization', 'one'], one);
  const changed = named('other', 'Renamed');
  api.putOrganization(queries, changed);
  expect(queries.getQueryData(api.organizationsQuery.queryKey)).toEqual([one, changed]);
  expect(queries.getQueryData(['organization', 'one'])).toEqual(one);
  expect(queries.getQueryData(['organization', 'other'])).toEqual(changed);
});
