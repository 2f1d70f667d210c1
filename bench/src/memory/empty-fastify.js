import Fastify from 'fastify';

/** A server with nothing in it. */
const app = Fastify();
app.get('/', async () => ({}));
await app.listen({ host: '127.0.0.1', port: 0 });
process.on('SIGTERM', () => process.exit(0));
process.send?.({ kind: 'ready' });
