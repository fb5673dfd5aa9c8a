// Each contestant fills the same template: parse, fill, zip. Deflate level 6 everywhere it can be asked for.
import { createRequire } from "node:module";
import { engine } from "./engine.mjs";

const require = createRequire(import.meta.url);

const countersign = async () => {
  const { compileTemplate, composeDraft } = await engine();
  const seed = new Uint8Array(32).fill(7);
  const setting = { draftId: "BENCH", now: 0, random: seed };
  return {
    dialect: "handlebars",
    fill: async (template, data) => (await composeDraft(await compileTemplate(template), data, setting)).docx,
    cached: async (template) => {
      const compiled = await compileTemplate(template);
      return async (data) => (await composeDraft(compiled, data, setting)).docx;
    },
  };
};

const docxtemplater = (angular) => async () => {
  const Docxtemplater = require("docxtemplater");
  const PizZip = require("pizzip");
  const parser = angular ? require("docxtemplater/expressions.js") : undefined;
  return {
    dialect: angular ? "docxtemplater" : "flat",
    fill: async (template, data) => {
      const doc = new Docxtemplater(new PizZip(template), {
        paragraphLoop: true,
        linebreaks: true,
        ...(parser ? { parser } : {}),
      });
      doc.render(data);
      return doc.getZip().generate({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 6 } });
    },
  };
};

const easyTemplateX = async () => {
  const { TemplateHandler } = require("easy-template-x");
  const handler = new TemplateHandler();
  return {
    dialect: "easy",
    fill: async (template, data) => new Uint8Array(await handler.process(Buffer.from(template), data)),
  };
};

const docxTemplates = async () => {
  const { createReport } = require("docx-templates");
  return {
    dialect: "templates",
    fill: async (template, data) =>
      createReport({ template: Buffer.from(template), data, cmdDelimiter: "+++", noSandbox: true }),
  };
};

const carbone = async () => {
  const library = require("carbone");
  const { mkdtempSync, writeFileSync } = require("node:fs");
  const { tmpdir } = require("node:os");
  const { join } = require("node:path");
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  library.set({ templatePath: folder });
  let number = 0;
  const known = new Map();
  return {
    dialect: "carbone",
    fill: (template, data) => {
      // Carbone reads templates from disk; the write is not counted in its favour or against it (a few kB).
      let name = known.get(template);
      if (name === undefined) {
        name = `t${(number += 1)}.docx`;
        writeFileSync(join(folder, name), template);
        known.set(template, name);
      }
      return new Promise((resolve, reject) =>
        library.render(name, data, {}, (error, result) => (error ? reject(error) : resolve(new Uint8Array(result)))),
      );
    },
  };
};

export const contestants = {
  countersign,
  "docxtemplater (angular)": docxtemplater(true),
  "docxtemplater (plain)": docxtemplater(false),
  "easy-template-x": easyTemplateX,
  "docx-templates": docxTemplates,
  carbone,
};
