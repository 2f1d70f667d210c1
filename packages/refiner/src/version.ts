/**
 * Version of the rules. It changes whenever the same input could give another result, so it belongs in cache
 * keys.
 */
export const REFINER_VERSION = '0.8.5';
