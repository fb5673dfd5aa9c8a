/** A document open in the Word stand-in with the real client beside it: what the adapter's and the host's tests start from. */
import { openHostDocument, type HostDocument, type HostDocumentSetting } from "../../src/sandbox/word/host-document";
import { createXdmHost, type XdmHost, type XdmHostSetting } from "../../src/sandbox/word/xdm-host";
import { startOfficeInNode, type OfficeInNode } from "./office-in-node";

/** Numbers in [0, 1) that repeat with the seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const hostDocument = (bytes: Uint8Array, setting: Partial<HostDocumentSetting> = {}): Promise<HostDocument> =>
  openHostDocument(bytes, {
    mode: "web",
    person: { name: "Ana Reyes", initials: "AR" },
    url: "https://firm.example/sites/matters/Draft.docx",
    now: () => Date.UTC(2026, 10, 22, 9, 30),
    random: seededRandom(7),
    ...setting,
  });

export const openInWord = async (
  bytes: Uint8Array,
  setting: Partial<HostDocumentSetting> = {},
  frame: Partial<XdmHostSetting> = {},
): Promise<{ readonly document: HostDocument; readonly host: XdmHost; readonly client: OfficeInNode }> => {
  const document = await hostDocument(bytes, setting);
  const host = createXdmHost({ document, ...frame });
  return { document, host, client: await startOfficeInNode(host) };
};
