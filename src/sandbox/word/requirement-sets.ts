/**
 * Which requirement sets this host says it has, in the form the client wants (lower-case names in a JSON string).
 * Word on the web's client takes WordApi up to 1.3 for granted whatever is said here; nothing above is claimed, because
 * nothing above is implemented as a whole. `wordapionline` opens comments and change tracking in the client library of
 * the npm package; a member this host lacks answers NotImplemented by its name.
 */
import type { HostMode } from "./host-document";

const SETS: Readonly<Record<string, string>> = {
  wordapi: "1.3",
  wordapionline: "1.1",
  compressedfile: "1.1",
  file: "1.1",
  customxmlparts: "1.1",
  documentevents: "1.1",
  richapiruntime: "1.2",
};

/** Dialogs are Office's own only where Word is no browser page; on the web an add-in opens its windows itself. */
const DESKTOP_SETS: Readonly<Record<string, string>> = { ...SETS, dialogapi: "1.2", dialogorigin: "1.1" };

export const requirementMatrix = (mode: HostMode): string => JSON.stringify(mode === "desktop" ? DESKTOP_SETS : SETS);
