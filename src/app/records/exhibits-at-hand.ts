/** The exhibits that would go out with a paper, held against those its sign-off names by digest. */
import { finding } from "../../domain/draft/finding";
import type { Finding } from "../../domain/draft/finding";
import type { NamedFile } from "../../domain/review/statement";

/** By name first, so that two exhibits that changed names are both swapped; a file of no name that was signed is known by its bytes, as when a download renamed it. */
export const exhibitFindings = (signed: readonly NamedFile[], atHand: readonly NamedFile[]): readonly Finding[] => {
  const digest = ({ sha256: hash }: NamedFile): string => hash.toLowerCase();
  const otherwiseNamed = atHand.filter((file) => !signed.some((each) => each.name === file.name));
  const pairs = signed.map((file) => ({
    file,
    here:
      atHand.find((each) => each.name === file.name) ?? otherwiseNamed.find((each) => digest(each) === digest(file)),
  }));
  return [
    ...pairs.flatMap(({ file, here }) =>
      here === undefined
        ? [finding("exhibit-missing", { name: file.name })]
        : digest(here) === digest(file)
          ? []
          : [finding("exhibit-swapped", { name: file.name })],
    ),
    ...otherwiseNamed
      .filter((file) => !pairs.some(({ here }) => here === file))
      .map(({ name }) => finding("exhibit-not-signed", { name })),
  ];
};
