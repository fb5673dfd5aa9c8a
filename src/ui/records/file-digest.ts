/** Names files chosen from this machine by their SHA-256. The bytes are read here, one file after another, and go nowhere. */
import type { NamedFile } from "../../domain/review/statement";

/** What a browser can hold at once beside a document without trouble. */
export const MOST_BYTES = 100 * 1024 * 1024;
export const MOST_FILES = 50;

export interface ChosenFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface NamedByDigest {
  readonly files: readonly NamedFile[];
  /** Names of those left out: larger than `MOST_BYTES`. */
  readonly tooLarge: readonly string[];
  /** Names of those left out because there were `MOST_FILES` already. */
  readonly tooMany: readonly string[];
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The files named already and those chosen now; one of a name already there takes its place. */
export const nameByDigest = async (
  already: readonly NamedFile[],
  chosen: readonly ChosenFile[],
): Promise<NamedByDigest> => {
  const byName = new Map(already.map((file) => [file.name, file]));
  const tooLarge: string[] = [];
  const tooMany: string[] = [];
  for (const file of chosen) {
    if (file.size > MOST_BYTES) tooLarge.push(file.name);
    else if (byName.size >= MOST_FILES && !byName.has(file.name)) tooMany.push(file.name);
    else
      byName.set(file.name, {
        name: file.name,
        sha256: hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())),
      });
  }
  return { files: [...byName.values()], tooLarge, tooMany };
};
