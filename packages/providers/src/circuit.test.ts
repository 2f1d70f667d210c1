import { describe, expect, it } from 'vitest';
import { Circuit, type CircuitPolicy, type Outcome } from './circuit.ts';

function setup(policy: CircuitPolicy = {}) {
  const circuit = new Circuit(policy);
  let time = 0;
  const clock = () => time;
  const begin = () => circuit.acquire(clock);
  return {
    circuit,
    begin,
    call: (outcome: Outcome) => begin()?.report(outcome),
    times(count: number, outcome: Outcome) {
      for (let call = 0; call < count; call += 1) begin()?.report(outcome);
    },
    pass: (ms: number) => {
      time += ms;
    },
    state: () => circuit.state(time),
    remaining: () => circuit.remainingMs(time),
  };
}

/** Failures in a row never open it. */
const byRateOnly = { consecutiveFailures: Number.POSITIVE_INFINITY };

describe('Circuit', () => {
  it('opens after five failures in a row and stays open for fifteen seconds, where nothing else is said', () => {
    const { times, pass, state, remaining } = setup();
    times(4, 'failure');
    expect([state(), remaining()]).toEqual(['closed', 0]);
    times(1, 'failure');
    expect([state(), remaining()]).toEqual(['open', 15_000]);
    pass(14_999);
    expect([state(), remaining()]).toEqual(['open', 1]);
    pass(1);
    expect([state(), remaining()]).toEqual(['half-open', 0]);
    pass(1_000_000);
    expect([state(), remaining()]).toEqual(['half-open', 0]);
  });

  it('opens at half of twenty calls within thirty seconds, where nothing else is said', () => {
    const { call, pass, state } = setup();
    // Leaves the window at the moment of the last call.
    call('failure');
    pass(1);
    for (let pair = 0; pair < 10; pair += 1) {
      call('success');
      if (pair < 9) call('failure');
    }
    expect(state()).toBe('closed');
    pass(29_999);
    call('failure');
    expect(state()).toBe('open');
  });

  it('counts a rate that is reached exactly, and not before there are enough calls', () => {
    const { call, state } = setup({ ...byRateOnly, failureRate: 0.75, minimumCalls: 4 });
    call('failure');
    call('failure');
    call('success');
    expect(state()).toBe('closed');
    call('failure');
    expect(state()).toBe('open');
  });

  it('stays closed below the rate', () => {
    const { call, times, state } = setup({ ...byRateOnly, failureRate: 0.76, minimumCalls: 4 });
    call('success');
    times(3, 'failure');
    expect(state()).toBe('closed');
  });

  it('remembers the last two hundred calls', () => {
    const { call, times, state } = setup({ ...byRateOnly, failureRate: 1, minimumCalls: 200 });
    call('success');
    times(199, 'failure');
    expect(state()).toBe('closed');
    call('failure');
    expect(state()).toBe('open');
  });

  it('takes what says nothing for no call at all', () => {
    const { call, state } = setup({ consecutiveFailures: 3, failureRate: 0.5, minimumCalls: 4 });
    call('failure');
    call('unknown');
    call('failure');
    call('unknown');
    expect(state()).toBe('closed');
    call('failure');
    expect(state()).toBe('open');
  });

  it('is not kept open longer by failures of calls that began before it opened', () => {
    const { begin, times, pass, state } = setup({ consecutiveFailures: 2, cooldownMs: 100 });
    const slow = begin();
    times(2, 'failure');
    pass(60);
    slow?.report('failure');
    pass(40);
    expect(state()).toBe('half-open');
  });

  it('begins anew once it has closed', () => {
    const { call, times, pass, state } = setup({ consecutiveFailures: 3, failureRate: 0.5, minimumCalls: 5 });
    times(3, 'failure');
    pass(15_000);
    call('success');
    times(2, 'failure');
    expect(state()).toBe('closed');
  });

  it('lets one call probe at a time, and the next when that one said nothing', () => {
    const { begin, times, pass } = setup({ consecutiveFailures: 1 });
    times(1, 'failure');
    expect(begin()).toBeUndefined();
    pass(15_000);
    const probe = begin();
    expect(probe).toBeDefined();
    expect(begin()).toBeUndefined();
    probe?.report('unknown');
    expect(begin()).toBeDefined();
    expect(begin()).toBeUndefined();
  });
});
