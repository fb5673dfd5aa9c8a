import type { DraftId } from "../../../src/domain/ids";
import { nextToReview } from "../../../src/ui/workspace/next-draft";
import type { WorkItem } from "../../../src/app/home/list-work";

const item = (draftId: string, state: WorkItem["row"]["state"], unitsLeft?: number): WorkItem => ({
  row: { draftId: draftId as DraftId, state } as WorkItem["row"],
  matter: undefined,
  questions: 0,
  round: 1,
  ...(unitsLeft === undefined ? {} : { unitsLeft }),
});
const next = (...waiting: readonly WorkItem[]): string | undefined =>
  nextToReview({ waiting }, "open" as DraftId)?.row.draftId;

describe("The next draft", () => {
  test("is the first of the list that is in review and has something left to read, never the one that is open", () => {
    expect(
      next(
        item("open", "in-review", 3),
        item("own", "drafting", 3),
        item("read", "in-review", 0),
        item("urgent", "in-review", 4),
        item("later", "in-review", 9),
      ),
    ).toBe("urgent");
  });
  test("may be one of which nobody knows how much is left", () => {
    expect(next(item("unknown", "in-review"))).toBe("unknown");
  });
  test("is none when nothing else waits", () => {
    expect(next(item("open", "in-review", 3), item("read", "in-review", 0))).toBeUndefined();
  });
});
