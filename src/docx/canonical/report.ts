/**
 * Findings as they come up while reading, each at the place it was met. Nothing the reader does not know is skipped in silence.
 * blocking: the file does not show what it stores, or stores what it does not show. toBeSeen: hashed raw, an attorney looks at it.
 */
import type { ContentFinding, ParagraphContent, StoryKind } from "./document-content";

/** A story under construction: findings point at it before its index is known. */
export interface Listing {
  readonly part: string;
  readonly kind: StoryKind;
  readonly paragraphs: ParagraphContent[];
}

export interface Where {
  readonly part: string;
  readonly listing?: Listing;
  readonly paragraph?: number;
}

export type Detail = Readonly<Record<string, string | number>>;

interface Kept extends Where {
  readonly code: string;
  readonly severity: ContentFinding["severity"];
  readonly detail?: Detail;
}

export interface Report {
  blocking(code: string, where: Where, detail?: Detail): void;
  toBeSeen(code: string, where: Where, detail?: Detail): void;
  /** The findings, once each, with story indexes; what belongs to a story that is not listed keeps its part. */
  finish(stories: readonly Listing[]): readonly ContentFinding[];
}

export const createReport = (): Report => {
  const kept: Kept[] = [];
  const seen = new Map<Listing | undefined, Set<string>>();
  const add = (severity: ContentFinding["severity"], code: string, where: Where, detail?: Detail): void => {
    const key = JSON.stringify([code, severity, where.part, where.paragraph, detail]);
    let known = seen.get(where.listing);
    if (known === undefined) seen.set(where.listing, (known = new Set()));
    if (known.has(key)) return;
    known.add(key);
    kept.push({ code, severity, ...where, ...(detail === undefined ? {} : { detail }) });
  };
  return {
    blocking: (code, where, detail) => add("blocking", code, where, detail),
    toBeSeen: (code, where, detail) => add("toBeSeen", code, where, detail),
    finish: (stories) =>
      kept.map(({ listing, paragraph, ...rest }) => {
        const storyIndex = listing === undefined ? -1 : stories.indexOf(listing);
        if (listing === undefined || storyIndex < 0) return rest;
        return { ...rest, story: listing.kind, storyIndex, ...(paragraph === undefined ? {} : { paragraph }) };
      }),
  };
};
