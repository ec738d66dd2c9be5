/**
 * What one open page may send. An app has 10,000 requests a day on the standard plan, for all its users: a loop by
 * mistake must stop long before that. 300,000 records, 500 to a request, take 600, and what else the page asks comes
 * on top.
 */
export const PAGE_BUDGET = { requests: 750, minutes: 10 } as const;
