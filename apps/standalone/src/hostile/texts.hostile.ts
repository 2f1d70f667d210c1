import { mapConcurrently } from '@refinery/domain/work/map-concurrently.ts';
import { Random } from '@refinery/testing/random.ts';
import { describe, expect, it } from 'vitest';
import { openArena } from './testing/arena.ts';
import { expectRecovery } from './testing/health.ts';
import { hostileText } from './testing/hostile-texts.ts';
import { whileVictimAsks } from './testing/quiet-victim.ts';
import { post } from './testing/requests.ts';

const SEED = Number(process.env.HOSTILE_SEED ?? 1);
const TEXTS = Number(process.env.HOSTILE_TEXTS ?? 30);
const LENGTHS = [1_000, 5_000, 20_000, 60_000, 200_000];
const LEVELS = ['low', 'medium', 'high'];
const FORMATS = ['default', 'default', 'markdown', 'xml', 'json'];

// A slow machine needs longer for a text; none of these needs so long anywhere.
const arena = openArena({ REFINER_TIMEOUT_MS: '240000' });

describe('hostile texts', () => {
  it(`${TEXTS} of all kinds are refined (seed ${SEED})`, async () => {
    const { hostile, victim } = arena();
    const random = new Random(SEED);
    const requests = Array.from({ length: TEXTS }, () => ({
      text: hostileText(random, random.pick(LENGTHS)),
      compressionLevel: random.pick(LEVELS),
      outputFormat: random.pick(FORMATS),
      ...(random.below(4) ? {} : { targetTokens: 1 + random.below(500) }),
    }));
    await expectRecovery(arena(), () =>
      whileVictimAsks(victim, async () => {
        const answers = await mapConcurrently(requests, 3, (body) =>
          post(hostile, '/api/optimize?include=edits', body),
        );
        const odd = answers.flatMap(({ status, body }, index) =>
          status === 200 ? [] : [{ status, code: body?.code, text: requests[index]?.text.slice(0, 60) }],
        );
        expect(odd).toEqual([]);
      }),
    );
  });

  it(`${TEXTS / 2} pairs of them are checked (seed ${SEED})`, async () => {
    const { hostile, victim } = arena();
    const random = new Random(SEED + 2);
    const pairs = Array.from({ length: TEXTS / 2 }, () => {
      const original = hostileText(random, random.pick(LENGTHS));
      const cut = random.below(original.length);
      // A cut may leave half of a surrogate pair, which is no text.
      const without = (original.slice(0, cut) + original.slice(cut + random.below(100))).toWellFormed();
      return { original, rewritten: random.pick([without, hostileText(random, 20_000), '']) };
    });
    await expectRecovery(arena(), () =>
      whileVictimAsks(victim, async () => {
        const answers = await mapConcurrently(pairs, 3, async (pair) => [
          await post(hostile, '/api/checks', pair),
          await post(hostile, '/api/checks/requirements', { text: pair.original }),
        ]);
        expect(answers.flat().filter(({ status }) => status !== 200)).toEqual([]);
      }),
    );
  });

  it('what must be preserved is no way to more work', async () => {
    const { hostile, victim } = arena();
    await whileVictimAsks(victim, async () => {
      const text = 'ab'.repeat(100_000);
      const preserve = Array.from({ length: 80 }, (_, index) => `${'ab'.repeat(4_990)}${index}`);
      const tooMuch = await post(hostile, '/api/optimize', { text, preserve });
      expect([tooMuch.status, tooMuch.body?.code]).toEqual([400, 'validation_failed']);
      const fits = await post(hostile, '/api/optimize', { text, preserve: preserve.slice(0, 5) });
      expect(fits.status).toBe(200);
    });
  });
});
