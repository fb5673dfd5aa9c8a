/** The machine's own files, chance, clock and network. A file is written beside its place and moved there, so that nobody ever sees half of it. */
import { randomBytes, randomUUID } from "node:crypto";
import { lstatSync, realpathSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CommandFault, type Surroundings } from "./command";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you may not",
  EPERM: "you may not",
  ENOTDIR: "its folder is not a folder",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
  ENAMETOOLONG: "its name is too long",
};

const reason = (error: unknown): string => REASONS[(error as { code?: string }).code ?? ""] ?? "the system refuses";
const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code;

/** The path itself, or what it links to; the path when nothing is there yet. */
const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) !== "ENOENT")
      throw new CommandFault("unreadable", `${path} cannot be read: ${reason(error)}.`, path, error);
    return resolve(path);
  }
};

const read = async (path: string): Promise<Uint8Array> => {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new CommandFault("unreadable", `${path} cannot be read: ${reason(error)}.`, path, error);
  }
};

const write = async (path: string, bytes: Uint8Array): Promise<void> => {
  const target = realPath(path);
  const beside = join(dirname(target), `.countersign-${randomUUID()}.tmp`);
  try {
    if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory() === true)
      throw Object.assign(new Error("folder"), { code: "EISDIR" });
    await writeFile(beside, bytes, { flag: "wx" });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw new CommandFault(
      "unwritable",
      `${path} cannot be written: ${codeOf(error) === "ENOENT" ? "there is no such folder" : reason(error)}.`,
      path,
      error,
    );
  }
};

export const machineSurroundings: Surroundings = {
  readFile: read,
  readFileIfThere: async (path) => {
    try {
      return await read(path);
    } catch (fault) {
      if (fault instanceof CommandFault && codeOf(fault.cause) === "ENOENT") return undefined;
      throw fault;
    }
  },
  writeFile: write,
  sameFile: (one, other) => realPath(one) === realPath(other),
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
  now: () => Date.now(),
  get: (address, init) => fetch(address, init),
  tell: (line) => {
    process.stderr.write(`${line}\n`);
  },
  wait: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
  environment: (name) => {
    const value = process.env[name];
    return value === "" ? undefined : value;
  },
};
