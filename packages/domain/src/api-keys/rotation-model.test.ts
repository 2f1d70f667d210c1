import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findKeyActor } from '../auth/authenticate.ts';
import { sha256 } from '../security/secret-token.ts';
import { createApiKey } from './create-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { rotateApiKey } from './rotate-api-key.ts';

const WEEK_SECONDS = 604_800;

const test = fixture((services) => openTestContext(services, { clock }));
let member: Member;
const clock = new TestClock();

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const now = () => clock.now().getTime();
/** Whose key it is, or why it does not work. */
const present = (key: string): Promise<string> =>
  findKeyActor(test.ctx, sha256(key), '192.0.2.7').then(
    ({ apiKeyId }) => apiKeyId,
    ({ code }) => code,
  );

type Step = { rotate: number } | { passMs: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ rotate: fc.constantFrom(0, 0, 1, 60, 3_600, WEEK_SECONDS) }),
  fc.record({ passMs: fc.constantFrom(1, 999, 1_000, 59_999, 60_000, 3_600_000, WEEK_SECONDS * 1_000) }),
);

/** Every secret that a key ever had, and when it stops. */
class ReferenceSecrets {
  private readonly secrets: { key: string; endsAt: number }[] = [];

  /** A secret that takes the place of the newest, which goes on for a while; all older ones end. */
  add(key: string, overlapMs: number): void {
    for (const [index, secret] of this.secrets.entries()) {
      const isNewest = index === this.secrets.length - 1;
      secret.endsAt = isNewest ? now() + overlapMs : Math.min(secret.endsAt, now());
    }
    this.secrets.push({ key, endsAt: Number.POSITIVE_INFINITY });
  }

  expected(keyEndsAt: number): [key: string, works: boolean][] {
    return this.secrets.map(({ key, endsAt }) => [key, now() < Math.min(endsAt, keyEndsAt)]);
  }
}

/** Takes the steps on a key that lives so long, and presents all its secrets after each. */
async function play(lifeMs: number | null, steps: readonly Step[]): Promise<void> {
  const expiresAt = lifeMs === null ? undefined : new Date(now() + lifeMs).toISOString();
  const made = await createApiKey(member.as, { name: 'ci', ...(expiresAt ? { expiresAt } : {}) });
  const endsAt = expiresAt ? Date.parse(expiresAt) : Number.POSITIVE_INFINITY;
  const reference = new ReferenceSecrets();
  reference.add(made.key, 0);
  for (const each of steps) {
    if ('passMs' in each) clock.advance(each.passMs);
    else {
      const { key, id } = await rotateApiKey(member.as, { id: made.id, overlapSeconds: each.rotate });
      // The API answers only then.
      await test.ctx.identities.caughtUp();
      expect(id).toBe(made.id);
      reference.add(key, each.rotate * 1_000);
    }
    for (const [key, works] of reference.expected(endsAt))
      expect([steps, await present(key)]).toEqual([steps, works ? made.id : 'unauthenticated']);
  }
}

describe('the secrets of a key', () => {
  it.each<[string, number | null, Step[]]>([
    ['end at once without an overlap', null, [{ rotate: 0 }]],
    ['end with the overlap, to the millisecond', null, [{ rotate: 60 }, { passMs: 59_999 }, { passMs: 1 }]],
    ['are two at most', null, [{ rotate: 60 }, { rotate: 60 }, { rotate: 60 }]],
    ['never come back', null, [{ rotate: 1 }, { passMs: 1_000 }, { rotate: WEEK_SECONDS }]],
    ['all end with the key', 60_000, [{ rotate: 3_600 }, { passMs: 59_999 }, { passMs: 1 }, { rotate: 60 }]],
  ])('%s', (_case, lifeMs, steps) => play(lifeMs, steps));

  it('work as a list of all there ever were says', async () => {
    const life = fc.option(fc.constantFrom(60_000, 3_600_000), { freq: 3 });
    const steps = fc.array(step, { minLength: 4, maxLength: 12, size: 'max' });
    await fc.assert(fc.asyncProperty(life, steps, play), { numRuns: 25 });
  });

  it('are the last two where several rotate at the same moment', async () => {
    const { id, key } = await createApiKey(member.as, { name: 'ci' });
    const waiting = () =>
      asSuperuser(test.ctx, async (sql) => {
        const [row] = await sql`
          select count(*)::int as count from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`;
        return row?.count;
      });
    // All are held up together, at whatever they lock first.
    const { rotations } = await asSuperuser(test.ctx, (sql) =>
      sql.begin(async (tx) => {
        await tx`select 1 from api_keys where id = ${id} for update`;
        const each = () => rotateApiKey(member.as, { id, overlapSeconds: 60 });
        const rotations = Promise.all([each(), each(), each()]);
        await waitFor(async () => (await waiting()) === 3, { what: 'all to wait' });
        return { rotations };
      }),
    );
    const keys = [key, ...(await rotations).map((reply) => reply.key)];
    const answers = await Promise.all(keys.map(present));
    expect(answers[0]).toBe('unauthenticated');
    const working = keys.filter((_, index) => answers[index] === id).map((each) => each.slice(0, 12));
    const { items } = await listApiKeys(member.as, { limit: 1 });
    expect(working.toSorted()).toEqual([items[0]?.prefix, items[0]?.previous?.prefix].toSorted());
  });
});
