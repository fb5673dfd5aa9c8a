/** Verbs that change a draft start here: a signed-in person before a readable, writable draft; anything else is refused by name. */
import { finding } from "../../domain/draft/finding";
import { done, refused, type Result } from "../../domain/result";
import type { OpenDraft } from "./open-draft-state";
import type { JudgeNeeds } from "./judge-bytes";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { refusedIfNewer } from "./newer-records";
import { readOpenDraft } from "./read-open-draft";
import { refusal, type Refusal } from "../words/refusal";
import { signedIn } from "../acts/signed-in";

export type OpenNeeds = JudgeNeeds & Pick<Ports, "session" | "document">;

export interface AtWork {
  readonly person: Person;
  readonly draft: OpenDraft;
}

export const openDraftOrRefuse = async (
  ports: OpenNeeds,
  wanted: "to-change" | "to-read",
): Promise<Result<AtWork, Refusal>> => {
  const who = await signedIn(ports);
  if (!who.ok) return who;
  const state = await readOpenDraft(ports)();
  switch (state.kind) {
    case "unsaved":
      return refused(refusal("unsaved"));
    case "not-a-draft":
      return refused(refusal("not-a-draft"));
    case "copy":
      return refused(
        refusal("copy-of-a-draft", {
          findings: [finding(inAnotherMatter(state) ? "in-another-matter" : "copy-of-draft")],
        }),
      );
    case "cannot-read":
      // A fault of an edge goes on as that fault: the screen names it, and its cause is kept.
      if (state.fault instanceof Error) throw state.fault;
      return refused(refusal("cannot-read-document", { detail: { code: state.code } }));
    case "draft":
      if (wanted === "to-change" && refusedIfNewer(state.draft) !== undefined) return refused(refusal("records-newer"));
      return wanted === "to-change" && state.draft.readOnly
        ? refused(refusal("read-only"))
        : done({ person: who.value, draft: state.draft });
  }
};

const inAnotherMatter = (state: {
  readonly original?: { readonly matterId: string };
  readonly file?: { readonly matter?: { readonly id: string } };
}): boolean =>
  state.original !== undefined && state.file?.matter !== undefined && state.file.matter.id !== state.original.matterId;
