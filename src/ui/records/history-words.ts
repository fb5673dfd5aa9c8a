/** The audit's lines in people's words. They hold ids and hashes only; what a person needs of them is the act, and how many paragraphs. */
import type { AuditEvent } from "../../domain/audit/entry";
import type { Meaning } from "../../domain/review/statement";

type Kind = AuditEvent["kind"];
type EventOf = { readonly [One in Kind]: Extract<AuditEvent, { kind: One }> };

/** What is said of an event of each kind; `meaning` is what a sign-off was begun for. */
export type EventLines = { readonly [One in Kind]: (event: EventOf[One], meaning: string) => string };
type MeaningNames = Readonly<Record<Meaning, { readonly name: string }>>;

const say = <One extends Kind>(lines: EventLines, kind: One, event: EventOf[One], meaning: string): string =>
  lines[kind](event, meaning);

/** A record may name a meaning this version does not know: then as it stands there. */
const meaningIn = (names: MeaningNames, meaning: string): string =>
  Object.hasOwn(names, meaning) ? names[meaning as Meaning].name.toLowerCase() : meaning;

export const eventInWords = (lines: EventLines, names: MeaningNames, event: AuditEvent): string =>
  say(lines, event.kind, event, "meaning" in event ? meaningIn(names, event.meaning) : "");
