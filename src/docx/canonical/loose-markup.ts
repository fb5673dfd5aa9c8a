/**
 * One strictness for every part that is read, by the schema of WordprocessingML (ECMA-376 part 1, annex A): a child that may stand once and stands
 * twice, an on/off word outside ST_OnOff, a number not in its canonical spelling (`01`, `1 `), an attribute that must be there and is not. Word and
 * other readers take such markup in different ways, so it is hashed as it is spelled and reported wherever it stands.
 */
import type { XmlElement } from "../xml/xml-tree";
import { elements, onOff } from "./content-tree";
import { isNoiseAttribute } from "./raw";

export interface LooseMarkup {
  /** Spellings by the `w:p` they stand in. */
  readonly inParagraphs: ReadonlyMap<XmlElement, readonly string[]>;
  /** Those that stand in no paragraph: of tables, sections, styles, lists, settings. */
  readonly outside: readonly string[];
}

const NOTHING: readonly string[] = [];
const namesIn = (names: string): ReadonlySet<string> => new Set(names.split(" ").map((name) => `w:${name}`));

/** What may stand once in its parent: everything but the children named, or the children named alone. */
const ALL_BUT: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    "w:sectPr": namesIn("headerReference footerReference"),
    "w:numPr": new Set(),
    "w:tblPr": new Set(),
    "w:tblPrEx": new Set(),
    "w:trPr": new Set(),
    "w:tcPr": new Set(),
    "w:pBdr": new Set(),
    "w:tblBorders": new Set(),
    "w:tcBorders": new Set(),
    "w:pgBorders": new Set(),
    "w:tblCellMar": new Set(),
    "w:tcMar": new Set(),
    "w:docDefaults": new Set(),
    "w:rPrDefault": new Set(),
    "w:pPrDefault": new Set(),
    "w:styles": namesIn("style"),
    "w:style": namesIn("tblStylePr"),
    "w:tblStylePr": new Set(),
    "w:lvl": new Set(),
    "w:lvlOverride": new Set(),
    "w:abstractNum": namesIn("lvl"),
    "w:num": namesIn("lvlOverride"),
    "w:settings": namesIn("activeWritingStyle attachedSchema smartTagType"),
    "w:footnotePr": namesIn("footnote"),
    "w:endnotePr": namesIn("endnote"),
    "w:sdt": new Set(),
    "w:sdtPr": new Set(),
    "w:ffData": namesIn("macro entryMacro exitMacro"),
    "w:checkBox": new Set(),
    "w:textInput": new Set(),
    "w:ddList": namesIn("listEntry"),
  }),
);
const ONLY: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    "w:body": namesIn("sectPr"),
    "w:p": namesIn("pPr"),
    "w:r": namesIn("rPr"),
    "w:tbl": namesIn("tblPr tblGrid"),
    "w:tr": namesIn("trPr tblPrEx"),
    "w:tc": namesIn("tcPr"),
  }),
);

/** Elements of CT_OnOff. */
const ON_OFF = namesIn(
  "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden specVanish rtl cs oMath " +
    "keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE " +
    "autoSpaceDN bidi adjustRightInd contextualSpacing mirrorIndents suppressOverlap titlePg formProt noEndnote rtlGutter isLgl " +
    "cantSplit tblHeader hidden noWrap tcFitText hideMark bidiVisual evenAndOddHeaders mirrorMargins displayBackgroundShape updateFields linkStyles " +
    "bookFoldPrinting bookFoldRevPrinting printTwoOnOne printFormsData trackRevisions gutterAtTop checked default locked semiHidden qFormat " +
    "unhideWhenUsed autoRedefine showingPlcHdr temporary",
);
/** Attributes of ST_OnOff, by the elements that carry them. */
const ON_OFF_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "w:style": ["w:default", "w:customStyle"],
    "w:spacing": ["w:beforeAutospacing", "w:afterAutospacing"],
    "w:tblLook": ["w:firstRow", "w:lastRow", "w:firstColumn", "w:lastColumn", "w:noHBand", "w:noVBand"],
    "w:fldChar": ["w:fldLock", "w:dirty"],
    "w:fldSimple": ["w:fldLock", "w:dirty"],
    "w:footnoteReference": ["w:customMarkFollows"],
    "w:endnoteReference": ["w:customMarkFollows"],
    "w:cols": ["w:equalWidth", "w:sep"],
  }),
);

/** Elements whose `w:val` is text, a colour or a bit pattern: there `01` is as good a spelling as any. Everywhere else digits alone are a number. */
const TEXT_VALUES = namesIn(
  "color nsid tmpl name aliases basedOn next link styleLink numStyleLink lvlText pStyle rStyle tblStyle charset panose1 cnfStyle tblLook alias tag " +
    "docPartGallery docPartCategory docPart altName clickAndTypeStyle defaultTableStyle decimalSymbol listSeparator statusText helpText format " +
    "entryMacro exitMacro macro docVar rsid rsidRoot docPartUnique stylePaneFormatFilter stylePaneSortMethod noLineBreaksAfter noLineBreaksBefore themeFontLang lang",
);
/** Attributes that are text, colours, bit patterns or signs. */
const TEXT_ATTRIBUTES = namesIn(
  "name author initials date instr anchor tooltip docLocation tgtFrame color fill themeTint themeShade themeFillTint themeFillShade char font fullDate " +
    "value displayText lastValue uri xpath storeItemID prefixMappings hash salt hashValue saltValue usb0 usb1 usb2 usb3 csb0 csb1 ascii hAnsi eastAsia cs " +
    "styleId altName tplc element attr firstColumn lastColumn firstRow lastRow noHBand noVBand oddVBand evenVBand oddHBand evenHBand bidi",
);
/** Digits that no schema writes so: a sign, zeros or space they do not need. Measures with a unit or a fraction are read where they are used. */
const DIGITS = /^\s*[+-]?\d+\s*$/;
const CANONICAL = /^(?:0|-?[1-9]\d*)$/;

const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "w:headerReference": ["w:type", "r:id"],
    "w:footerReference": ["w:type", "r:id"],
    "w:num": ["w:numId"],
    "w:abstractNum": ["w:abstractNumId"],
    "w:lvl": ["w:ilvl"],
    "w:lvlOverride": ["w:ilvl"],
  }),
);

/** The element as it is spelled, whoever reads it how. */
const spell = (element: XmlElement): string => {
  const attributes = [...element.attributes]
    .filter(([name]) => !isNoiseAttribute(name))
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .sort();
  const inner = element.children.map((one) => (typeof one === "string" ? JSON.stringify(one) : spell(one)));
  return `<${element.name}${attributes.join("")}>${inner.join("")}</>`;
};

const twiceIn = (element: XmlElement, counted: (name: string) => boolean): readonly string[] => {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { name } of elements(element)) {
    if (!counted(name)) continue;
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return [...twice].map(
    (name) =>
      `${element.name} twice ${elements(element)
        .filter((one) => one.name === name)
        .map(spell)
        .join("")}`,
  );
};

/** How many of the children named stand there: asked of every paragraph, run and cell, so it makes nothing. */
const countOf = (element: XmlElement, names: ReadonlySet<string>): number => {
  let count = 0;
  for (const one of element.children) if (typeof one !== "string" && names.has(one.name)) count += 1;
  return count;
};

const repeated = (element: XmlElement): readonly string[] => {
  if (element.children.length < 2) return NOTHING;
  const only = ONLY.get(element.name);
  if (only !== undefined) return countOf(element, only) > 1 ? twiceIn(element, (name) => only.has(name)) : NOTHING;
  const but = ALL_BUT.get(element.name);
  return but === undefined ? NOTHING : twiceIn(element, (name) => name !== "mc:AlternateContent" && !but.has(name));
};

/** Where white space is text; anywhere else the mark to keep it is taken over by some readers and overlooked by others (XML 1.0, 2.10). */
const HOLDS_TEXT = namesIn(
  "t delText instrText delInstrText document hdr ftr footnotes endnotes comments styles numbering settings",
);

const isNumber = (element: string, attribute: string): boolean =>
  attribute.startsWith("w:") &&
  !isNoiseAttribute(attribute) &&
  (attribute === "w:val" ? !TEXT_VALUES.has(element) : !TEXT_ATTRIBUTES.has(attribute));

/** Whether digits may be spelled otherwise than they should: by their first or last sign, since nearly every value is in order. */
const mayBeLoose = (value: string): boolean => {
  const first = value.charCodeAt(0);
  return (
    (first <= 0x20 ||
      first === 0x2b ||
      first === 0x2d ||
      (first === 0x30 && value.length > 1) ||
      value.charCodeAt(value.length - 1) <= 0x20) &&
    DIGITS.test(value) &&
    !CANONICAL.test(value)
  );
};

const isMisspelt = (element: string, attribute: string, value: string): boolean => {
  if (attribute === "xml:space") return value === "preserve" && element.startsWith("w:") && !HOLDS_TEXT.has(element);
  if (mayBeLoose(value) && isNumber(element, attribute)) return true;
  const switches =
    attribute === "w:val" ? ON_OFF.has(element) : ON_OFF_ATTRIBUTES.get(element)?.includes(attribute) === true;
  return switches && onOff(value) === undefined;
};

/** What is loose about an element's own attributes; most have none. */
const misspelt = (element: XmlElement): readonly string[] => {
  const { name, attributes } = element;
  let out: string[] | undefined;
  for (const [attribute, value] of attributes)
    if (isMisspelt(name, attribute, value)) (out ??= []).push(`${name} ${attribute}=${JSON.stringify(value)}`);
  for (const attribute of REQUIRED.get(name) ?? NOTHING)
    if (!attributes.has(attribute)) (out ??= []).push(`${name} without ${attribute}`);
  return out ?? NOTHING;
};

/** Properties repeat word for word, and equal ones are one object (content-tree): each is looked at once. */
const REPEATING = namesIn("rPr pPr tcPr trPr");

/** Looks through a part. */
export const looseMarkup = (root: XmlElement): LooseMarkup => {
  const inParagraphs = new Map<XmlElement, string[]>();
  const outside: string[] = [];
  const known = new Map<XmlElement, readonly string[]>();
  const found = (paragraph: XmlElement | undefined, spellings: readonly string[]): void => {
    if (spellings.length === 0) return;
    if (paragraph === undefined) outside.push(...spellings);
    else inParagraphs.set(paragraph, [...(inParagraphs.get(paragraph) ?? []), ...spellings]);
  };
  const own = (element: XmlElement): readonly string[] => {
    const again = repeated(element);
    const wrong = element.attributes.size > 0 || REQUIRED.has(element.name) ? misspelt(element) : NOTHING;
    return again.length === 0 ? wrong : [...again, ...wrong];
  };
  const whole = (element: XmlElement): readonly string[] => {
    let all = own(element);
    for (const one of element.children) {
      if (typeof one === "string") continue;
      const inner = whole(one);
      if (inner.length > 0) all = [...all, ...inner];
    }
    return all.length === 0 ? NOTHING : all;
  };
  const visit = (element: XmlElement, paragraph: XmlElement | undefined): void => {
    // Hundreds of lines about styles that are not there (17.7.4.8).
    if (element.name === "w:latentStyles") return;
    if (REPEATING.has(element.name)) {
      let spellings = known.get(element);
      if (spellings === undefined) known.set(element, (spellings = whole(element)));
      found(paragraph, spellings);
      return;
    }
    const around = element.name === "w:p" ? element : element.name === "w:txbxContent" ? undefined : paragraph;
    found(around, own(element));
    for (const one of element.children) if (typeof one !== "string") visit(one, around);
  };
  visit(root, undefined);
  return { inParagraphs, outside };
};
