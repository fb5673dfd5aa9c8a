/** A part that several packages hold alike: it is deflated for the first of them, and goes into the others as it was. */
import type { PackedText } from "./constant-part";

export class KeptPart {
  private packing: Promise<PackedText> | undefined;

  constructor(readonly content: string | Uint8Array) {}

  packed(pack: (content: string | Uint8Array) => Promise<PackedText>): Promise<PackedText> {
    return (this.packing ??= pack(this.content));
  }
}
