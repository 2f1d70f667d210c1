import { namesIn } from '@refinery/contracts/reply-fields.ts';
import type { App } from '../types.ts';

/**
 * Leaves out of a reply what its caller did not name in `fields`. Comes after the reply was stored for an
 * Idempotency-Key: what is stored is whole. Only endpoints whose query has `fields` let it through, and their
 * schema knows its names.
 */
export function registerReplyFields(app: App): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const { fields } = { fields: undefined, ...Object(request.query) };
    if (typeof fields !== 'string' || typeof payload !== 'string' || reply.statusCode >= 300) return payload;
    const whole: object = JSON.parse(payload);
    const wanted = new Set(namesIn(fields));
    return JSON.stringify(Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.has(name))));
  });
}
