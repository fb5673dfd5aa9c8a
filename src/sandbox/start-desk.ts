/**
 * A person's desk without Word: the real verbs over the real Graph adapter, and in Word's place the stored file itself, read whole each time.
 * For drafts that should be there before anybody sits down.
 */
import { createGraph } from "../adapters/graph/create-graph";
import { bindVerbs } from "../app/bind-verbs";
import { engineInProcess } from "../app/engine/engine-in-process";
import type { Deployment } from "../app/ports/deployment";
import type { DraftRow } from "../app/ports/draft-store";
import type { OpenDocument } from "../app/ports/open-document";
import type { Person, Session } from "../app/ports/session";
import type { PersonId } from "../domain/ids";
import { sampleTenant, type SamplePerson } from "./sample-firm";
import type { Verbs } from "../app/bind-verbs";

export interface DeskSetting {
  readonly deployment: Deployment;
  /** A Graph token for the person at this desk, given her oid. */
  readonly tokenOf: (oid: string) => Promise<string>;
}

/** The open document: there is no Word to re-tag, comment or scroll in. */
const storedDocument = (read: () => Promise<Uint8Array>, webUrl: () => string | undefined): OpenDocument => ({
  place: async () => {
    const url = webUrl();
    return url === undefined ? { readOnly: false } : { url, readOnly: false };
  },
  readBytes: read,
  applyTags: async (changes) => ({ notDone: changes.map((_, index) => index) }),
  replaceControlText: async () => undefined,
  replaceWords: async () => undefined,
  writeLedger: async () => undefined,
  load: async () => {
    throw new Error("there is no blank document to load into");
  },
  goTo: async () => undefined,
  comment: async (notes) => notes.map((note) => note.unit),
  save: async () => undefined,
  openFile: async () => undefined,
  watch: async () => () => undefined,
});

export interface Desk {
  readonly verbs: Verbs;
  /** Lays a stored draft on the desk. */
  open(row: DraftRow): void;
  /** Lays a document on it that is no draft and is stored nowhere. */
  lay(bytes: Uint8Array): void;
}

export const deskOf = (person: SamplePerson, { deployment, tokenOf }: DeskSetting): Desk => {
  let opened: DraftRow | Uint8Array | undefined;
  const graph = createGraph(deployment, () => tokenOf(person.oid));
  const self: Person = {
    oid: person.oid as PersonId,
    tenant: sampleTenant,
    name: person.name,
    userName: person.userName,
    roles: person.roles,
  };
  const session: Session = { current: async () => self, signIn: async () => self, signOut: async () => undefined };
  const read = async (): Promise<Uint8Array> => {
    if (opened === undefined) throw new Error("nothing is open at this desk");
    return opened instanceof Uint8Array ? opened : graph.drafts.download(opened.driveItemId);
  };
  const verbs = bindVerbs({
    ...graph,
    session,
    engine: engineInProcess,
    clock: { now: () => Date.now() },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    document: storedDocument(read, () =>
      opened === undefined || opened instanceof Uint8Array ? undefined : opened.webUrl,
    ),
  });
  return {
    verbs,
    open: (row) => {
      opened = row;
    },
    lay: (bytes) => {
      opened = bytes;
    },
  };
};
