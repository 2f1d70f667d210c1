import { describe, expect, it, vi } from 'vitest';
import { linkAbort } from './linked-abort.ts';

describe('linkAbort', () => {
  it('aborts with its parent, for the same reason', () => {
    const parent = new AbortController();
    const linked = linkAbort(parent.signal);
    const reason = new Error('Enough');
    parent.abort(reason);
    expect(linked.signal.reason).toBe(reason);
    expect(linkAbort(parent.signal).signal.reason).toBe(reason);
  });

  it('aborts by itself and leaves its parent alone', () => {
    const parent = new AbortController();
    const linked = linkAbort(parent.signal);
    linked.abort(new Error('Too late'));
    expect(linked.signal.aborted).toBe(true);
    expect(parent.signal.aborted).toBe(false);
  });

  it('leaves nothing behind on its parent', () => {
    const parent = new AbortController();
    const added = vi.spyOn(parent.signal, 'addEventListener');
    const removed = vi.spyOn(parent.signal, 'removeEventListener');
    const linked = linkAbort(parent.signal);
    linked.unlink();
    expect(removed.mock.calls[0]?.slice(0, 2)).toEqual(added.mock.calls[0]?.slice(0, 2));
    parent.abort();
    expect(linked.signal.aborted).toBe(false);
  });
});
