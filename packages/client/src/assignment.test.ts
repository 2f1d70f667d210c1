import { expect, it } from 'vitest';
import { assignArm } from './generated/assignment.ts';

/** Those of the server's test. */
const FIXED: readonly (readonly [unit: string, arm: number])[] = [
  ['user-1', 1],
  ['user-2', 0],
  ['user-3', 2],
  ['user-4', 2],
  ['user-5', 2],
  ['a@b.example', 0],
  ['', 0],
  ['größe 😀', 0],
];

it('assigns as the server does', () => {
  for (const [unit, arm] of FIXED)
    expect(assignArm({ salt: 'test', weights: [0.5, 0.3, 0.2] }, unit), unit).toBe(arm);
});
