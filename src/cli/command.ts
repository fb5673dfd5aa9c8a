/**
 * What every verb of the command line shares: where it reads and writes, and what it answers.
 * Exit 0: done. 1: findings, a refusal, or it cannot be verified. 2: bad usage, or input that cannot be read.
 */
import type { Arguments, Grammar } from "./arguments";

/** The files and the chance a verb uses; the composition root gives the machine's, tests give their own. */
export interface Surroundings {
  /** @throws CommandFault unreadable */
  readFile(path: string): Promise<Uint8Array>;
  /** Undefined when there is no such file. @throws CommandFault unreadable */
  readFileIfThere(path: string): Promise<Uint8Array | undefined>;
  /** Whole or not at all, also over an existing file. @throws CommandFault unwritable */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** True when both paths name one file. */
  sameFile(one: string, other: string): boolean;
  randomBytes(length: number): Uint8Array;
  /** Milliseconds since the epoch. */
  now(): number;
  /** One question over the network, to the identity provider. */
  get(address: string, init: RequestInit): Promise<Response>;
  /** A line the person must see while the command still runs; never on the stream the result goes to. */
  tell(line: string): void;
  wait(milliseconds: number): Promise<void>;
  /** A setting of the environment; undefined when it is absent or empty. */
  environment(name: string): string | undefined;
}

export interface Outcome {
  readonly exit: 0 | 1 | 2;
  /** What was done or shown, for people. */
  readonly says: readonly string[];
  /** Findings and refusals, one line each. */
  readonly complains: readonly string[];
  /** The same for machines; `exit` is added. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface Command extends Grammar {
  readonly about: string;
  /** What `--help` says beyond that, line by line. */
  readonly details?: readonly string[];
  run(given: Arguments, surroundings: Surroundings): Promise<Outcome>;
}

/** A file that cannot be read or written, or does not hold what it should, or settings that do not go together: the sentence says which and why. */
export class CommandFault extends Error {
  override readonly name = "CommandFault";
  constructor(
    readonly code: "unreadable" | "unwritable" | "usage",
    message: string,
    /** "" when it is about no file. */
    readonly file: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

export const finished = (
  says: readonly string[],
  json: Outcome["json"],
  complains: readonly string[] = [],
): Outcome => ({ exit: complains.length === 0 ? 0 : 1, says, complains, json });
