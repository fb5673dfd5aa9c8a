/**
 * Fonts whose letters are the letters stored. Any other font is hashed by name: a symbol, bar-code or embedded font may show
 * something else, and one unknown today may be one of those.
 */
const TEXT_FONTS = new Set(
  (
    "times new roman|times|tms rmn|arial|arial narrow|arial black|helvetica|helvetica neue|calibri|calibri light|cambria|candara|consolas|constantia|corbel|aptos|aptos display|aptos narrow|aptos mono|aptos serif|" +
    "courier|courier new|courier final draft|courier prime|georgia|verdana|tahoma|trebuchet ms|garamond|eb garamond|book antiqua|palatino|palatino linotype|palatino lt std|century|century schoolbook|new century schoolbook|century schoolbook l|century gothic|" +
    "bookman old style|bookman|baskerville|baskerville old face|caslon|bell mt|californian fb|goudy old style|perpetua|rockwell|gill sans|gill sans mt|franklin gothic book|franklin gothic medium|lucida sans|lucida sans unicode|lucida console|lucida bright|lucida fax|lucida grande|" +
    "segoe ui|segoe ui light|segoe ui semibold|sylfaen|equity|equity text a|equity text b|concourse|concourse t3|century supra|century supra a|liberation serif|liberation sans|liberation mono|dejavu sans|dejavu serif|dejavu sans mono|carlito|caladea|tinos|arimo|cousine|" +
    "noto sans|noto serif|open sans|roboto|lato|source sans pro|source serif pro|source sans 3|source serif 4|montserrat|inter|libre baskerville|libre caslon text|merriweather|crimson text|ms mincho|ms gothic|ms pmincho|ms pgothic|mincho|yu mincho|yu gothic|yu gothic light|" +
    "simsun|simhei|nsimsun|dengxian|microsoft yahei|pmingliu|mingliu|batang|gulim|malgun gothic|dotum|meiryo|microsoft sans serif|ms sans serif|ms serif|simplified arabic|traditional arabic|david|miriam|angsana new|cordia new|lucida sans typewriter|lohit devanagari|noto sans devanagari|noto sans cjk sc|mangal|arial unicode ms|optima|futura|avenir|avenir next|hoefler text|american typewriter|monaco|menlo|geneva|cg times|univers|cg omega"
  ).split("|"),
);

/** Whether a font shows the letters stored, by its name. */
export const isTextFont = (name: string): boolean => TEXT_FONTS.has(name.toLowerCase());

/** Japanese and Korean fonts draw a yen or won sign where a backslash is stored (their code pages have it there). */
const OTHER_BACKSLASH =
  /^@?(?:ms p?(?:mincho|gothic)|ms ui gothic|yu (?:mincho|gothic)|meiryo|biz ud|hg|malgun gothic|(?:new )?gulim|dotum|batang|gungsuh|ｍｓ|游|メイリオ)/i;
export const drawsBackslashOtherwise = (name: string | undefined): name is string =>
  name !== undefined && OTHER_BACKSLASH.test(name);
