/**
 * A person at a desk: the real verbs on the real engine and the real Word adapter (office.js in Node over the stand-in's host),
 * with the firm's lists and files in memory. What a test types goes through the host's operations, as keys in the browser do.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createOpenDocument } from "../../src/adapters/word/open-document";
import { bindVerbs } from "../../src/app/bind-verbs";
import { engineInProcess } from "../../src/app/engine/engine-in-process";
import type { OpenDraft } from "../../src/app/draft/open-draft-state";
import type { TokenVerifier } from "../../src/app/ports/ceremony";
import type { DraftRow } from "../../src/app/ports/draft-store";
import type { OpenDocument } from "../../src/app/ports/open-document";
import type { Ports } from "../../src/app/ports/ports";
import type { Person } from "../../src/app/ports/session";
import type { MatterId, PersonId } from "../../src/domain/ids";
import type { MatterRightsRow } from "../../src/domain/matter/matter-rights";
import { sampleTenant, type SamplePerson } from "../../src/sandbox/sample-firm";
import { sampleLists } from "../../src/sandbox/sample-lists";
import type { HostDocument, HostMode } from "../../src/sandbox/word/host-document";
import { createMemoryGraph, type KeptState, type MemoryGraph, type MemoryGraphSetting } from "./memory-graph";
import { given } from "../../src/given";
import { openInWord, seededRandom } from "./open-in-word";
import type { Verbs } from "../../src/app/bind-verbs";

const templateBytes = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(__dirname, "../../assets/templates", `${name}.docx`)));

export interface Firm {
  readonly graph: MemoryGraph;
  /** Milliseconds since the epoch. */
  now: number;
  sit(person: SamplePerson, more?: Partial<Ports>): Desk;
  /** Another firm whose lists and files hold what this one's hold now; no Word is open in it. */
  copy(verifier?: TokenVerifier): Firm;
}

export interface Desk {
  readonly person: Person;
  readonly verbs: Verbs;
  readonly ports: Ports;
  /** The document open in this person's Word. */
  word(): HostDocument;
  /** Opens the stored file in Word, or a file that lies elsewhere. */
  open(
    file: { readonly driveItemId: string; readonly webUrl: string },
    setting?: { readonly mode?: HostMode; readonly readOnly?: boolean },
  ): Promise<HostDocument>;
  /** Opens bytes that were never saved. */
  openUnsaved(bytes: Uint8Array): Promise<HostDocument>;
  close(): void;
  /** Batches this person's pane has sent to the Word that is open: one a `context.sync()`. */
  roundTrips(): number;
  /** The draft as the pane sees it now; fails the test when it is not a draft. */
  draft(): Promise<OpenDraft>;
}

const TEMPLATES = ["complaint", "declaration", "retainer"] as const;

interface FirmSetting {
  readonly templates?: Readonly<Record<string, Uint8Array>>;
  readonly clauses?: Readonly<Record<string, Uint8Array>>;
  readonly verifier?: TokenVerifier;
  readonly lists?: MemoryGraphSetting["lists"];
}
/** What a firm begins with that another had come to. */
interface FirmBefore {
  readonly kept: KeptState;
  readonly now: number;
  readonly seed: number;
}

export const openFirm = (setting: FirmSetting = {}, before?: FirmBefore): Firm => {
  const clock = { now: before?.now ?? Date.parse("2026-11-22T10:00:00Z") };
  const templates = setting.templates ?? Object.fromEntries(TEMPLATES.map((name) => [name, templateBytes(name)]));
  const graph = createMemoryGraph(
    {
      lists: setting.lists ?? sampleLists,
      now: () => clock.now,
      templates: [
        ...Object.entries(templates).map(([name, bytes]) => ({
          bytes,
          entry: { id: name, name: name[0]?.toUpperCase() + name.slice(1), kind: name, version: "1" },
        })),
        ...Object.entries(setting.clauses ?? {}).map(([name, bytes]) => ({
          bytes,
          entry: { id: `clause-${name}`, name, kind: "clause", version: "1" },
        })),
      ],
    },
    before?.kept,
  );
  let seed = before?.seed ?? 40;
  return {
    graph,
    get now() {
      return clock.now;
    },
    set now(time: number) {
      clock.now = time;
    },
    copy: (verifier) => openFirm({ ...setting, ...given({ verifier }) }, { kept: graph.kept(), now: clock.now, seed }),
    sit: (sample, more = {}) => {
      const person: Person = {
        oid: sample.oid as PersonId,
        tenant: sampleTenant,
        name: sample.name,
        userName: sample.userName,
        roles: sample.roles,
      };
      let host: HostDocument | undefined;
      let adapter: OpenDocument | undefined;
      let batches: () => number = () => 0;
      const inWord = (): OpenDocument => {
        if (adapter === undefined) throw new Error("nothing is open in this person's Word");
        return adapter;
      };
      const document: OpenDocument = {
        place: () => inWord().place(),
        readBytes: () => inWord().readBytes(),
        applyTags: (changes) => inWord().applyTags(changes),
        replaceControlText: (changes) => inWord().replaceControlText(changes),
        replaceWords: (changes) => inWord().replaceWords(changes),
        writeLedger: (namespace, xml) => inWord().writeLedger(namespace, xml),
        load: (bytes) => inWord().load(bytes),
        goTo: (target) => inWord().goTo(target),
        comment: (notes) => inWord().comment(notes),
        save: () => inWord().save(),
        openFile: async () => undefined,
        watch: (onHint) => inWord().watch(onHint),
      };
      seed += 1;
      const random = seededRandom(seed);
      const ports: Ports = {
        ...graph.as(sample),
        session: { current: async () => person, signIn: async () => person, signOut: async () => undefined },
        engine: engineInProcess,
        document,
        clock: { now: () => clock.now },
        random: { bytes: (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)) },
        ...(setting.verifier === undefined ? {} : { verifier: setting.verifier }),
        ...more,
      };
      const verbs = bindVerbs(ports);
      const put = async (
        bytes: Uint8Array,
        url: string,
        mode: HostMode,
        store: ((bytes: Uint8Array) => Promise<void>) | undefined,
        readOnly: boolean,
      ): Promise<HostDocument> => {
        const opened = await openInWord(bytes, {
          mode,
          url,
          readOnly,
          person: { name: person.name, initials: "XX" },
          now: () => clock.now,
          random,
          ...(store === undefined ? {} : { store }),
        });
        host = opened.document;
        batches = opened.host.richApi.batches;
        adapter = createOpenDocument({
          office: opened.client.office,
          word: opened.client.word,
          openWindow: () => undefined,
        });
        return opened.document;
      };
      return {
        person,
        verbs,
        ports,
        word: () => {
          if (host === undefined) throw new Error("nothing is open in this person's Word");
          return host;
        },
        open: async ({ driveItemId, webUrl }, { mode = "web", readOnly = false } = {}) =>
          put(
            await graph.as(sample).drafts.download(driveItemId, (await graph.as(sample).drafts.locate(webUrl))?.folder),
            webUrl,
            mode,
            async (bytes) => {
              graph.overwrite(driveItemId, bytes);
            },
            readOnly,
          ),
        openUnsaved: (bytes) => put(bytes, "", "web", undefined, false),
        roundTrips: () => batches(),
        close: () => {
          host = undefined;
          adapter = undefined;
        },
        draft: async () => {
          const state = await verbs.readOpenDraft();
          if (state.kind === "cannot-read" && state.fault instanceof Error) throw state.fault;
          if (state.kind !== "draft") throw new Error(`the document in Word is ${state.kind}, not a draft`);
          return state.draft;
        },
      };
    },
  };
};

/** The value, or the test fails saying why the verb refused. */
export const granted = <Value>(
  result:
    | { readonly ok: true; readonly value: Value }
    | {
        readonly ok: false;
        readonly refusal: { readonly code: string; readonly findings?: readonly { readonly code: string }[] };
      },
): Value => {
  if (result.ok) return result.value;
  throw new Error(
    `refused: ${result.refusal.code} ${(result.refusal.findings ?? []).map((finding) => finding.code).join(", ")}`,
  );
};

/** A draft made by a verb and opened at that desk. */
export const drafted = async (desk: Desk, matter: string, template: string): Promise<DraftRow> => {
  const { row } = granted(await desk.verbs.createDraft({ matter: matter as MatterId, template }));
  await desk.open(row);
  return row;
};

/** Reaches a point once, by the real verbs, and gives whoever asks a firm of her own that stands there: everyone has closed Word, and opens what she goes on with. */
export const reachedOnce = <Standing extends { readonly firm: Firm }>(
  reach: () => Promise<Standing>,
): ((verifier?: TokenVerifier) => Promise<Standing>) => {
  let reached: Promise<Standing> | undefined;
  return async (verifier) => {
    reached ??= reach();
    const there = await reached;
    return { ...there, firm: there.firm.copy(verifier) };
  };
};

/** The firm's matter rights as if every row of theirs said otherwise. */
export const rightsWith = ({ rights }: Pick<Ports, "rights">, change: Partial<MatterRightsRow>): Ports["rights"] => ({
  ...rights,
  listForMatter: async (matter) =>
    (await rights.listForMatter(matter)).map((row) =>
      row.content === undefined ? row : { ...row, content: { ...row.content, ...change } },
    ),
});
