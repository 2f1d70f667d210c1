import { mapConcurrently } from '@refinery/domain/work/map-concurrently.ts';
import { describe, expect, it } from 'vitest';
import { clientOf, endOfBatch } from '../testing/long-texts.ts';
import { registeredCaller } from '../testing/registered-caller.ts';
import { openArena, SILENT_NAMES, saveCustomEndpoint } from './testing/arena.ts';
import { expectRecovery } from './testing/health.ts';
import { HOSTILE_MODELS, randomModels } from './testing/hostile-vendor.ts';
import { whileVictimAsks } from './testing/quiet-victim.ts';
import { post } from './testing/requests.ts';

const PROMPT = 'Could you please kindly write a report about our kettles? Thank you very much!';
const SEED = Number(process.env.HOSTILE_SEED ?? 1);
const MODELS = [...HOSTILE_MODELS, ...randomModels(SEED, Number(process.env.HOSTILE_REPLIES ?? 60))];
const arena = openArena();

const ask = (model: string, fallback: boolean) =>
  post(arena().hostile, '/api/optimize', {
    text: `${PROMPT} It is for ${model}.`,
    provider: 'custom',
    model,
    fallback,
  });

describe('a hostile vendor', () => {
  it('is there, and obeys when told to', async () => {
    const { status, body } = await ask('obedient', false);
    expect([status, body?.provider]).toEqual([200, 'custom']);
  });

  it.each([true, false])(
    `whatever it replies, the caller gets an answer (fallback: %s, seed ${SEED})`,
    async (fallback) => {
      await expectRecovery(arena(), () =>
        whileVictimAsks(arena().victim, async () => {
          const answers = await mapConcurrently(MODELS, 6, (model) => ask(model, fallback));
          const named = answers.map(({ status, body }, index) => [MODELS[index], status, body?.code]);
          const clear = fallback ? [200] : [200, 502, 503];
          expect(named.filter(([, status]) => !clear.includes(Number(status)))).toEqual([]);
          for (const { status, body } of answers) {
            if (status !== 200) continue;
            expect(body).toMatchObject({ checks: { passed: true } });
            expect(Number(body?.refinedTokens)).toBeLessThanOrEqual(Number(body?.originalTokens));
          }
        }),
      );
    },
  );

  it('whose name server is silent keeps nobody from a vendor of their own', async () => {
    const { hostile, victim, launcher } = arena();
    const silent = await Promise.all(
      SILENT_NAMES.map(async (name) => {
        const caller = await registeredCaller(launcher, `${name}@example.com`);
        await saveCustomEndpoint(caller, `https://${name}/v1`);
        return caller;
      }),
    );
    await whileVictimAsks(victim, async () => {
      const ended: string[] = [];
      const stuck = silent.flatMap((caller) =>
        Array.from({ length: 5 }, async (_, index) => {
          const text = `${PROMPT} ${index}`;
          const reply = await post(caller, '/api/optimize', { text, provider: 'custom', fallback: false });
          ended.push('silent');
          return reply.status;
        }),
      );
      await arena().dns.waitForQuestions(SILENT_NAMES.length);
      expect(
        (await post(hostile, '/api/optimize', { text: `${PROMPT} now`, provider: 'custom' })).status,
      ).toBe(200);
      ended.push('other');
      expect(ended).toEqual(['other']);
      expect(new Set(await Promise.all(stuck))).toEqual(new Set([502]));
    });
  });

  it('that hangs for a whole batch leaves the batches of others alone', async () => {
    const { hostile, victim } = arena();
    await whileVictimAsks(victim, async () => {
      const items = Array.from({ length: 60 }, (_, index) => ({ text: `${PROMPT} ${index}` }));
      const hanging = { items, provider: 'custom', model: 'hang' };
      const batches = [];
      for (let count = 0; count < 6; count++) batches.push(await post(hostile, '/api/batches', hanging));
      expect(batches.map(({ status }) => status)).toEqual(Array(6).fill(202));
      const own = await post(victim, '/api/batches', { items });
      expect(await endOfBatch(victim, String(own.body?.id))).toMatchObject({ counts: { completed: 60 } });
      for (const { body } of batches) await clientOf(hostile).cancelBatch(String(body?.id));
    });
  });
});
