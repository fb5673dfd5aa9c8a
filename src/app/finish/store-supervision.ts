/** Puts the supervision record into the matter's Supervision folder, as a page and as data under one name; an earlier one is never replaced. */
import type { Chains } from "../../domain/audit/chain";
import { withoutWordEnding } from "../../domain/draft/word-file";
import type { StandingSignOff } from "../../domain/review/sign-off";
import type { JudgedDraft } from "../draft/judge-bytes";
import type { StoredFile } from "../ports/draft-store";
import type { Ports } from "../ports/ports";
import { fileName } from "../begin/store-draft";
import { superviseFinal, supervisionPage, type SupervisionRecord } from "./supervision-record";

type Needs = Pick<Ports, "engine" | "drafts">;

const MOST_NUMBERS = 100;

/** The stored page. Undefined when every name is taken. */
export const storeSupervision = async (
  ports: Needs,
  draft: JudgedDraft,
  signOff: StandingSignOff,
  chains: Chains,
  final: SupervisionRecord["final"],
): Promise<StoredFile | undefined> => {
  const record = superviseFinal(draft, signOff, chains, final);
  const page = await ports.engine.print(supervisionPage(record));
  const title = `${draft.row.title} supervision`;
  for (let number = 1; number <= MOST_NUMBERS; number += 1) {
    const name = fileName(title, number);
    const stored = await ports.drafts.upload(draft.row.matterId, "Supervision", name, page);
    if (stored.kind === "name-taken") continue;
    await ports.drafts.upload(
      draft.row.matterId,
      "Supervision",
      `${withoutWordEnding(name)}.json`,
      new TextEncoder().encode(JSON.stringify(record, undefined, 2)),
    );
    return stored.file;
  }
  return undefined;
};
