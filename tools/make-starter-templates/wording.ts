/** Placeholders for dates and amounts, written in one place so that every template prints them alike. */

/** A date from a fact that holds an ISO date. */
export const date = (path: string): string => `{{${path}}}`;

/** An amount in dollars. */
export const dollars = (path: string): string => "$" + date(path);
