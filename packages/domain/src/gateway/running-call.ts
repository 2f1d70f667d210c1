import type { Readable } from 'node:stream';
import type { CallTexts } from '@refinery/contracts/enums.ts';
import { linkAbort } from '@refinery/providers/linked-abort.ts';
import type { ScannedBody } from '@refinery/relay/body/scanned-body.ts';
import type { RelayOutcome, RelayReply } from '@refinery/relay/relay/relay-reply.ts';
import { apiKeyOf } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import type { CallPayment } from '../model-calls/money/call-money.ts';
import type { RunningNote } from '../model-calls/money/lease-store.ts';
import { type Attempt, askInTurn } from './ask-in-turn.ts';
import type { TargetAnswer } from './ask-target.ts';
import type { BegunReply } from './begun-reply.ts';
import { type CallToPrice, inputCost, replyCost } from './cost-of-call.ts';
import type { CallFacts } from './gateway-refusal.ts';
import { storedTexts, watched } from './internal/stored-texts.ts';
import { toCallRow, toLostRecord } from './internal/to-call-row.ts';
import type { ModelRequest } from './model-request.ts';
import { payFor } from './pay-for.ts';
import { refusalOfFailure } from './refusal-of-failure.ts';
import type { Target } from './targets.ts';

/** What names a call before anybody is asked. */
export interface CallName {
  id: string;
  createdAt: Date;
}

/** A call, and what its organization wants to be kept of it. */
export interface CallToRun {
  request: ModelRequest;
  scan: ScannedBody;
  name: CallName;
  keep: CallTexts;
}

type RunContext = CallerContext<'callMoney' | 'clock' | 'ledger' | 'settings' | 'stopping'>;

/** A target that is asked, and the money that is set aside for it. */
interface PaidTarget {
  price: CallToPrice;
  payment: CallPayment;
}

/** What asks one target. */
type AskOne = (target: Target, signal: AbortSignal, onAsked: () => void) => Promise<TargetAnswer>;

/** A call while it runs: who was asked, and what is written down of it in the end. */
export class RunningCall {
  readonly #ctx: RunContext;
  readonly #request: ModelRequest;
  readonly #scan: ScannedBody;
  readonly #name: CallName;
  readonly #keep: CallTexts;
  readonly #started = performance.now();
  readonly #attempts: Attempt[] = [];
  /** Ends with the caller, and with the process. */
  readonly #end: ReturnType<typeof linkAbort>;
  #paid: PaidTarget | undefined;

  constructor(ctx: RunContext, { request, scan, name, keep }: CallToRun) {
    this.#ctx = ctx;
    this.#request = request;
    this.#scan = scan;
    this.#name = name;
    this.#keep = keep;
    this.#end = linkAbort(ctx.stopping);
    const { signal } = request;
    const leave = () => this.#end.abort(signal.reason);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  }

  /** Asks until somebody answers. Errors: `GatewayRefusal`; the abort reason. */
  async run(targets: readonly Target[], askOne: AskOne, mayGoOn: () => boolean): Promise<BegunReply> {
    const { signal } = this.#end;
    try {
      const { reply, saved } = await askInTurn(
        targets,
        async (target, onAsked) => {
          const payment = await this.#pay(target);
          return askOne(target, signal, () => {
            payment.asked();
            onAsked();
          });
        },
        { attempts: this.#attempts, signal, mayGoOn },
      );
      const ended = reply.outcome.then((outcome) => {
        this.#end.unlink();
        return { ...outcome, costMicros: this.#record(outcome, saved) };
      });
      const { status, headers, whole } = reply;
      return { status, headers, body: this.#read(reply), whole, facts: this.#facts(saved), ended };
    } catch (error) {
      this.#end.unlink();
      this.#record(null, {});
      if (this.#keepsTexts && this.#asked().length > 0) this.#recordTexts(null);
      throw refusalOfFailure(error, this.#facts({}));
    }
  }

  /** The body of a reply, whose text is kept where that is wanted. */
  #read({ body, whole }: RelayReply): Readable {
    if (!this.#keepsTexts) return body;
    if (!whole) return watched(body, (bytes) => this.#recordTexts(bytes));
    this.#recordTexts(whole);
    return body;
  }

  /** Those who were asked, if any were. */
  #asked(): Attempt[] {
    return this.#attempts.some(({ asked }) => asked) ? this.#attempts : [];
  }

  #facts(saved: Record<string, number>): CallFacts {
    const { candidate } = this.#attempts.at(-1)?.target ?? {};
    return {
      callId: this.#name.id,
      provider: candidate?.provider ?? '',
      model: candidate?.model ?? '',
      attempts: this.#asked().length,
      saved,
    };
  }

  /** Sets the money for a target aside. What the one before it failed with costs nothing. */
  async #pay(target: Target): Promise<CallPayment> {
    this.#settle(0);
    const { actor, settings } = this.#ctx;
    const { body, operation } = this.#request;
    const { provider, model } = target.candidate;
    const price = {
      operation,
      bytes: body.length,
      scan: this.#scan,
      provider,
      model,
      createdAt: this.#name.createdAt,
      overrides: settings.priceOverrides,
    };
    const attempts = [...this.#attempts];
    const note = (): RunningNote => {
      const micros = inputCost(price);
      const call = toLostRecord({ ...this.#row, target, attempts, costMicros: micros });
      const destination = this.#keep === 'none' ? 'sums' : 'calls';
      return { id: this.#name.id, apiKeyId: apiKeyOf(actor), micros, destination, call };
    };
    const payment = await payFor(this.#ctx, price, { id: this.#name.id, note });
    this.#paid = { price, payment };
    return payment;
  }

  /** Ends the payment. Answers what was booked. */
  #settle(micros: number | null): number | null {
    this.#paid?.payment.end(micros ?? 0);
    this.#paid = undefined;
    return micros;
  }

  /**
   * What the call costs. Where nobody answered, whoever asks and leaves has used the input; what failed costs
   * nothing.
   */
  #costOf(outcome: RelayOutcome | null): number | null {
    if (!this.#paid) return 0;
    const { price } = this.#paid;
    if (outcome) return replyCost(price, outcome);
    const hasLeft = this.#end.signal.aborted && this.#attempts.at(-1)?.asked;
    return hasLeft ? inputCost(price) : 0;
  }

  /** Writes down what has ended, and answers what it was booked at. */
  #record(outcome: RelayOutcome | null, saved: Record<string, number>): number | null {
    const costMicros = this.#settle(this.#costOf(outcome));
    const attempts = this.#asked();
    const latencyMs = performance.now() - this.#started;
    const ended = { ...this.#row, attempts, outcome, saved, latencyMs, costMicros };
    if (attempts.length > 0) this.#ctx.ledger.record(toCallRow(ended), this.#keep);
    return costMicros;
  }

  /** What is the same in the row of the call whatever becomes of it. */
  get #row() {
    const { kind, tags } = this.#request;
    return { ...this.#name, actor: this.#ctx.actor, kind, metadata: tags };
  }

  /** Those of chats are kept with the chat. */
  get #keepsTexts(): boolean {
    return this.#keep === 'full' && this.#request.kind === 'gateway';
  }

  #recordTexts(reply: Buffer | null): void {
    const { organizationId, userId } = this.#ctx.actor;
    const { body, operation } = this.#request;
    this.#ctx.ledger.recordTexts({
      ...this.#name,
      organizationId,
      userId,
      ...storedTexts(operation, body, reply),
    });
  }
}
