/** SHA-256 by the platform, which is many times faster than by hand on whole files. */

/** Lower-case hex. */
export const hexDigest = async (bytes: Uint8Array): Promise<string> => {
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  let hex = "";
  for (const byte of digest) hex += byte.toString(16).padStart(2, "0");
  return hex;
};
