import { scanBody } from '@refinery/relay/body/scan-body.ts';
import { expect, it } from 'vitest';
import { isHeldOut } from './held-out.ts';

const profileWith = (holdoutPercent: number) => ({
  organizationId: 'org',
  resolved: {
    defaultProvider: 'local' as const,
    verification: { verify: 'off' as const, strictness: 'normal' as const, provider: null, model: null },
    fallbackOrder: [],
    providers: [],
  },
  settings: {
    refine: 'auto' as const,
    provider: null,
    model: null,
    cacheMarks: 'auto' as const,
    callTexts: 'metadata' as const,
    holdoutPercent,
  },
  aliases: new Map(),
});
const isOut = async (messages: object[], percent: number, organizationId = 'org') => {
  const bytes = Buffer.from(JSON.stringify({ model: 'm', messages }));
  return isHeldOut({ organizationId, bytes, scan: scanBody(bytes, 'chat'), profile: profileWith(percent) });
};
const user = (content: string) => ({ role: 'user', content });

it('holds about so many conversations of a hundred out, the same ones for each percentage above', async () => {
  const out = async (percent: number) => {
    const all = Array.from({ length: 2_000 }, (_, at) => isOut([user(`Question ${at}`)], percent));
    return (await Promise.all(all)).flatMap((isHeld, at) => (isHeld ? [at] : []));
  };
  expect(await out(0)).toEqual([]);
  expect(await out(100)).toHaveLength(2_000);
  const tenth = await out(10);
  expect(tenth.length).toBeGreaterThan(140);
  expect(tenth.length).toBeLessThan(260);
  const half = new Set(await out(50));
  expect(tenth.filter((at) => !half.has(at))).toEqual([]);
});

it('says the same in every turn, whatever the system text says', async () => {
  const later = [
    { role: 'system', content: 'Be brief.' },
    user('Question 1'),
    { role: 'assistant', content: 'Yes.' },
    user('And now?'),
  ];
  for (let percent = 0; percent <= 100; percent += 5)
    expect(await isOut(later, percent)).toBe(await isOut([user('Question 1')], percent));
});

it('says something else of the same words elsewhere', async () => {
  const all = Array.from({ length: 64 }, (_, at) => isOut([user('Hello')], 50, `organization ${at}`));
  const said = await Promise.all(all);
  expect(new Set(said).size).toBe(2);
});

it('holds nothing out that is no conversation', async () => {
  expect(await isOut([{ role: 'system', content: 'Be brief.' }], 100)).toBe(false);
});
