type FailureType =
  | 'invalid_request_error'
  | 'card_error'
  | 'idempotency_error'
  | 'api_error'
  | 'rate_limit_error';

interface FailureDetails {
  status: number;
  type: FailureType;
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  payment_intent?: unknown;
}

/** A request that Stripe refuses: the status and the `error` object that its body carries. */
export class Failure extends Error {
  override name = 'Failure';
  readonly details: FailureDetails;

  constructor(details: FailureDetails) {
    super(details.message);
    this.details = details;
  }

  get status(): number {
    return this.details.status;
  }

  get body(): { error: Omit<FailureDetails, 'status'> } {
    const { status: _, ...error } = this.details;
    return { error };
  }
}

/** 400 `invalid_request_error`. */
export function invalid(message: string, param?: string, code?: string): Failure {
  return new Failure({
    status: 400,
    type: 'invalid_request_error',
    message,
    ...(param === undefined ? null : { param }),
    ...(code === undefined ? null : { code }),
  });
}

/** 404 `resource_missing`. `noun` as Stripe says it, such as `customer`. */
export function missing(noun: string, id: string, param = 'id'): Failure {
  return new Failure({
    status: 404,
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${noun}: '${id}'`,
    param,
  });
}
