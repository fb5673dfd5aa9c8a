/**
 * Which file of the library Word has open. The draft's own row names a file by id, and that file, asked for by id, says its addresses: when Word's is
 * one of them, this is it. Only then is the address looked up: by path below the library, else by `/shares`, for which Graph documents no
 * Selected scope, so that a refusal there is ordinary and says nothing.
 */
import type { DescribedFile, DriveFiles } from "./drive-files";
import { isAddressOf, isWebAddress } from "./file-address";
import { GraphFault, isGraphFault } from "./graph-fault";
import type { SingleListName } from "./list-schema";

/** `refused`: the site does not say, and nobody can tell. */
export type Sought = { readonly kind: "file"; readonly file: DescribedFile } | { readonly kind: "none" | "refused" };

const soughtBy = async (ask: () => Promise<DescribedFile | undefined>): Promise<Sought> => {
  try {
    const file = await ask();
    return file === undefined ? { kind: "none" } : { kind: "file", file };
  } catch (error) {
    if (isGraphFault(error, "forbidden")) return { kind: "refused" };
    if (isGraphFault(error, "not-found", "bad-request")) return { kind: "none" };
    throw error;
  }
};

const cannotTell = (): GraphFault =>
  new GraphFault("cannot-tell-which-file", "Nobody can say which file of the library is open.");

export interface Located {
  readonly library: SingleListName;
  readonly file: DescribedFile;
}

/** Undefined: no file of these libraries. With `expected`, the file the draft's row names, doubt is a fault and never an answer. */
export type LocateFile = (address: string, expected?: string) => Promise<Located | undefined>;

/** Drafts lie in the first of the libraries. */
export const createLocateFile = (
  files: DriveFiles,
  libraries: readonly [SingleListName, ...SingleListName[]],
): LocateFile => {
  const [drafts] = libraries;
  /** Addresses proved to be a file's. Word goes on giving the old one after a rename (office-js #1507): while nothing else stands there it is still that file's. */
  const proved = new Map<string, string>();

  const above = async (address: string): Promise<SingleListName | undefined> => {
    for (const library of libraries) if (await files.isBelow(library, address)) return library;
    return undefined;
  };
  const byAddress = async (address: string, own: DescribedFile | undefined): Promise<Sought> => {
    const library = await above(address);
    if (library === undefined) return soughtBy(() => files.behindAddress(address));
    const byPath = await soughtBy(() => files.atAddress(library, address));
    if (byPath.kind !== "none" || own === undefined) return byPath;
    // Nothing stands there now, and Word has it open: renamed or moved since, and nobody can say to where.
    return proved.get(address) === own.driveItemId ? { kind: "file", file: own } : { kind: "refused" };
  };
  const located = async (file: DescribedFile): Promise<Located | undefined> => {
    for (const library of libraries) if ((await files.driveId(library)) === file.driveId) return { library, file };
    return undefined;
  };

  return async (address, expected) => {
    if (!isWebAddress(address)) return undefined;
    const own = expected === undefined ? undefined : await soughtBy(() => files.describe(drafts, expected));
    if (own?.kind === "refused") throw cannotTell();
    const ownFile = own?.kind === "file" ? own.file : undefined;
    if (ownFile !== undefined && isAddressOf(address, ownFile)) {
      proved.set(address, ownFile.driveItemId);
      return { library: drafts, file: ownFile };
    }
    const found = await byAddress(address, ownFile);
    if (found.kind === "refused" && expected !== undefined) throw cannotTell();
    const answer = found.kind === "file" ? await located(found.file) : undefined;
    if (answer !== undefined) proved.set(address, answer.file.driveItemId);
    return answer;
  };
};
