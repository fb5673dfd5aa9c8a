/**
 * An assignment: an attorney's instructions for one draft (goal, do and don't, due, who supervises). Attorneys alone may write them;
 * the firm's list enforces it, and one whose last author was no active attorney then gives no leave. Interpretive units a drafter may
 * write only under an assignment that carries the attorney's own outline or text for them; anything else is a question for the attorney.
 */
import type { MatterId, PersonId } from "../ids";
import { activeRow, type Roster } from "../matter/roster";

export interface AssignmentText {
  readonly title: string;
  /** The kind of template it asks for (`complaint`). */
  readonly templateKind?: string;
  readonly goal: string;
  readonly doList: readonly string[];
  readonly doNotList: readonly string[];
  /** The attorney's outline or text for interpretive units; without it a drafter writes none. */
  readonly outline?: string;
  readonly assignedTo?: { readonly oid: PersonId; readonly name: string };
  readonly supervising?: { readonly oid: PersonId; readonly name: string };
  /** ISO 8601, UTC. */
  readonly due?: string;
  /** A team lead's check is asked for before sign-off. */
  readonly qualityCheck: boolean;
}

export interface Assignment extends AssignmentText {
  readonly itemId: string;
  readonly eTag: string;
  readonly matter: MatterId;
  readonly state: "open" | "done";
  /** The server's stamps of its last change. */
  readonly changedBy?: PersonId;
  readonly changedByName?: string;
  readonly changedAt: string;
}

/** Whether it is an attorney's word for this matter: last written by someone who was on the roster then. */
export const isAttorneysWord = (assignment: Assignment, matter: MatterId, roster: Roster): boolean =>
  assignment.matter === matter &&
  assignment.changedBy !== undefined &&
  activeRow(roster, assignment.changedBy, assignment.changedAt) !== undefined;

/** Whether a drafter may write interpretive units under it. */
export const allowsInterpretive = (assignment: Assignment | undefined, matter: MatterId, roster: Roster): boolean =>
  assignment !== undefined && (assignment.outline ?? "").trim() !== "" && isAttorneysWord(assignment, matter, roster);

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** An instruction that begins with a section's name ("Argument: cite Parsons first") answers to what stands under that heading. */
const sectionOf = (line: string): { readonly section: string; readonly text: string } | undefined => {
  const match = /^([^:]{2,60}):\s*(\S.*)$/su.exec(line);
  return match === null ? undefined : { section: plain(match[1] ?? ""), text: (match[2] ?? "").trim() };
};

export interface InstructionPlace {
  readonly interpretive: boolean;
  /** Words of the headings the unit stands under, nearest first. */
  readonly headings: readonly string[];
  readonly factPaths: readonly string[];
}

/** The instructions a unit answers: those for its section, those that name a fact it prints, and for interpretive text the outline. */
export const instructionsFor = (assignment: AssignmentText, place: InstructionPlace): readonly string[] => {
  const headings = place.headings.map(plain);
  const speaksHere = (line: string): boolean => {
    const section = sectionOf(line)?.section;
    return (
      (section !== undefined && headings.some((heading) => heading === section || heading.endsWith(` ${section}`))) ||
      place.factPaths.some((path) => line.includes(path))
    );
  };
  const outline = (assignment.outline ?? "")
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const outlineHere = outline.filter(speaksHere);
  return [
    ...(place.interpretive
      ? outlineHere.length > 0
        ? outlineHere
        : outline.filter((part) => sectionOf(part) === undefined)
      : []),
    ...assignment.doList.filter(speaksHere),
    ...assignment.doNotList.filter(speaksHere).map((line) => `Do not: ${line}`),
  ];
};
