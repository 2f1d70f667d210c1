import { expect } from 'vitest';

/** Fails where a verb is not refused with the error `code`. */
export const expectCode = (refused: Promise<unknown>, code: string): Promise<void> =>
  expect(refused).rejects.toMatchObject({ code });
