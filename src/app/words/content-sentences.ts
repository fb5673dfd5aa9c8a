/** Sentences about what stands in the document itself: what its file shows otherwise than it stores, hides, or leaves open. Read through sentences.ts. */

import { rowGroups } from "../../domain/matter/row-groups";
import { alike } from "../../domain/draft/alike";
import { FIELDS_NOT_AS_STORED } from "../../domain/draft/fields-not-as-stored";
import type { Details, FindingCode } from "../../domain/draft/finding-catalogue";

export type Detail = Readonly<Record<string, string | number>>;
export type Sentence = string | ((detail: Detail) => string);

/** One sentence for every finding there is; it may speak of the details its kind carries, and of no others. */
export type FindingSentences = {
  readonly [Code in FindingCode]:
    string | ((detail: { readonly [Name in keyof Details<Code>]?: string | number }) => string);
};

export const text = <Told extends object>(detail: Told, name: keyof Told, otherwise = ""): string =>
  detail[name] === undefined || detail[name] === "" ? otherwise : String(detail[name]);
/** ` (name)`, or nothing. */
const named = <Told extends object>(detail: Told, name: keyof Told): string =>
  text(detail, name) === "" ? "" : ` (${text(detail, name)})`;

const LOOK = "Look at it and accept it by name.";
const fieldThatChanges = (detail: { readonly kind?: string | number }): string =>
  `A field${named(detail, "kind")} here can change its words when the document is opened. Freeze it to text.`;
const unknownThing = (what: string): string => `Something the reader does not know stands here${what}. ${LOOK}`;

/** "The matter now lists 4 parties"; other lists by their path. */
const listNow = (detail: { readonly path?: string | number; readonly has?: string | number }): string =>
  rowGroups.some(({ group }) => group === detail.path)
    ? `The matter now lists ${text(detail, "has")} ${text(detail, "path")}`
    : `The list ${text(detail, "path")} now has ${text(detail, "has")} items`;

const DATA_KINDS: Readonly<Record<string, string>> = {
  ssn: "a social security number",
  card: "a card number",
  account: "an account number",
  birth: "a date of birth",
  phone: "a telephone number",
  email: "an e-mail address",
  name: "a name known from the facts",
};

export const CONTENT = {
  "revision-mark": "A tracked change is open here. Accept or reject it.",
  "comment-open": "A comment is open here. Resolve it.",
  "hidden-text": "There is hidden text here. Show it or delete it.",
  "hidden-paragraph-mark": `A hidden paragraph mark runs two paragraphs together here. ${LOOK}`,
  "placeholder-shown": "A template's placeholder was left in the text.",
  "alt-chunk": "The document pulls in another file when it is opened. Copy that text in instead.",
  "sub-document": "The document pulls in another document when it is opened. Copy that text in instead.",
  frameset: "The document is a page of frames. Save it as an ordinary document.",
  "font-substitute": (detail) =>
    `The document says its font${named(detail, "font")} may be shown with a symbol font, which draws other signs than the letters stored. Choose another font.`,
  macros: "The document carries macros. Save it without them.",
  activex: "The document carries a control that runs code. Remove it.",
  "mail-merge-source": "The document is tied to a mail-merge source. Detach it.",
  "linked-picture": "A picture is linked from elsewhere. Insert it instead.",
  "linked-object": "Something here is linked from outside the document. Replace it by what it shows.",
  "external-reference": (detail) => `Something is linked from outside the document${named(detail, "kind")}. ${LOOK}`,
  "embedded-font": (detail) =>
    `The document brings its own font${named(detail, "font")}, which may draw other letters than are stored. Remove it.`,
  "attached-template": `A template is attached from elsewhere. ${LOOK}`,
  "linked-styles": "The document takes its styles anew from a template when it is opened. Switch that off.",
  "update-fields": "The document is set to change its fields when it is opened. Switch that off.",
  "bound-control-differs": "A control shows other words than the data it is bound to.",
  "bound-control-unreadable":
    "A control is bound to data in a way the reader cannot follow, so it may show other words than these. Type the words instead.",
  "bound-control-dangling": `A control is bound to data that is not in the file. ${LOOK}`,
  "alternate-content-differs":
    "Two versions of the same drawing say different things; which one is seen depends on the program.",
  "alternate-content-picture": `A drawing has two versions that cannot be compared. ${LOOK}`,
  "alternate-content-unknown": `A drawing has a version the reader does not know. ${LOOK}`,
  "described-twice": "The file describes the same thing twice, differently.",
  "part-unreached": (detail) =>
    `The file carries a part that nothing in it refers to${named(detail, "name")}. One program shows it and another does not. Save the document in Word under a new name, which leaves it out.`,
  "part-misnamed": (detail) =>
    `A part of the file${named(detail, "kind")} is not what the file calls it, so that programs read it differently. Save the document anew in Word.`,
  "header-twice": "Two headers claim the same pages.",
  "blank-filled": (detail) => `The blank “${text(detail, "name")}” was left on purpose and now holds other words.`,
  "blank-malformed": (detail) => `The blank “${text(detail, "name")}” is damaged.`,
  "blank-twice": (detail) => `The blank “${text(detail, "name")}” stands twice.`,
  ...alike(FIELDS_NOT_AS_STORED, fieldThatChanges),
  "field-date": "A field here shows the day the document is opened. Freeze it to text.",
  "field-live": fieldThatChanges,
  "field-dirty": "A field here is marked to be computed again when the document is opened. Freeze it to text.",
  "field-malformed": "A field here is damaged. Freeze it to text.",
  "field-target-missing": (detail) =>
    `A reference here points at something that is not in the document${named(detail, "target")}.`,
  "field-unknown": (detail) => `A field${named(detail, "kind")} here is one the reader does not know. ${LOOK}`,
  "layout-field-text": "A page number here holds other words. Take them out, or type them as text.",
  "page-number-in-text": `A page number stands in the text; it may change with the pages. ${LOOK}`,
  "legend-misplaced": "A legend like the draft's own stands outside a header. Delete it.",
  "legend-altered": "Words stand where only the draft's own legend belongs.",
  "light-text": `Text here is so light that it may not be seen. ${LOOK}`,
  "small-text": `Text here is so small that it may not be read. ${LOOK}`,
  "layout-hides": `The layout may cut off or cover words here. ${LOOK}`,
  "drawing-off-page": `A drawing stands outside the page. ${LOOK}`,
  "text-box-clips": `A text box may cut off its words. ${LOOK}`,
  "floating-table": `A floating table may cover words. ${LOOK}`,
  frame: `A frame may move these words elsewhere. ${LOOK}`,
  collapsed: `A collapsed heading hides what follows it on screen. ${LOOK}`,
  "page-margins": `The page's margins are outside what is usual. ${LOOK}`,
  "direction-override": `Letters here are shown in another order than they are stored. ${LOOK}`,
  "unusual-letters": `There are invisible or look-alike letters here. ${LOOK}`,
  "number-format": `A list is numbered in a way the reader does not know. ${LOOK}`,
  "vml-textpath": "Words here are drawn as a shape. Type them as text.",
  "picture-missing": "A picture's file is missing.",
  media: `Sound or video is embedded here. ${LOOK}`,
  "note-not-shown": `A note is stored that nothing in the text refers to. ${LOOK}`,
  "note-outside-body": "A note is referred to from outside the body. Delete the reference there.",
  "note-referenced-twice": "A note is referred to twice. Delete one of the references.",
  "unknown-markup": (detail) => unknownThing(named(detail, "name")),
  "shape-over-text": `Something stands in front of the text that cannot be seen through. See that it covers no words. ${LOOK}`,
  "loose-markup": (detail) =>
    `Programs read a piece of this file's markup in different ways${named(detail, "what")}. Look at it in Word as it will be filed; saving it there anew writes it the ordinary way.`,
  "unknown-formatting": (detail) => unknownThing(named(detail, "what")),
  "unknown-graphic": (detail) => unknownThing(named(detail, "uri")),
  "unknown-part": (detail) => unknownThing(named(detail, "kind")),
  "unknown-setting": (detail) => unknownThing(named(detail, "name")),
  "bracketed-blank": "Words in brackets stand here, perhaps a blank to fill. Fill it, or say that it is none.",
  "underlined-blank":
    "A ruled line stands here, perhaps a blank to fill. Fill it, give it a name, or say that it is none.",
  "ruled-blank": "A ruled line without a name stands here. Fill it, or give it a name, so that it may stay blank.",
  "attached-template-dropped": "The template was tied to another template elsewhere. The draft is not.",
  "update-fields-dropped": "The template changes its fields when it is opened. The draft does not.",
  "embedded-fonts-dropped":
    "The template brings its own fonts. The draft leaves them out; where they are not installed, another font is shown.",
  "mail-merge-dropped": "The template is tied to a mail-merge source. The draft is not.",
  "bad-value": (detail) => `The fact ${text(detail, "path")} holds something that cannot be printed.`,
  "characters-dropped": (detail) =>
    `Characters a document cannot hold were left out of ${text(detail, "path", "a value")}.`,
  "fact-edited-by-hand": (detail) =>
    `The fact ${text(detail, "path")} was typed over in the document. Keep it, or put the recorded value back.`,
  "not-refreshed": (detail) =>
    `The facts of this paragraph${text(detail, "path") === "" ? "" : ` (${text(detail, "path")})`} changed, and it could not be rewritten. Correct it by hand${text(detail, "fact") === "" ? "" : `; it would read: “${text(detail, "fact").trim()}”`}.`,
  "list-grew": (detail) =>
    `${listNow(detail)}; this draft was written with ${text(detail, "had")}. Refresh the facts; what that does not bring in, type in, or make a new draft from the template.`,
  "list-shrank": (detail) =>
    `${listNow(detail)}; this draft was written with ${text(detail, "had")}. Refresh the facts; what still stands of the rest, delete, or make a new draft from the template.`,
  "list-not-refreshed": (detail) =>
    `The list ${text(detail, "path")} is too long to be compared item by item. Compare it by eye, or make a new draft from the template.`,
  "condition-changed": (detail) =>
    `The template decides “${text(detail, "condition")}” otherwise with today's facts. Add or delete what depends on it by hand, or make a new draft from the template.`,
  "personal-data": (detail) =>
    `This looks like ${DATA_KINDS[text(detail, "kind")] ?? "a person's data"} (${text(detail, "shown")}). A template should hold a placeholder instead.`,
  "many-controls": (detail) =>
    `This draft has ${text(detail, "count")} content controls. From some 1,500 on Word slows down, on the web and on a Mac most: opening and marking may take long. Split the document if you can.`,
  "picture-refused": (detail) =>
    `The picture in ${text(detail, "path")} ${text(detail, "problem", "cannot be shown")}. Give another one.`,
  "fact-not-printable": (detail) =>
    `The fact ${text(detail, "path")} is not a single value and cannot be printed here.`,
  "number-out-of-range": (detail) => `The number in ${text(detail, "path")} is too large to be printed exactly.`,
  "value-too-long": (detail) => `The value of ${text(detail, "path")} is too long.`,
} satisfies Partial<FindingSentences>;
