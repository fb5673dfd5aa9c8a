/** The firm's published templates, by kind and name. */
import type { Ports } from "../ports/ports";
import type { TemplateEntry } from "../ports/template-library";
import type { MatterRow } from "../ports/matter-source";

export type ListMatters = () => Promise<readonly MatterRow[]>;

export type ListTemplates = () => Promise<readonly TemplateEntry[]>;

export const listTemplates =
  (ports: Pick<Ports, "templates">): ListTemplates =>
  async () =>
    [...(await ports.templates.list())].sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));

export const listMatters =
  (ports: Pick<Ports, "matters">): ListMatters =>
  async () =>
    [...(await ports.matters.list())].sort((a, b) => a.title.localeCompare(b.title));
