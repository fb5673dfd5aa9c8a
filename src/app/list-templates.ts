/** The firm's published templates, by kind and name. */
import type { Ports } from "./ports/ports";
import type { ListMatters, ListTemplates } from "./verbs";

export const listTemplates = (ports: Pick<Ports, "templates">): ListTemplates => async () =>
  [...(await ports.templates.list())].sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));

export const listMatters = (ports: Pick<Ports, "matters">): ListMatters => async () =>
  [...(await ports.matters.list())].sort((a, b) => a.title.localeCompare(b.title));
