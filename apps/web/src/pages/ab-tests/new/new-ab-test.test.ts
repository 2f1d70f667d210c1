import { expect, it } from 'vitest';
import { equalWeights, newAbTest, sumOf } from './new-ab-test.ts';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

it('becomes a request: percents are shares, empty fields are left out', () => {
  const form = formOf({
    promptId: 'p',
    'promptId.search': 'answer',
    label: 'production',
    metric: ' solved ',
    'arms.0.version': '3',
    'arms.0.weight': '33.34',
    'arms.1.version': '1',
    'arms.1.weight': '33.3',
    'arms.2.version': '12',
    'arms.2.weight': '33.36',
    missing: 'exclude',
    'guardrails.0.metric': 'cost',
    'guardrails.0.maxIncrease': '7',
    'guardrails.0.cap': '0.5',
    'guardrails.1.metric': 'errors',
    'guardrails.1.maxPoints': '0.02',
    'guardrails.1.windowMinutes': '30',
    windowHours: '12',
    alpha: '0.1',
    minUnits: '',
  });
  expect(newAbTest(form)).toEqual({
    promptId: 'p',
    label: 'production',
    metric: 'solved',
    missing: 'exclude',
    arms: [
      { version: 3, weight: 0.3334 },
      { version: 1, weight: 0.333 },
      { version: 12, weight: 0.3336 },
    ],
    guardrails: [
      { metric: 'cost', maxIncrease: 0.07, cap: 0.5 },
      { metric: 'errors', maxPoints: 0.02, windowMinutes: 30 },
    ],
    windowHours: 12,
    alpha: 0.001,
    autoPromote: false,
  });
});

it('knows whether the winner gets the label', () => {
  expect(newAbTest(formOf({ autoPromote: 'on' }))).toMatchObject({ arms: [], autoPromote: true });
});

it('sums up weights while they are written', () => {
  expect(sumOf(['33.3', '33.3', '33.4'])).toBe(100);
  expect(sumOf(['0.1', '0.2'])).toBe(0.3);
  expect(sumOf(['', 'x', '50'])).toBe(50);
});

it('shares weights equally, and the API finds that they sum up to 1', () => {
  expect(equalWeights(3)).toEqual(['33.34', '33.33', '33.33']);
  for (let arms = 2; arms <= 10; arms++) {
    const weights = equalWeights(arms);
    expect([arms, weights.length, sumOf(weights)]).toEqual([arms, arms, 100]);
    const form = formOf(
      Object.fromEntries(
        weights.flatMap((weight, place) => [
          [`arms.${place}.version`, `${place + 1}`],
          [`arms.${place}.weight`, weight],
        ]),
      ),
    );
    const sum = newAbTest(form).arms.reduce((total, { weight }) => total + weight, 0);
    expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
  }
});
