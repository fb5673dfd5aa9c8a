/** What a draft is called beside its matter: the matter's name, which its own title ends with, need not be read twice in 320 pixels. */

/** "Complaint 2" for "Complaint - Rivera v. Harborview 2" in the matter "Rivera v. Harborview". */
export const draftTitle = (title: string, matter: string | undefined): string => {
  const at = matter === undefined || matter === "" ? -1 : title.lastIndexOf(` - ${matter}`);
  if (matter === undefined || at <= 0) return title;
  const number = title.slice(at + matter.length + 3);
  return /^(?: \d+)?$/.test(number) ? `${title.slice(0, at)}${number}` : title;
};
