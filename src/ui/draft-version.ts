/** The short code a review print carries: the beginning of the content's hash, enough to tell two versions of one draft apart. */
import type { ContentHash } from "../domain/ids";

/** Read from paper: case, spaces and dashes do not matter; fewer than six characters tell nothing. */
export const sameVersion = (content: ContentHash, typed: string): boolean => {
  const code = typed.replace(/[\s-]/gu, "").toLowerCase();
  return /^[0-9a-f]{6,64}$/u.test(code) && content.toLowerCase().startsWith(code);
};
