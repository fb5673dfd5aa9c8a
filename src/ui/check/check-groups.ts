/** What a team lead looks at, laid out under the three things the check speaks of. Everything open stands under exactly one of them. */
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Finding } from "../../domain/draft/finding";
import { kindOf } from "../../domain/draft/finding-catalogue";
import type { CheckPart } from "../../domain/draft/finding-kind";

/** Open findings without those that only the attorney's reading, or the check itself, ends. */
export const findingsToCheck = (draft: OpenDraft): Readonly<Record<CheckPart, readonly Finding[]>> => {
  const of = (part: CheckPart): readonly Finding[] => draft.findings.filter(({ code }) => kindOf(code).group === part);
  return { formatting: of("formatting"), accuracy: of("accuracy"), completeness: of("completeness") };
};
