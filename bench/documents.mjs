// The documents and data all contestants fill. One description, written in each contestant's own placeholder dialect,
// so that every one parses the same words, runs and table from the same kind of package.
import { strToU8, zipSync } from "fflate";
import { app, core, fontTable, settings, styles, theme, webSettings } from "./word-parts.mjs";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
/** Paragraph ids count up, as one editing session's do not, but each is there once, as in Word's files. */
let paraId = 0x10a3f2c1;
const ids = () =>
  `w14:paraId="${(paraId += 0x1f3d5).toString(16).toUpperCase()}" w14:textId="77777777" w:rsidR="00B12C4D" w:rsidRDefault="00B12C4D"`;
const p = (text) =>
  `<w:p ${ids()}><w:pPr><w:pStyle w:val="Allegation"/></w:pPr><w:r><w:rPr><w:rFonts w:cs="Times New Roman"/></w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;
const RIGHT = new Set([3, 4]);
const cell = (text, at) =>
  `<w:tc><w:tcPr><w:tcW w:w="${[1200, 1900, 4400, 800, 1100][at]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p ${ids()} w:rsidP="00A41F7C"><w:pPr><w:pStyle w:val="TableText"/>${RIGHT.has(at) ? '<w:jc w:val="right"/>' : ""}</w:pPr><w:r w:rsidRPr="00A41F7C"><w:rPr><w:rFonts w:cs="Times New Roman"/></w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p></w:tc>`;
const row = (...texts) =>
  `<w:tr w:rsidR="00B12C4D" w:rsidTr="00A41F7C"><w:trPr><w:cantSplit/></w:trPr>${texts.map(cell).join("")}</w:tr>`;

/** How each contestant writes a value, a condition and a row loop. */
export const dialects = {
  handlebars: {
    value: (path) => `{{${path}}}`,
    ifOpen: (path) => `{{#if ${path}}}`,
    ifClose: () => "{{/if}}",
    rows: (list, cells) => [
      row(
        ...cells.map(
          (name, at) =>
            `${at === 0 ? `{{#each ${list}}}` : ""}{{${name}}}${at === cells.length - 1 ? "{{/each}}" : ""}`,
        ),
      ),
    ],
  },
  docxtemplater: {
    value: (path) => `{${path}}`,
    ifOpen: (path) => `{#${path}}`,
    ifClose: (path) => `{/${path}}`,
    rows: (list, cells) => [
      row(
        ...cells.map(
          (name, at) => `${at === 0 ? `{#${list}}` : ""}{${name}}${at === cells.length - 1 ? `{/${list}}` : ""}`,
        ),
      ),
    ],
  },
  // Plain docxtemplater (and easy-template-x) know no dotted paths: nested names are flattened in their data.
  flat: {
    value: (path) => `{${path.replace(/\./g, "_")}}`,
    ifOpen: (path) => `{#${path.replace(/\./g, "_")}}`,
    ifClose: (path) => `{/${path.replace(/\./g, "_")}}`,
    rows: (list, cells) => [
      row(
        ...cells.map(
          (name, at) => `${at === 0 ? `{#${list}}` : ""}{${name}}${at === cells.length - 1 ? `{/${list}}` : ""}`,
        ),
      ),
    ],
  },
  easy: {
    value: (path) => `{${path.replace(/\./g, "_")}}`,
    ifOpen: (path) => `{#${path.replace(/\./g, "_")}}`,
    ifClose: (path) => `{/}`,
    rows: (list, cells) => [
      row(
        ...cells.map(
          (name, at) => `${at === 0 ? `{#${list}}` : ""}{${name}}${at === cells.length - 1 ? `{/${list}}` : ""}`,
        ),
      ),
    ],
  },
  templates: {
    value: (path) => `+++= ${path} +++`,
    ifOpen: (path) => `+++IF ${path} +++`,
    ifClose: () => "+++END-IF+++",
    rows: (list, cells) => [
      row(`+++FOR item IN ${list} +++`, ...cells.slice(1).map(() => "")),
      row(...cells.map((name) => `+++= $item.${name} +++`)),
      row("+++END-FOR item+++", ...cells.slice(1).map(() => "")),
    ],
  },
  carbone: {
    value: (path) => `{d.${path}}`,
    ifOpen: (path) => `{d.${path}:ifEQ(true):showBegin}`,
    ifClose: (path) => `{d.${path}:showEnd}`,
    rows: (list, cells) => [
      row(...cells.map((name) => `{d.${list}[i].${name}}`)),
      row(...cells.map((name) => `{d.${list}[i+1].${name}}`)),
    ],
  },
};

const CLAUSES = [
  "Plaintiff {client.name}, of {client.address}, alleges against {opponent.name} as follows, upon information and belief except where stated otherwise.",
  "At all times mentioned, {opponent.name} did business in {court.county} County, State of California, under the name {opponent.dba}.",
  "On {incident.date}, at {incident.place}, {client.name} suffered the injuries described below, and incurred expenses of {incident.expenses}.",
  "The acts of {opponent.name} were a substantial factor in causing the harm, and {client.name} has demanded payment by letter of {demand.date}.",
  "This Court has jurisdiction because the amount in controversy exceeds the limit of {court.limit}, and venue is proper in {court.county} County.",
];

const FACTS = {
  client: { name: "Elena Rivera", address: "1420 Alameda Street, Los Angeles, California 90012", minor: true },
  opponent: { name: "Harborview Market, Inc.", dba: "Harborview Fresh" },
  court: { county: "Los Angeles", limit: "$35,000" },
  incident: { date: "March 3, 2026", place: "900 Harbor Boulevard, San Pedro", expenses: "$48,210.55" },
  demand: { date: "July 9, 2026" },
};

const FIRST = ["Ana", "Bo", "Carmen", "Deshawn", "Emi", "Farid", "Grace", "Hiro", "Ines", "Jamal"];
const LAST = ["Okoye", "Rivera", "Nguyen", "Whitcomb", "Patel", "Larsen", "Moreno", "Quist", "Abara", "Stone"];
/** Rows with names, dates, descriptions and amounts that differ from one another, as a billing exhibit's do. */
export const rowsOf = (count) =>
  Array.from({ length: count }, (_, at) => ({
    date: `${1 + ((at * 7) % 12)}/${1 + ((at * 13) % 28)}/2026`,
    person: `${FIRST[at % 10]} ${LAST[(at * 3 + Math.floor(at / 10)) % 10]}`,
    work: `Review of production volume ${at + 1}, Bates ${100000 + at * 37} to ${100036 + at * 37}`,
    hours: ((at * 17) % 80) / 10 + 0.1 > 8 ? "7.9" : (((at * 17) % 80) / 10 + 0.1).toFixed(1),
    amount: `$${(((at * 7919) % 100000) / 100 + 15).toFixed(2)}`,
  }));

export const CELLS = ["date", "person", "work", "hours", "amount"];

const body = (dialect, pages, rows) => {
  const clause = (text) => text.replace(/\{([\w.]+)\}/g, (_, path) => dialect.value(path));
  let out = "";
  if (pages) for (let n = 0; n < 9; n += 1) for (const text of CLAUSES) out += p(`${n + 1}. ${clause(text)}`);
  if (pages)
    out += p(`${dialect.ifOpen("client.minor")}The plaintiff appears by a guardian.${dialect.ifClose("client.minor")}`);
  if (rows)
    out += `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>${[1200, 1900, 4400, 800, 1100].map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${row("Date", "Person", "Work", "Hours", "Amount")}${dialect.rows("rows", CELLS).join("")}</w:tbl>${p("End of the exhibit.")}`;
  return out;
};

const REL = "http://schemas.openxmlformats.org/package/2006/relationships";
const WML = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const override = (part, type) => `<Override PartName="/${part}" ContentType="${type}"/>`;
const relate = (id, type, target) => `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;

/** A package in one contestant's dialect. `pages`: the three-page pleading; `rows`: a table with a row loop. */
export const template = (name, { pages = false, rows = false }) => {
  paraId = 0x10a3f2c1;
  return zipSync(
    Object.fromEntries(
      Object.entries({
        "[Content_Types].xml": `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("word/document.xml", `${WML}.document.main+xml`)}${override("word/styles.xml", `${WML}.styles+xml`)}${override("word/settings.xml", `${WML}.settings+xml`)}${override("word/webSettings.xml", `${WML}.webSettings+xml`)}${override("word/fontTable.xml", `${WML}.fontTable+xml`)}${override("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml")}${override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}${override("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")}</Types>`,
        "_rels/.rels": `${DECLARATION}<Relationships xmlns="${REL}">${relate(1, `${R}/officeDocument`, "word/document.xml")}${relate(2, `${REL}/metadata/core-properties`, "docProps/core.xml")}${relate(3, `${R}/extended-properties`, "docProps/app.xml")}</Relationships>`,
        "word/document.xml": `${DECLARATION}<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"><w:body>${body(dialects[name], pages, rows)}<w:sectPr w:rsidR="00B12C4D"><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/><w:cols w:space="720"/></w:sectPr></w:body></w:document>`,
        "word/_rels/document.xml.rels": `${DECLARATION}<Relationships xmlns="${REL}">${["styles", "settings", "webSettings", "fontTable"].map((part, at) => relate(at + 1, `${R}/${part}`, `${part}.xml`)).join("")}${relate(5, `${R}/theme`, "theme/theme1.xml")}</Relationships>`,
        "word/theme/theme1.xml": theme,
        "word/settings.xml": settings,
        "word/styles.xml": styles,
        "word/webSettings.xml": webSettings,
        "word/fontTable.xml": fontTable,
        "docProps/core.xml": core,
        "docProps/app.xml": app,
      }).map(([part, xml]) => [part, strToU8(xml)]),
    ),
    { level: 6, mtime: new Date(1980, 0, 1) },
  );
};

const flatten = (facts) =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([group, values]) =>
      Array.isArray(values)
        ? [[group, values]]
        : Object.entries(values).map(([name, value]) => [`${group}_${name}`, value]),
    ),
  );

export const facts = (name, rows) => {
  const all = { ...FACTS, rows: rowsOf(rows) };
  return name === "flat" || name === "easy" ? flatten(all) : all;
};
