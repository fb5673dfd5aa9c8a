/** Placeholders for dates and amounts, written in one place so that every template prints them alike. */

/** A date from a fact, as "August 16, 2025". */
export const date = (path: string): string => `{{longDate ${path}}}`;

/** An amount in dollars; whole dollars without cents. */
export const dollars = (path: string): string => `{{money ${path} cents=false}}`;
