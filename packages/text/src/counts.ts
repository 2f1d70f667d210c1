/** How often something is said. */
export class Counts {
  private readonly counts = new Map<string, number>();

  add(key: string): void {
    this.counts.set(key, this.of(key) + 1);
  }

  get empty(): boolean {
    return this.counts.size === 0;
  }

  of(key: string): number {
    return this.counts.get(key) ?? 0;
  }
}
