import type { IncomingMessage } from 'node:http';
import type { Limits } from '../limits.ts';
import type { App } from '../types.ts';
import { paceTinyChunks } from './tiny-chunks.ts';

/**
 * Answers requests whose body has not arrived in full, and closes their connection. A client that is still
 * sending could not read the answer if its connection were cut at once, and an endless body must not be read
 * to its end: so what comes is dropped, up to a limit, for a while.
 */
export function registerUnreadBodies(app: App, limits: Limits['unread']): void {
  // A client that asks before it sends is told to go on only when its body is wanted.
  app.server.on('checkContinue', (request, response) => app.server.emit('request', request, response));
  app.addHook('preParsing', (request, reply, payload, done) => {
    if (request.headers.expect !== undefined) reply.raw.writeContinue();
    done(null, payload);
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    // Requests that are injected have no such field, and no connection.
    if (request.raw.complete !== false) return done(null, payload);
    // An answer may be ready before the rest of what came with the head is read.
    setImmediate(() => {
      if (!request.raw.complete) {
        reply.header('connection', 'close');
        lingerBeforeClose(request.raw, limits);
      }
      done(null, payload);
    });
  });
}

/**
 * Delays the close that follows the answer until the body has ended or the client had time to read the
 * answer.
 */
function lingerBeforeClose(raw: IncomingMessage, limits: Limits['unread']): void {
  const { socket } = raw;
  const close = socket.destroySoon.bind(socket);
  const enough = new Promise<void>((resolve) => {
    let dropped = 0;
    const drop = (chunk: Buffer): void => {
      dropped += chunk.length;
      // Now the client has to wait, and so gets to read.
      if (dropped > limits.bytes) raw.pause();
    };
    paceTinyChunks(raw);
    // Whoever read it so far has been answered.
    raw.removeAllListeners('readable').unpipe();
    raw.on('data', drop).once('end', resolve).once('error', resolve).once('close', resolve).resume();
    setTimeout(resolve, limits.ms).unref();
  });
  void enough.then(() => raw.pause());
  socket.destroySoon = () => void enough.then(close);
  // Node forgets a request once it is answered: what still waits for its body would wait for ever.
  socket.once('close', () => raw.destroy());
}
