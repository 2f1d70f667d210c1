import type { Clock } from '@refinery/domain/context/context.ts';

/** A clock that stands still until it is moved. */
export class TestClock implements Clock {
  private time: number;

  constructor(start: Date = new Date()) {
    this.time = start.getTime();
  }

  now(): Date {
    return new Date(this.time);
  }

  set(date: Date): void {
    this.time = date.getTime();
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}
