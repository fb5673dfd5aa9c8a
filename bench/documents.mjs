// The documents and data all contestants fill. One description, written in each contestant's own placeholder dialect,
// so that every one parses the same words, runs and table from the same kind of package.
import { strToU8, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const p = (text, style = "") => `<w:p><w:pPr>${style}<w:spacing w:after="120"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;
const cell = (text) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${p(text)}</w:tc>`;
const row = (...texts) => `<w:tr>${texts.map(cell).join("")}</w:tr>`;

/** How each contestant writes a value, a condition and a row loop. */
export const dialects = {
  handlebars: { value: (path) => `{{${path}}}`, ifOpen: (path) => `{{#if ${path}}}`, ifClose: () => "{{/if}}", rows: (list, cells) => [row(...cells.map((name, at) => `${at === 0 ? `{{#each ${list}}}` : ""}{{${name}}}${at === cells.length - 1 ? "{{/each}}" : ""}`))] },
  docxtemplater: { value: (path) => `{${path}}`, ifOpen: (path) => `{#${path}}`, ifClose: (path) => `{/${path}}`, rows: (list, cells) => [row(...cells.map((name, at) => `${at === 0 ? `{#${list}}` : ""}{${name}}${at === cells.length - 1 ? `{/${list}}` : ""}`))] },
  // Plain docxtemplater (and easy-template-x) know no dotted paths: nested names are flattened in their data.
  flat: { value: (path) => `{${path.replace(/\./g, "_")}}`, ifOpen: (path) => `{#${path.replace(/\./g, "_")}}`, ifClose: (path) => `{/${path.replace(/\./g, "_")}}`, rows: (list, cells) => [row(...cells.map((name, at) => `${at === 0 ? `{#${list}}` : ""}{${name}}${at === cells.length - 1 ? `{/${list}}` : ""}`))] },
  easy: { value: (path) => `{${path.replace(/\./g, "_")}}`, ifOpen: (path) => `{#${path.replace(/\./g, "_")}}`, ifClose: (path) => `{/}`, rows: (list, cells) => [row(...cells.map((name, at) => `${at === 0 ? `{#${list}}` : ""}{${name}}${at === cells.length - 1 ? `{/${list}}` : ""}`))] },
  templates: { value: (path) => `+++= ${path} +++`, ifOpen: (path) => `+++IF ${path} +++`, ifClose: () => "+++END-IF+++", rows: (list, cells) => [row(`+++FOR item IN ${list} +++`, ...cells.slice(1).map(() => "")), row(...cells.map((name) => `+++= $item.${name} +++`)), row("+++END-FOR item+++", ...cells.slice(1).map(() => ""))] },
  carbone: { value: (path) => `{d.${path}}`, ifOpen: (path) => `{d.${path}:ifEQ(true):showBegin}`, ifClose: (path) => `{d.${path}:showEnd}`, rows: (list, cells) => [row(...cells.map((name) => `{d.${list}[i].${name}}`)), row(...cells.map((name) => `{d.${list}[i+1].${name}}`))] },
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
    date: `${1 + (at * 7) % 12}/${1 + (at * 13) % 28}/2026`,
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
  if (pages) out += p(`${dialect.ifOpen("client.minor")}The plaintiff appears by a guardian.${dialect.ifClose("client.minor")}`);
  if (rows) out += `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${CELLS.map(() => '<w:gridCol w:w="2000"/>').join("")}</w:tblGrid>${row("Date", "Person", "Work", "Hours", "Amount")}${dialect.rows("rows", CELLS).join("")}</w:tbl>${p("End of the exhibit.")}`;
  return out;
};

const STYLES = `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;

/** A package in one contestant's dialect. `pages`: the three-page pleading; `rows`: a table with a row loop. */
export const template = (name, { pages = false, rows = false }) =>
  zipSync(
    {
      "[Content_Types].xml": strToU8(`<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`),
      "_rels/.rels": strToU8(`<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`),
      "word/document.xml": strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body(dialects[name], pages, rows)}<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`),
      "word/_rels/document.xml.rels": strToU8(`<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/styles" Target="styles.xml"/></Relationships>`),
      "word/styles.xml": strToU8(`<?xml version="1.0" encoding="UTF-8"?>${STYLES}`),
    },
    { level: 6, mtime: new Date(1980, 0, 1) },
  );

const flatten = (facts) => Object.fromEntries(Object.entries(facts).flatMap(([group, values]) => (Array.isArray(values) ? [[group, values]] : Object.entries(values).map(([name, value]) => [`${group}_${name}`, value]))));

export const facts = (name, rows) => {
  const all = { ...FACTS, rows: rowsOf(rows) };
  return name === "flat" || name === "easy" ? flatten(all) : all;
};
