// The Word a journey's tests are walked in: all of `npm test` in one, the long run in the other (jest.config.mjs); what must hold in both at once names both itself.
import type { Mode } from "./word-window";

export const { wordModes } = globalThis as unknown as { readonly wordModes: readonly [Mode] };
