/** Months begin on the 1st at midnight UTC, as those of the quotas do. */
export const FIRST_OF_MONTH = { day_of_month: 1, hour: 0, minute: 0, second: 0 };
