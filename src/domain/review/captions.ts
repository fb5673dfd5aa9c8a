/** A paper headed by one court and meant for another: an attorney admitted in the one would sign for the other. It blocks. */
import { finding, type Finding } from "../draft/finding";
import type { ReviewedContent } from "../draft/reviewed-content";
import type { DocumentUnit } from "../draft/units";
import { courtsHeading, forumOfDraft, isOfForum } from "../matter/captions";
import { given } from "../../given";

/** The paragraphs a heading may stand in, in order: the body's, and those of text boxes. */
const headingLines = ({ stories }: ReviewedContent): readonly string[] =>
  stories.flatMap(({ kind, paragraphs }) =>
    kind === "body" || kind === "textbox"
      ? paragraphs.map(({ text }) => text).filter((text) => text.trim() !== "")
      : [],
  );

/** @param forum the one the draft is for; absent where it is for none */
export const captionFindings = (
  units: readonly DocumentUnit[],
  forum: string | undefined,
  forums: readonly string[],
): readonly Finding[] => {
  const heading = units.filter(
    ({ text, place }) => text.trim() !== "" && (place.story === "body" || place.story === "textbox"),
  );
  const elsewhere =
    forum !== undefined && !forums.includes(forum) ? [finding("draft-for-another-forum", { forum })] : [];
  return [
    ...elsewhere,
    ...courtsHeading(heading.map(({ text }) => text)).flatMap((court) => {
      const unit = heading[court.line];
      return unit === undefined || (forum !== undefined && isOfForum(court, forum))
        ? []
        : [
            finding(
              "caption-names-another-court",
              { court: court.text, ...given({ forum }) },
              { unit: unit.id, place: unit.place },
            ),
          ];
    }),
  ];
};

/** The forum a draft is for: the one it names, else the only one it can be. */
export const forumOfPaper = (
  named: string | undefined,
  forums: readonly string[],
  content: ReviewedContent,
): string | undefined => forumOfDraft(named, forums, headingLines(content));

/** Whether a signed paper, whose words are at hand, is headed by a court of another forum than its statement names. */
export const headedElsewhere = (content: ReviewedContent, forum: string | undefined): boolean =>
  courtsHeading(headingLines(content)).some((court) => forum === undefined || !isOfForum(court, forum));
