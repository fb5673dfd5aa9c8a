/** Everything the reader may find, with the details it tells of each. Whoever reads on (domain/draft/finding-catalogue) must know every one: the compiler sees to it. */
import type { FieldNotAsStored } from "./field-kinds";

type Bare = Readonly<Record<never, never>>;
type Kind = Readonly<Record<"kind", string>>;
type Name = Readonly<Record<"name", string>>;
type What = Readonly<Record<"what", string>>;

/** The file does not show what it stores, or stores what it does not show. */
export interface BlockingDetails extends Readonly<Record<FieldNotAsStored, Kind>> {
  readonly activex: Bare;
  readonly "alt-chunk": Bare;
  readonly "alternate-content-differs": Bare;
  readonly "blank-filled": Name;
  readonly "blank-malformed": Name;
  readonly "blank-twice": Name;
  readonly "bound-control-differs": Bare;
  readonly "bound-control-unreadable": Bare;
  readonly "comment-open": Bare;
  readonly "described-twice": What;
  readonly "embedded-font": { readonly font: string };
  readonly "field-dirty": Kind;
  readonly "field-malformed": Bare;
  readonly "field-target-missing": Kind & { readonly target: string };
  readonly "font-substitute": { readonly font: string };
  readonly frameset: Bare;
  readonly "header-twice": Kind;
  readonly "hidden-text": { readonly how: string };
  readonly "layout-field-text": Kind;
  readonly "legend-altered": Bare;
  readonly "legend-misplaced": Bare;
  readonly "linked-object": Bare;
  readonly "linked-picture": Bare;
  readonly "linked-styles": Bare;
  readonly macros: Bare;
  readonly "mail-merge-source": Bare;
  readonly "note-outside-body": Bare;
  readonly "note-referenced-twice": Bare;
  readonly "part-misnamed": Kind;
  readonly "part-unreached": Name;
  readonly "picture-missing": Bare;
  readonly "placeholder-shown": Bare;
  readonly "revision-mark": Kind;
  readonly "sub-document": Bare;
  readonly "update-fields": Bare;
  readonly "vml-textpath": Bare;
}

/** Hashed as it stands; an attorney looks at it. */
export interface ToBeSeenDetails {
  readonly "alternate-content-picture": Bare;
  readonly "alternate-content-unknown": Bare;
  readonly "attached-template": Bare;
  readonly "bound-control-dangling": Bare;
  readonly collapsed: Bare;
  readonly "direction-override": Bare;
  readonly "drawing-off-page": Bare;
  readonly "external-reference": Kind;
  readonly "field-live": Kind;
  readonly "field-unknown": Kind;
  readonly "floating-table": Bare;
  readonly frame: Bare;
  readonly "hidden-paragraph-mark": Bare;
  readonly "layout-hides": Kind;
  readonly "light-text": Bare;
  readonly "loose-markup": What;
  readonly media: Bare;
  readonly "note-not-shown": Bare;
  readonly "number-format": { readonly format: string };
  readonly "page-margins": Bare;
  readonly "page-number-in-text": Kind;
  readonly "shape-over-text": Bare;
  readonly "small-text": { readonly halfPoints: number };
  readonly "text-box-clips": Bare;
  readonly "unknown-formatting": What;
  readonly "unknown-graphic": { readonly uri: string };
  readonly "unknown-markup": Name;
  readonly "unknown-part": Kind;
  readonly "unknown-setting": Name;
  readonly "unusual-letters": What;
}

/** Those that say all there is to say by their code alone. */
export type BareBlocking = {
  [Code in keyof BlockingDetails]: keyof BlockingDetails[Code] extends never ? Code : never;
}[keyof BlockingDetails];
