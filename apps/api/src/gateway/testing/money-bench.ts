import { toMicros } from '@refinery/db/micros.ts';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { type StartedProcess, startProcess } from '@refinery/testing/start-process.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect } from 'vitest';
import { type Books, readBooks } from './books.ts';
import { type GatewayApp, openGatewayApp } from './gateway-app.ts';
import { type CallSeen, type CallToSend, sendCall } from './numbered-calls.ts';
import { type NumberedVendor, numberVendor } from './numbered-vendor.ts';
import { buildTeam, type Team, type TeamTerms } from './team.ts';

/** In US dollars for a million tokens. */
const PRICES = {
  'openai/gpt-4o-mini': { inputPerMillion: 10, outputPerMillion: 20 },
  'anthropic/claude-haiku-4-5': { inputPerMillion: 10, outputPerMillion: 50 },
};

export interface ApiProcess extends StartedProcess {
  url: string;
}

/** API processes with a vendor that counts, and the books of those that call it. */
export interface MoneyBench {
  test: GatewayApp;
  sql: RawClient;
  vendor: NumberedVendor;
  start(env?: Record<string, string>): Promise<ApiProcess>;
  newTeam(terms?: TeamTerms): Promise<Team>;
  /** Sends calls at once, with the team's keys in turn. */
  send(url: string, team: Team, calls: readonly CallToMake[]): Promise<CallSeen>[];
  /** The numbers of a team's calls, one for each request that a vendor saw, in ascending order. */
  numbersSeen(team: Team): number[];
  /** Whether all of its calls are with a vendor that answers, or were. */
  hasReached(team: Team): boolean;
  books(team: Team): Promise<Books>;
  /** What `/api/usage` says, in millionths of a US dollar. */
  spend(team: Team): Promise<{ spent: number | null; reserved: number | null }>;
  /**
   * That each request which the vendor saw is recorded, all that they cost is booked, and nothing is held any
   * more.
   */
  expectBalanced(team: Team): Promise<Books>;
  /** Makes processes that are dead be taken for it at once: when the database has done what they had sent. */
  expireLeases(): Promise<void>;
  /** Kills the processes that were started. */
  killAll(): Promise<void>;
  close(): Promise<void>;
}

type CallToMake = Pick<CallToSend, 'pace' | 'shape' | 'stream' | 'once' | 'signal'>;

export async function openMoneyBench(
  services: TestServices,
  env: Record<string, string> = {},
): Promise<MoneyBench> {
  const test = await openGatewayApp(services, {
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      SHUTDOWN_TIMEOUT_MS: '4000',
      PRICE_OVERRIDES: JSON.stringify(PRICES),
      GATEWAY_RATE_PRO: '1000000',
      ...env,
    },
  });
  const { environment, databaseUrl } = test;
  const sql = openRawClient(databaseUrl);
  const vendor = numberVendor(test.vendor);
  const started: StartedProcess[] = [];
  let made = 0;

  const start = async (own: Record<string, string> = {}): Promise<ApiProcess> => {
    const api = await startProcess('apps/api/src/main.ts', { ...environment, LOG_LEVEL: 'info', ...own });
    started.push(api);
    return { ...api, url: String(api.ready.url) };
  };
  const books = (team: Team) => readBooks(sql, team);
  const spend = async ({ member }: Team) => {
    const usage = await test.get(member, '/api/usage');
    const { spentUsd, reservedUsd } = usage.json().spend;
    return { spent: toMicros(spentUsd), reserved: toMicros(reservedUsd) };
  };
  const numbersSeen = ({ numbers }: Team) => vendor.seen().filter((number) => numbers.has(number));
  const expireLeases = async (): Promise<void> => {
    const connections = () =>
      sql`select from pg_stat_activity where datname = current_database() and application_name = 'prompt-refinery-api'`;
    await waitFor(async () => (await connections()).length === 0, { what: 'the dead to be disconnected' });
    // The clock of a process counts milliseconds only, and may be behind.
    await sql`update spend_leases set expires_at = now() - interval '1 second'`;
  };
  const killAll = async (): Promise<void> => {
    for (const each of started) each.kill('SIGKILL');
    await Promise.all(started.splice(0).map(({ exited }) => exited));
  };
  return {
    test,
    sql,
    vendor,
    start,
    books,
    spend,
    numbersSeen,
    expireLeases,
    killAll,
    hasReached: ({ numbers }) => numbers.isSubsetOf(vendor.reached),
    newTeam: (terms) => buildTeam(test.ctx, terms),
    send: (url, team, calls) =>
      calls.map((call, place) => {
        made += 1;
        team.numbers.add(made);
        const key = team.keys[place % team.keys.length] ?? '';
        return sendCall({ ...call, url, key, number: made });
      }),
    expectBalanced: async (team) => {
      const found = await books(team);
      const seen = numbersSeen(team);
      expect(found.recorded).toEqual(team.hasRows ? seen : new Set(seen).size);
      expect(await spend(team)).toEqual({ spent: found.costMicros, reserved: 0 });
      expect(found).toMatchObject({ wrongKeys: [], leases: 0, notes: 0 });
      return found;
    },
    close: async () => {
      await killAll();
      vendor.letGo();
      await sql.end();
      await test.close();
    },
  };
}
