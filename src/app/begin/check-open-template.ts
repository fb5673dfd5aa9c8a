/** The document open in Word read as a template: every mistake at once, and a person's data left in it. Nothing is written anywhere. */
import { factNames } from "../../domain/matter/fact-names";
import { clausesOf } from "./clauses-of";
import type { Ports } from "../ports/ports";
import type { TemplateCheck } from "../ports/engine";

/** The open document as a template. */
export type CheckOpenTemplate = () => Promise<TemplateCheck>;

export const checkOpenTemplate =
  (ports: Pick<Ports, "document" | "engine" | "templates">): CheckOpenTemplate =>
  async () => {
    const bytes = await ports.document.readBytes();
    return ports.engine.checkTemplate(
      bytes,
      await clausesOf(ports)(bytes),
      factNames.map(({ path }) => path),
    );
  };
