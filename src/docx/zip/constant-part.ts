/**
 * Parts the product writes the same into every document are deflated once in a process: that halves what writing a short one costs.
 * Only texts named constant are kept, and few of them; a document's own parts never are.
 */

/** A text as it stands in a zip (src/docx/zip.ts). */
export interface PackedText {
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  readonly raw: Uint8Array;
}

const MOST = 64;
const packed = new Map<string, PackedText | undefined>();
let longest = 0;

/** Names a text constant; tells it back. */
export const constantPart = (xml: string): string => {
  if (packed.size < MOST && !packed.has(xml)) {
    packed.set(xml, undefined);
    longest = Math.max(longest, xml.length);
  }
  return xml;
};

/** The text as it stands in a zip, made once where it is a constant, each time else. */
export const packConstant = async (xml: string, pack: (xml: string) => Promise<PackedText>): Promise<PackedText> => {
  if (xml.length > longest || !packed.has(xml)) return pack(xml);
  const known = packed.get(xml);
  if (known !== undefined) return known;
  const made = await pack(xml);
  packed.set(xml, made);
  return made;
};
