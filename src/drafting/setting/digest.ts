/** SHA-256 by the platform, which is many times faster than by hand on whole files; at once where Node offers it so. */

interface NodeCrypto {
  createHash(algorithm: string): { update(bytes: Uint8Array): { digest(encoding: "hex"): string } };
}

/** Asked for at run time, not imported, so that a bundler for the browser has nothing to resolve. */
const nodeCrypto = (): NodeCrypto | undefined => {
  const host = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process;
  return host?.getBuiltinModule?.("node:crypto") as NodeCrypto | undefined;
};

/** Lower-case hex. */
export const hexDigest = async (bytes: Uint8Array): Promise<string> => {
  const native = nodeCrypto();
  if (native !== undefined) return native.createHash("sha256").update(bytes).digest("hex");
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  let hex = "";
  for (const byte of digest) hex += byte.toString(16).padStart(2, "0");
  return hex;
};
