// Tasks of a pool thread, good and bad.

export const echo = (text: string): string => text;

export const nothing = (): void => undefined;

/** Never ends. */
export const spin = (): never => {
  for (;;);
};

/** Needs more memory than a thread has. */
export const hoard = (): never => {
  const kept: string[][] = [];
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => `${kept.length} ${index}`));
};

export const fail = (message: string): never => {
  throw new TypeError(message);
};

/** Ends its thread. */
export const die = (): never => process.exit(3);
