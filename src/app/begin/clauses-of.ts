/** The clauses a template brings in, and those these bring in, gathered from the library before the engine composes or checks it. */
import type { Clauses } from "../ports/engine";
import type { Ports } from "../ports/ports";

/** A clause the library does not have is left out: composing and checking name it with its paragraph. */
export const clausesOf =
  (ports: Pick<Ports, "engine" | "templates">) =>
  async (template: Uint8Array): Promise<Clauses> => {
    const clauses = new Map<string, Uint8Array>();
    const absent = new Set<string>();
    for (;;) {
      const wanted = (await ports.engine.clausesWanted(template, clauses)).filter((name) => !absent.has(name));
      if (wanted.length === 0) return clauses;
      for (const [name, bytes] of await Promise.all(
        wanted.map(async (each) => [each, await ports.templates.clause(each)] as const),
      )) {
        if (bytes === undefined) absent.add(name);
        else clauses.set(name, bytes);
      }
    }
  };
