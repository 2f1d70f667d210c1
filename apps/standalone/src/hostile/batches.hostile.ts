import { longPrompt } from '@refinery/testing/long-prompts.ts';
import { Random } from '@refinery/testing/random.ts';
import { describe, expect, it } from 'vitest';
import { clientOf, endOfBatch } from '../testing/long-texts.ts';
import { openArena } from './testing/arena.ts';
import { expectRecovery } from './testing/health.ts';
import { hostileText } from './testing/hostile-texts.ts';
import { whileVictimAsks } from './testing/quiet-victim.ts';
import { post } from './testing/requests.ts';

const SEED = Number(process.env.HOSTILE_SEED ?? 1);

describe('long texts in batches', () => {
  // No text is stopped because the machine is slow.
  const arena = openArena({ REFINER_TIMEOUT_MS: '240000' });

  it('a batch of long ones takes its turns with the batches of others', async () => {
    const { hostile, victim } = arena();
    await expectRecovery(arena(), () =>
      whileVictimAsks(victim, async () => {
        const items = Array.from({ length: 80 }, (_, index) => ({
          text: longPrompt(16_384 + 300 * index, index),
        }));
        const large = await post(hostile, '/api/batches', { items: items.slice(0, 40) });
        const more = await post(hostile, '/api/batches', { items: items.slice(40) });
        expect([large.status, more.status]).toEqual([202, 202]);
        const small = await post(victim, '/api/batches', {
          items: [{ text: longPrompt(17_000, 900) }, { text: 'Please write a report.' }],
        });
        expect(await endOfBatch(victim, String(small.body?.id))).toMatchObject({
          status: 'completed',
          counts: { completed: 2 },
        });
        for (const { body } of [large, more]) {
          expect(await endOfBatch(hostile, String(body?.id))).toMatchObject({ counts: { completed: 40 } });
        }
      }),
    );
  });
});

describe('hostile texts in batches', () => {
  const arena = openArena();

  it('a batch of texts that are all work ends too, each refined or refused by name', async () => {
    const { hostile, victim } = arena();
    const random = new Random(SEED + 1);
    const items = Array.from({ length: 6 }, () => ({ text: hostileText(random, 100_000) }));
    await whileVictimAsks(victim, async () => {
      const { body } = await post(hostile, '/api/batches', { items, compressionLevel: 'high' });
      const id = String(body?.id);
      // A slow machine stops each of them at the limit of a text, so it has no other deadline.
      expect(await endOfBatch(hostile, id)).toMatchObject({ status: 'completed', progress: 1 });
      const ended = await Array.fromAsync(clientOf(hostile).listBatchItems({ id }));
      expect(ended).toHaveLength(items.length);
      const odd = ended.filter(
        ({ status, error }) => status !== 'completed' && error?.code !== 'refining_limit_exceeded',
      );
      expect(odd).toEqual([]);
    });
  });
});
