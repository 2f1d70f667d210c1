export { mapConcurrently } from '../work/map-concurrently.ts';
