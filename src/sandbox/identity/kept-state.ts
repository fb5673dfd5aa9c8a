/**
 * What the provider remembers: sessions, grants, codes, keys. Kept outside the provider object so that all of it survives a change of
 * signing keys, and in one file (when a folder is given) so that a restart signs nobody out. Written whole, then renamed into place.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Adapter, AdapterPayload } from "oidc-provider";

interface Entry {
  readonly payload: AdapterPayload;
  /** Milliseconds since the epoch; absent: never expires. */
  readonly until?: number;
}

export interface KeptState {
  /** A store for one of the provider's models, all sharing this state. */
  readonly adapterFor: (model: string) => Adapter;
  /** Reads a named value kept beside the models (signing keys, cookie keys). */
  readonly read: (name: string) => unknown;
  readonly write: (name: string, value: unknown) => void;
}

/** Only what a grant stands behind: an interaction carries the grant's id too and must survive a change of person. */
const REVOKED_WITH_GRANT = /^(AccessToken|AuthorizationCode|DeviceCode|RefreshToken):/;

/** Writes are gathered for a moment: one sign-in touches a dozen entries. */
const GATHER_MS = 50;

interface Stored {
  readonly entries: Readonly<Record<string, Entry>>;
  readonly values: Readonly<Record<string, unknown>>;
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

const load = (file: string | undefined): Stored => {
  if (file === undefined) return { entries: {}, values: {} };
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Stored;
  } catch (error) {
    // A file that cannot be read is a fault to be seen, not an empty state; only its absence is ordinary.
    if (isMissing(error)) return { entries: {}, values: {} };
    throw error;
  }
};

/** Opens the state in `folder/identity.json`, or in memory only when there is no folder. */
export const openKeptState = (folder: string | undefined, now: () => number = Date.now): KeptState => {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const file = folder === undefined ? undefined : join(folder, "identity.json");
  const stored = load(file);
  const entries = new Map<string, Entry>(Object.entries(stored.entries));
  const values = new Map<string, unknown>(Object.entries(stored.values));
  let writing: NodeJS.Timeout | undefined;

  const save = (): void => {
    writing = undefined;
    if (file === undefined) return;
    for (const [key, entry] of entries) if (entry.until !== undefined && entry.until <= now()) entries.delete(key);
    writeFileSync(
      `${file}.new`,
      JSON.stringify({ entries: Object.fromEntries(entries), values: Object.fromEntries(values) }),
      { mode: 0o600 },
    );
    renameSync(`${file}.new`, file);
  };
  const touched = (): void => {
    if (file !== undefined) writing ??= setTimeout(save, GATHER_MS);
  };

  const adapterFor = (model: string): Adapter => {
    const key = (id: string): string => `${model}:${id}`;
    const find = (id: string): AdapterPayload | undefined => {
      const entry = entries.get(key(id));
      return entry !== undefined && (entry.until === undefined || entry.until > now()) ? entry.payload : undefined;
    };
    return {
      upsert: async (id, payload, expiresIn) => {
        entries.set(key(id), {
          payload,
          ...(expiresIn !== undefined && expiresIn > 0 ? { until: now() + expiresIn * 1000 } : {}),
        });
        touched();
      },
      find: async (id) => find(id),
      findByUid: async (uid) => {
        for (const [stored, { payload }] of entries)
          if (payload.uid === uid && payload.jti !== undefined && stored === key(payload.jti)) return find(payload.jti);
        return undefined;
      },
      findByUserCode: async (userCode) => {
        for (const [stored, { payload }] of entries)
          if (stored.startsWith(key("")) && payload.userCode === userCode && payload.jti !== undefined)
            return find(payload.jti);
        return undefined;
      },
      consume: async (id) => {
        const entry = entries.get(key(id));
        if (entry !== undefined)
          entries.set(key(id), { ...entry, payload: { ...entry.payload, consumed: Math.floor(now() / 1000) } });
        touched();
      },
      destroy: async (id) => {
        entries.delete(key(id));
        touched();
      },
      revokeByGrantId: async (grantId) => {
        for (const [stored, { payload }] of entries)
          if (payload.grantId === grantId && REVOKED_WITH_GRANT.test(stored)) entries.delete(stored);
        touched();
      },
    };
  };

  return {
    adapterFor,
    read: (name) => values.get(name),
    write: (name, value) => {
      values.set(name, value);
      // Keys are written at once: a token signed by a key that was never kept could not be checked after a restart.
      clearTimeout(writing);
      save();
    },
  };
};
