/**
 * As the launcher starts API and worker, and the image (docs/adr/0032): options of Node, and a variable of
 * glibc.
 */
export const SMALL_HEAP = [
  '--max-semi-space-size=4',
  '--heap-growing-percent=30',
  '--initial-old-space-size=64',
];
export const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' };
