/** The name of the kind of work that begins trials. */
export const TRIAL_JOB = 'billing';
