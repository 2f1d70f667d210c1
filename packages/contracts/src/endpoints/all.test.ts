import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isMedia, successOf } from '../endpoint.ts';
import { ERRORS } from '../error-codes.ts';
import { pageFields } from '../pagination.ts';
import { ENDPOINTS } from './all.ts';

const CASES = ENDPOINTS.map((endpoint) => [endpoint.operationId, endpoint] as const);

it('every endpoint has a name and a place of its own', () => {
  expect(ENDPOINTS.length).toBeGreaterThan(30);
  expect(new Set(ENDPOINTS.map(({ operationId }) => operationId)).size).toBe(ENDPOINTS.length);
  expect(new Set(ENDPOINTS.map(({ method, path }) => `${method} ${path}`)).size).toBe(ENDPOINTS.length);
});

it('every endpoint that a chapter exports is in the list', async () => {
  const chapters = readdirSync(import.meta.dirname).filter((name) => !/^all\.(?:test\.)?ts$/.test(name));
  const modules: object[] = await Promise.all(chapters.map((name) => import(`./${name}`)));
  const exported = modules.flatMap((chapter) =>
    Object.values(chapter).filter((value) => !Array.isArray(value)),
  );
  expect(new Set(ENDPOINTS)).toEqual(new Set(exported));
});

/** What changes nothing of the organization, or only what the history or the sessions record themselves. */
const UNAUDITED = [
  'refreshSession',
  'forgotPassword',
  'resendVerification',
  'previewInvitation',
  'testConnection',
  'startSso',
  'startLinking',
  'testProvider',
  'optimize',
  'checkRewrite',
  'listRequirements',
  'validatePrompt',
  'testPrompt',
  'recordAbEvents',
  'openBillingPortal',
  'previewSubscriptionChange',
  'receiveBillingEvent',
  'testLlm',
  'sendChatMessage',
  'chat',
  'createBroadcast',
];

it('every other endpoint that changes something says what the audit log calls it', () => {
  const silent = ENDPOINTS.filter(({ action }) => action === null).map(({ operationId }) => operationId);
  expect(silent).toEqual(UNAUDITED);
});

/** Settings and texts that only those read who may change them. */
const READ_BY_ADMINS = ['getGateway', 'listRefinedTexts', 'getRefinedText'];

/** What is done at once for one thing, and later for many. */
const FOR_ONE_OR_MANY = ['enhancePrompt', 'setPromptLabel'];

describe.each(CASES)('%s', (_name, endpoint) => {
  const { operationId, access, method, path, params, query, body, reply, errors, page, idempotent } =
    endpoint;
  const names = [
    ...Object.keys(params?.properties ?? {}),
    ...Object.keys(query?.properties ?? {}),
    ...(body && !isMedia(body) ? Object.keys(body.properties) : []),
  ];

  it('asks for a permission that fits what it does', () => {
    if (['public', 'signed-in', 'person', 'operator'].includes(access)) return;
    // Whoever may only read changes nothing; who may write need not be able to read. Who may call models
    // reads their conversations.
    const reads = method === 'GET' && !READ_BY_ADMINS.includes(operationId);
    expect(access).toMatch(reads ? /:(?:read|call)$/ : /:(?:write|add|approve|publish|label|call)$/);
  });

  it('takes nothing under a name that says two things', () => {
    expect(new Set(names).size).toBe(names.length);
  });

  it('declares the parameters of its path', () => {
    expect(Object.keys(params?.properties ?? {})).toEqual(
      [...path.matchAll(/:(\w+)/g)].map(([, name]) => name),
    );
  });

  it('has one success, or 202 beside it for many at once, and pages where it is a list by pages', () => {
    const successes = Object.keys(reply).filter((status) => status.startsWith('2'));
    const ofMany = FOR_ONE_OR_MANY.includes(endpoint.operationId) ? ['202'] : [];
    expect(successes).toEqual([`${successOf(endpoint)}`, ...ofMany]);
    if (page) expect(names).toEqual(expect.arrayContaining(Object.keys(pageFields)));
    if (page) expect(reply[200]).toMatchObject({ type: 'array' });
  });

  it('can be sent again where it makes something for somebody who is known, and only there', () => {
    if (idempotent) expect(method).toBe('POST');
    if (access !== 'public' && successOf(endpoint) === 201) expect(idempotent).toBe(true);
    if (method === 'GET') expect(body).toBeUndefined();
  });

  it('names each of its problems once', () => {
    expect(new Set(errors).size).toBe(errors.length);
    for (const code of errors) expect(ERRORS).toHaveProperty(code);
  });
});
