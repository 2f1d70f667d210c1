import { type StubVendor, startStubVendor } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import type { TestContextOptions } from '@refinery/testing/test-context.ts';
import type { LightMyRequestResponse } from 'fastify';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import type { ChatEvent } from './read-events.ts';
import { readEvents } from './read-events.ts';

export interface ChatApp extends TestApp {
  /** All vendors at once: the path says which one is asked. */
  vendor: StubVendor;
  newMember(): Promise<Member>;
  createSession(member: Member, body?: object): Promise<string>;
  say(member: Member, sessionId: string, content: string, headers?: object): Promise<LightMyRequestResponse>;
  stream(member: Member, sessionId: string, content: string): Promise<ChatEvent[]>;
  read(member: Member, sessionId: string): Promise<{ messages: Said[]; [field: string]: unknown }>;
}

interface Said {
  role: string;
  content: string;
  status: string;
  usage: object | null;
}

/**
 * The API with an operator's keys for Groq, Gemini and OpenRouter, behind which is one stub on loopback.
 * Tries nothing twice.
 */
export async function openChatApp(
  services: TestServices,
  options: TestContextOptions = {},
): Promise<ChatApp> {
  const vendor = await startStubVendor();
  const env = {
    GROQ_API_KEY: 'gsk-operator-0123456789',
    GROQ_BASE_URL: `${vendor.url}/groq`,
    GEMINI_API_KEY: 'gemini-operator-0123456789',
    GEMINI_BASE_URL: `${vendor.url}/gemini`,
    OPENROUTER_API_KEY: 'or-operator-0123456789',
    OPENROUTER_BASE_URL: `${vendor.url}/openrouter`,
    PROVIDER_RETRIES: '0',
    ...options.env,
  };
  const test = await openTestApp(services, { ...options, env });
  const post = (member: Member, url: string, payload: object, headers: object = {}) =>
    test.post(member, url, payload, { ...headers });
  const session = (id: string) => `/api/chat/sessions/${id}`;
  return {
    ...test,
    vendor,
    newMember: () => buildMember(test.ctx),
    createSession: async (member, body = { model: 'groq/llama-test' }) =>
      (await post(member, '/api/chat/sessions', body)).json().id,
    say: (member, id, content, headers) => post(member, `${session(id)}/messages`, { content }, headers),
    stream: async (member, id, content) =>
      readEvents((await post(member, `${session(id)}/messages`, { content, stream: true })).body),
    read: async (member, id) => (await test.get(member, session(id))).json(),
    close: async () => {
      await test.close();
      await vendor.close();
    },
  };
}
