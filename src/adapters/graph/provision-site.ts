/**
 * Makes a site hold the declared lists, step by step, and looks again afterwards: what was asked for and is not there is told. Run twice it does
 * nothing the second time. A step whose answer never came is not repeated; the next run sees what became of it.
 */
import * as v from "valibot";
import { isGraphFault, type GraphFault } from "./graph-fault";
import { isJson, jsonObject, orMissing, readAs, textIn, type GraphRequests, type Json } from "./graph-requests";
import type { SiteListSchema } from "./list-schema";
import { planSite, type FoundColumn, type FoundList, type SitePlan, type Step } from "./site-plan";

const flag = v.fallback(v.boolean(), false);
/** A column is of the type whose facet stands in it (Graph: columnDefinition). */
const columnShape = v.object({
  id: v.string(),
  name: v.string(),
  text: orMissing(v.object({ allowMultipleLines: flag })),
  number: orMissing(jsonObject),
  boolean: orMissing(jsonObject),
  dateTime: orMissing(jsonObject),
  choice: orMissing(v.object({ choices: v.fallback(v.array(v.string()), []) })),
  indexed: flag,
  enforceUniqueValues: flag,
});

const readColumn = (body: Json): FoundColumn => {
  const column = readAs(columnShape, body);
  const facet = (["number", "boolean", "dateTime", "choice"] as const).find((type) => column[type] !== undefined);
  const ofText = column.text?.allowMultipleLines === true ? "note" : "text";
  return {
    id: column.id,
    name: column.name,
    type: column.text === undefined ? (facet ?? "other") : ofText,
    indexed: column.indexed,
    unique: column.enforceUniqueValues,
    choices: column.choice?.choices ?? [],
  };
};

const templateOf = (body: Json): string => (isJson(body["list"]) ? textIn(body["list"], "template") : "unknown");

export interface Provisioned {
  readonly done: readonly Step[];
  /** Not done, and why; the steps after it were tried all the same. */
  readonly failed: readonly { readonly step: Step; readonly fault: GraphFault }[];
  /** What the site still lacks, looked at afterwards. */
  readonly after: SitePlan;
}

export interface SiteProvisioning {
  /** What would be done. */
  plan(): Promise<SitePlan>;
  /** Does it, telling each step as it is done. Throws GraphFault when the site cannot be read. */
  apply(plan: SitePlan, tell: (step: Step) => void): Promise<Provisioned>;
}

/**
 * @param site `<host>:/sites/<name>`; the caller must be an owner of it
 * @param schema what it is to hold
 */
export const provisioningOf = (
  requests: GraphRequests,
  site: string,
  schema: readonly SiteListSchema[],
): SiteProvisioning => {
  const siteId = async (): Promise<string> =>
    textIn(await requests.send({ method: "GET", path: `/sites/${site}`, query: { $select: "id" } }), "id");

  const plan = async (): Promise<SitePlan> => {
    const id = await siteId();
    const lists = await requests.sendPaged({
      method: "GET",
      path: `/sites/${id}/lists`,
      query: { $select: "id,name,list" },
    });
    const declared = lists.filter((list) => schema.some(({ siteName }) => siteName === list["name"]));
    const found = await Promise.all(
      declared.map(async (list): Promise<FoundList> => ({
        id: textIn(list, "id"),
        name: textIn(list, "name"),
        template: templateOf(list),
        columns: (
          await requests.sendPaged({ method: "GET", path: `/sites/${id}/lists/${textIn(list, "id")}/columns` })
        ).map(readColumn),
      })),
    );
    return planSite(schema, found);
  };

  const take = async (id: string, step: Step): Promise<void> => {
    const lists = `/sites/${id}/lists`;
    switch (step.kind) {
      case "make-list":
        await requests.send({ method: "POST", path: lists, body: step.body });
        return;
      case "make-column":
        await requests.send({ method: "POST", path: `${lists}/${step.listId}/columns`, body: step.body });
        return;
      case "change-column":
        await requests.send({
          method: "PATCH",
          path: `${lists}/${step.listId}/columns/${step.columnId}`,
          body: step.body,
        });
        return;
    }
  };

  const apply: SiteProvisioning["apply"] = async ({ steps }, tell) => {
    const id = await siteId();
    const done: Step[] = [];
    const failed: { readonly step: Step; readonly fault: GraphFault }[] = [];
    // One after another: SharePoint answers changes made side by side to one list with conflicts.
    for (const step of steps) {
      try {
        await take(id, step);
        done.push(step);
        tell(step);
      } catch (fault) {
        if (!isGraphFault(fault)) throw fault;
        failed.push({ step, fault });
      }
    }
    return { done, failed, after: await plan() };
  };

  return { plan, apply };
};
