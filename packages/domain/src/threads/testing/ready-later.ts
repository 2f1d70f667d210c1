// A module that is never loaded whole.
setInterval(() => undefined, 1_000);
await new Promise(() => undefined);

export {};
