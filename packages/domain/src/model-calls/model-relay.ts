import type { CircuitOwner, ProviderCaller } from '@refinery/providers/caller.ts';
import { placeOf } from '@refinery/providers/caller.ts';
import { createConcurrencyLimit } from '@refinery/providers/concurrency-limit.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import { relay } from '@refinery/relay/relay/relay.ts';
import type { createRelayAgent } from '@refinery/relay/relay/relay-agent.ts';
import type { RelayReply } from '@refinery/relay/relay/relay-reply.ts';
import type {
  OpenConnection,
  RelayBounds,
  RelayOptions,
  RelayRequest,
  RelayTimeouts,
} from '@refinery/relay/relay/relay-request.ts';

export interface ModelRelayOptions {
  /** The circuits that all calls of the process share. */
  circuits: Pick<ProviderCaller, 'throughCircuit'>;
  /** Connections to the named vendors. */
  agent: ReturnType<typeof createRelayAgent>;
  /** Connections to addresses that organizations chose. */
  guarded: OpenConnection;
  /** Calls at a time with the same credentials. */
  maxConcurrent: number;
  timeouts?: Partial<RelayTimeouts>;
}

interface AskOptions extends Pick<RelayOptions, 'readers'>, Partial<Pick<RelayBounds, 'maxHeldBytes'>> {
  signal: AbortSignal;
  /** Called once the request is sent. */
  onAsked: () => void;
}

/** Hands requests on to vendors, and their replies back, byte for byte. Keep one per process. */
export interface ModelRelay {
  /**
   * Asks a candidate once. Resolves with the first content of its reply; the place among calls with the same
   * credentials is held until the reply has ended.
   * @throws {ProviderError} for what the vendor or the network does wrong before, an open circuit, or where
   * too many wait
   */
  ask(candidate: Candidate, request: RelayRequest, options: AskOptions): Promise<RelayReply>;
  /** Ends what is still going on. */
  close(): Promise<void>;
}

/** How many wait for a place, and for how long, before one more is refused. */
const MAX_QUEUED = 1_000;
const MAX_WAIT_MS = 10_000;

export function createModelRelay(options: ModelRelayOptions): ModelRelay {
  const { circuits, agent, guarded, maxConcurrent, timeouts } = options;
  const places = createConcurrencyLimit({ maxConcurrent, maxQueued: MAX_QUEUED, maxWaitMs: MAX_WAIT_MS });
  const open = (candidate: CircuitOwner, request: RelayRequest, { onAsked, ...asking }: AskOptions) =>
    circuits.throughCircuit(candidate, () => {
      onAsked();
      const dispatcher = request.provider === 'custom' ? guarded : agent;
      return relay(request, { ...asking, dispatcher, ...timeouts });
    });
  return {
    ask(candidate, request, asking) {
      const begun = Promise.withResolvers<RelayReply>();
      places
        .run(placeOf(candidate), candidate.provider, asking.signal, async () => {
          const reply = await open(candidate, request, asking);
          begun.resolve(reply);
          await reply.outcome;
        })
        .catch(begun.reject);
      return begun.promise;
    },
    close: () => agent.destroy(),
  };
}
