// What `npm test` tries on a sample, the long run tries whole (jest.config.mjs): the same statement, with more random cases and every real document.
const { wholeRun } = globalThis as unknown as { readonly wholeRun?: boolean };

/** The long run takes everything there is to take; `npm test` a sample of it. */
export const takesAll = wholeRun === true;

/** How many random cases. */
export const sampled = (some: number, all: number): number => (takesAll ? all : some);
