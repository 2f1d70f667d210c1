/** The least that any process of Node needs. */
setInterval(() => undefined, 60_000);
process.on('SIGTERM', () => process.exit(0));
process.send?.({ kind: 'ready' });
