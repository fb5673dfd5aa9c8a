/** The two places every Graph-side port is held to its contract: in memory, and the real adapter over the sandbox's server. */
import type { StoredFile } from "../../src/app/ports/draft-store";
import { type SamplePerson } from "../../src/sandbox/sample-firm";
import { sampleLists } from "../../src/sandbox/sample-lists";
import { startSandboxGraph, templateFiles } from "./graph-on-sandbox";
import { createMemoryGraph, type MemoryPorts } from "./memory-graph";

export interface FirmWorld {
  as(person: SamplePerson): MemoryPorts;
  setTime(iso: string): void;
  /** The address Word gives for a stored file it has open. */
  addressInWord(file: StoredFile): string;
  close(): Promise<void>;
}

const inMemory = (): Promise<FirmWorld> => {
  let time = Date.parse("2026-11-22T10:00:00Z");
  const graph = createMemoryGraph({
    lists: sampleLists,
    now: () => time,
    templates: templateFiles.map(({ name, bytes, fields }) => ({
      bytes,
      file: name.replace(/\.docx$/, ""),
      entry: {
        id: `01TEMPLATE-${name}`,
        name: fields["Title"] ?? name,
        kind: fields["TemplateKind"] ?? "",
        version: fields["TemplateVersion"] ?? "",
        ...(fields["CourtProfile"] === undefined ? {} : { courtProfile: fields["CourtProfile"] }),
      },
    })),
  });
  return Promise.resolve({
    as: (person) => graph.as(person),
    addressInWord: ({ webUrl }) => webUrl,
    setTime: (iso) => {
      time = Date.parse(iso);
    },
    close: () => Promise.resolve(),
  });
};

export const firmWorlds: readonly (readonly [name: string, open: () => Promise<FirmWorld>])[] = [
  ["in memory", inMemory],
  ["by the real adapter over the sandbox's Graph", () => startSandboxGraph()],
];
