/**
 * Which court a paper is headed by, as far as its first lines say, and whether that is the forum it is for. Only headings count: lines that begin with a
 * court's name and stand in capitals, or among the parts of a caption (parties, case number); a court named within a sentence is none.
 */
import { stateNamed } from "./united-states";

export interface CourtNamed {
  readonly kind: "district" | "other-federal" | "state";
  /** Postal code, where the heading says. */
  readonly state?: string;
  /** Of a federal district, where its state has several: N, S, E, W, C, M. */
  readonly part?: string;
  /** The heading as it stands. */
  readonly text: string;
  /** Which of the lines. */
  readonly line: number;
}

/** A caption stands at the head: counsel's block before it takes some fifteen lines. */
const HEAD_LINES = 40;
const LONGEST_HEADING = 160;
const OF = /^(?:IN THE |THE )?/u.source;
const US = "(?:UNITED STATES|U\\. ?S\\.)";
const DISTRICT = new RegExp(`${OF}${US} DISTRICT COURT\\b`, "u");
const OTHER_FEDERAL = new RegExp(
  `${OF}(?:${US} (?:BANKRUPTCY COURT|COURT OF|TAX COURT)|SUPREME COURT OF THE UNITED STATES)`,
  "u",
);
const STATE = new RegExp(
  `${OF}(?:[A-Z]+ ){0,3}(?:SUPERIOR|SUPREME|CIRCUIT|DISTRICT|COUNTY|CHANCERY|PROBATE|MUNICIPAL|APPELLATE) COURT\\b|${OF}COURT OF (?:APPEALS?|CHANCERY|COMMON PLEAS)\\b`,
  "u",
);
const BROKEN = new RegExp(`${US}$`, "u");
const PART = /\b(NORTHERN|SOUTHERN|EASTERN|WESTERN|CENTRAL|MIDDLE) DISTRICT OF\b/u;
const OF_A_CAPTION =
  /\bV(?:S)?\.|\bPLAINTIFF|\bPETITIONER|\bDEFENDANT|\bRESPONDENT|\bCASE N[O0]|\bCIVIL ACTION|\bIN RE\b/u;

const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, " ").trim();

const kindOf = (heading: string): CourtNamed["kind"] | undefined =>
  DISTRICT.test(heading)
    ? "district"
    : OTHER_FEDERAL.test(heading)
      ? "other-federal"
      : STATE.test(heading)
        ? "state"
        : undefined;

/** @param lines the paper's paragraphs in order, empty ones left out or not */
export const courtsHeading = (lines: readonly string[]): readonly CourtNamed[] => {
  const head = lines.map(plain).slice(0, HEAD_LINES);
  const isCaption = head.some((line) => OF_A_CAPTION.test(line.toUpperCase()));
  return head.flatMap((line, index): readonly CourtNamed[] => {
    // A name may be broken over lines: "UNITED STATES" above "DISTRICT COURT", the district below.
    const with3 = plain(head.slice(index, index + 4).join(" ")).toUpperCase();
    // The second half of a name broken over two lines is not another court.
    const isSecondHalf = BROKEN.test((head[index - 1] ?? "").toUpperCase());
    const kind =
      isSecondHalf || line === "" || line.length > LONGEST_HEADING
        ? undefined
        : kindOf(with3.slice(0, LONGEST_HEADING));
    const inCapitals = line === line.toUpperCase();
    if (kind === undefined || !(inCapitals || (isCaption && !/[.;:]$/u.test(line)))) return [];
    const state = stateNamed(with3);
    const part = PART.exec(with3)?.[1]?.[0];
    return [
      {
        kind,
        text: line,
        line: index,
        ...(state === undefined ? {} : { state }),
        ...(kind === "district" && part !== undefined ? { part } : {}),
      },
    ];
  });
};

const FORUM = /^US-([A-Z]{2})([A-Z]{0,2})$/u;

/** Whether a heading is of that forum. Of a code that names neither a state nor a federal court nobody here can tell, and the roster alone decides. */
export const isOfForum = ({ kind, state, part }: CourtNamed, forum: string): boolean => {
  const [, ofState, court] = FORUM.exec(forum.replace(/-PHV:.*$/u, "")) ?? [];
  if (ofState === undefined || court === undefined) return true;
  if (kind === "other-federal") return false;
  if (state !== undefined && state !== ofState) return false;
  if (kind === "state") return court === "";
  return court !== "" && (part === undefined || !/^[NSEWCM]D$/u.test(court) || court.startsWith(part));
};

/** The forum a draft is for: the one it names, else the matter's only one, else the only one its heading can be of. */
export const forumOfDraft = (
  named: string | undefined,
  forums: readonly string[],
  lines: readonly string[],
): string | undefined => {
  if (named !== undefined) return named;
  if (forums.length < 2) return forums[0];
  const courts = courtsHeading(lines);
  const fitting = courts.length === 0 ? [] : forums.filter((forum) => courts.every((court) => isOfForum(court, forum)));
  return fitting.length === 1 ? fitting[0] : undefined;
};
