/**
 * Findings as they come up while reading, each at the place it was met. Nothing the reader does not know is skipped in silence.
 * blocking: the file does not show what it stores, or stores what it does not show. toBeSeen: hashed raw, an attorney looks at it.
 */
import type { ContentFinding, ParagraphContent, StoryKind } from "./document-content";
import type { BlockingDetails, ToBeSeenDetails } from "./reader-findings";

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

/** What is told beside the code, where the code alone does not say it all. */
type Told<Detail> = keyof Detail extends never ? readonly [] : readonly [detail: Detail];

interface Kept extends Where {
  readonly code: ContentFinding["code"];
  readonly severity: ContentFinding["severity"];
  readonly detail?: ContentFinding["detail"];
}

export interface Report {
  blocking<Code extends keyof BlockingDetails>(code: Code, where: Where, ...told: Told<BlockingDetails[Code]>): void;
  toBeSeen<Code extends keyof ToBeSeenDetails>(code: Code, where: Where, ...told: Told<ToBeSeenDetails[Code]>): void;
  /** The findings, once each, with story indexes; what belongs to a story that is not listed keeps its part. */
  finish(stories: readonly Listing[]): readonly ContentFinding[];
}

export const createReport = (): Report => {
  const kept: Kept[] = [];
  const seen = new Map<Listing | undefined, Set<string>>();
  const add = (
    severity: ContentFinding["severity"],
    code: ContentFinding["code"],
    where: Where,
    detail: ContentFinding["detail"],
  ): void => {
    const key = JSON.stringify([code, severity, where.part, where.paragraph, detail]);
    let known = seen.get(where.listing);
    if (known === undefined) seen.set(where.listing, (known = new Set()));
    if (known.has(key)) return;
    known.add(key);
    kept.push({ code, severity, ...where, ...(detail === undefined ? {} : { detail }) });
  };
  return {
    blocking: (code, where, ...[detail]) => add("blocking", code, where, detail),
    toBeSeen: (code, where, ...[detail]) => add("toBeSeen", code, where, detail),
    // Code, severity and details came in together by `blocking` and `toBeSeen`, which take no others.
    finish: (stories) =>
      kept.map(({ listing, paragraph, ...rest }) => {
        const storyIndex = listing === undefined ? -1 : stories.indexOf(listing);
        if (listing === undefined || storyIndex < 0) return rest as ContentFinding;
        return {
          ...rest,
          story: listing.kind,
          storyIndex,
          ...(paragraph === undefined ? {} : { paragraph }),
        } as ContentFinding;
      }),
  };
};
