/** SHA-256 that answers at once, by the host where it has one: Node hashes an order of magnitude faster than JavaScript; a browser's own digest is asynchronous, so there noble serves. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

interface NodeHash {
  update(data: string | Uint8Array): NodeHash;
  digest(encoding: "hex"): string;
}
interface NodeCrypto {
  createHash(algorithm: "sha256"): NodeHash;
  /** In one call, from Node 20.12 on. */
  hash?(algorithm: "sha256", data: string | Uint8Array, encoding: "hex"): string;
}
interface NodeProcess {
  getBuiltinModule?(name: string): NodeCrypto | undefined;
}

/** Asked for at run time, not imported, so that a bundler for the browser has nothing to resolve. */
const nodeCrypto = (globalThis as { readonly process?: NodeProcess }).process?.getBuiltinModule?.("node:crypto");
const utf8 = new TextEncoder();

/** Lower-case hex; of a text, over its UTF-8 bytes. */
export const hostDigest = (data: string | Uint8Array): string => {
  if (nodeCrypto === undefined) return bytesToHex(sha256(typeof data === "string" ? utf8.encode(data) : data));
  return nodeCrypto.hash === undefined
    ? nodeCrypto.createHash("sha256").update(data).digest("hex")
    : nodeCrypto.hash("sha256", data, "hex");
};
