import { once } from 'node:events';
import { beginStream, json, type StubVendor } from '@refinery/relay/relay/testing/stub-vendor.ts';
import {
  BEFORE_CONTENT,
  CHAT_REPLY,
  COMPLETED_RESPONSE,
  MESSAGES_REPLY,
  STREAMS,
  type StreamProtocol,
} from '@refinery/relay/relay/testing/wire.ts';

type Respond = Parameters<StubVendor['respondWith']>[0];

/**
 * How a vendor answers: at once; when it is let go, of a stream the beginning before; or never, but for the
 * beginning of a stream.
 */
export type Pace = 'quick' | 'held' | 'endless';

/**
 * Words in a text that say which call it is, and how it is to be answered. `elsewhere`: chat completions do
 * not know its model.
 */
const CALL = /call (\d+) (quick|held|endless)( elsewhere)?/;

/** The text of a call. */
export const callText = (number: number, pace: Pace, isElsewhere: boolean): string =>
  `call ${number} ${pace}${isElsewhere ? ' elsewhere' : ''}`;

const PROTOCOLS: Record<string, StreamProtocol> = {
  '/v1/chat/completions': 'chat',
  '/v1/responses': 'responses',
  '/v1/messages': 'messages',
};
const WHOLE: Record<StreamProtocol, object> = {
  chat: CHAT_REPLY,
  responses: COMPLETED_RESPONSE,
  messages: MESSAGES_REPLY,
};

/** All vendors at once, whose requests say how they are to be answered. */
export interface NumberedVendor {
  /** The numbers of the calls that came in, one for each request, in ascending order. */
  seen(): number[];
  /** Of those that were to be answered: all but where the model was not known. */
  reached: ReadonlySet<number>;
  /** Lets go those that are held, and from now on all at once. */
  letGo(): void;
  /** Holds them again. */
  hold(): void;
}

export function numberVendor(vendor: StubVendor): NumberedVendor {
  const reached = new Set<number>();
  let gate = Promise.withResolvers<void>();
  const answer: Respond = async (response, received) => {
    const text = received.body.toString();
    const [, number, pace, isElsewhere] = CALL.exec(text) ?? [];
    const protocol = PROTOCOLS[received.path];
    const wait = async (): Promise<void> => {
      if (pace === 'held') await gate.promise;
      if (pace === 'endless') await once(response, 'close');
    };
    if (isElsewhere && protocol === 'chat') {
      const error = { message: 'No such model.', code: 'model_not_found' };
      return json({ error }, 404)(response, received);
    }
    reached.add(Number(number));
    if (protocol && /"stream": ?true/.test(text)) {
      const events = STREAMS[protocol];
      const begun = BEFORE_CONTENT[protocol] + 1;
      beginStream(response);
      response.write(events.slice(0, begun).join(''));
      await wait();
      response.end(events.slice(begun).join(''));
      return;
    }
    await wait();
    return json(protocol ? WHOLE[protocol] : { input_tokens: 7 })(response, received);
  };
  vendor.respondWith(answer);
  return {
    reached,
    seen: () =>
      vendor.received
        .map(({ body }) => Number(CALL.exec(body.toString())?.[1]))
        .sort((one, other) => one - other),
    letGo: () => gate.resolve(),
    hold: () => {
      gate = Promise.withResolvers();
    },
  };
}
