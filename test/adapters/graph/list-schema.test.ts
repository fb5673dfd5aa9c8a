import { listNamed, listSchema, SOURCE_NOTES } from "../../../src/adapters/graph/list-schema";
import { factNames } from "../../../src/domain/matter/fact-names";
import { sampleLists } from "../../../src/sandbox/sample-lists";

describe("the firm's lists", () => {
  test("evidence can be added and read, never edited, by anyone who writes it", () => {
    for (const name of ["Reviews", "Audit", "SignOffs", "MatterRights"] as const)
      for (const group of ["staff", "attorneys"] as const) expect(listNamed(name).may[group].edit).toBe(false);
    expect(listNamed("SignOffs").may).toEqual({
      staff: { read: true, add: false, edit: false },
      attorneys: { read: true, add: true, edit: false },
    });
  });

  test("only attorneys add to the rights of a matter; staff see them, and nobody changes a row", () => {
    expect(listNamed("MatterRights").may).toEqual({
      staff: { read: true, add: false, edit: false },
      attorneys: { read: true, add: true, edit: false },
    });
  });

  test("finals and supervision records are an attorney's to add and nobody's to change; what leaves is staff's to file and nobody's to change", () => {
    const [view, add] = [
      { read: true, add: false, edit: false },
      { read: true, add: true, edit: false },
    ];
    for (const name of ["Finals", "Supervision"] as const)
      expect([name, listNamed(name).kind, listNamed(name).may]).toEqual([
        name,
        "library",
        { staff: view, attorneys: add },
      ]);
    for (const name of ["Filings", "FilingRows"] as const)
      expect(listNamed(name).may).toEqual({ staff: add, attorneys: add });
  });

  test("nobody who works on matters can change who is an attorney", () => {
    expect(listNamed("Attorneys").may).toEqual({
      staff: { read: true, add: false, edit: false },
      attorneys: { read: true, add: false, edit: false },
    });
  });

  test("only attorneys publish templates and give assignments", () => {
    expect(listNamed("Templates").may).toMatchObject({ staff: { edit: false, add: false }, attorneys: { edit: true } });
    expect(listNamed("Assignments").may).toMatchObject({
      staff: { edit: false, add: false },
      attorneys: { edit: true },
    });
  });

  test("a column's name is one SharePoint keeps as it is, and none of its own", () => {
    const taken = [
      "Author",
      "Editor",
      "Created",
      "Modified",
      "ID",
      "Id",
      "Attachments",
      "ContentType",
      "Version",
      "Order",
    ];
    for (const { name, columns } of listSchema) {
      expect(name).toMatch(/^[A-Za-z]{1,32}$/);
      for (const column of columns) {
        expect(column.name).toMatch(/^[A-Za-z][A-Za-z0-9]{1,31}$/);
        expect(taken).not.toContain(column.name);
        if (column.unique === true) expect(column.indexed).toBe(true);
        if (column.type === "note") expect(column.indexed).toBeUndefined();
      }
      expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
      // SharePoint indexes at most 20 columns of a list.
      expect(columns.filter((column) => column.indexed === true).length).toBeLessThanOrEqual(20);
    }
  });

  test("every fact a template may name has a column that holds it", () => {
    for (const fact of factNames) {
      const column = listNamed(fact.list).columns.find(({ name }) => name === fact.column);
      expect([fact.path, column?.type]).toEqual([
        fact.path,
        fact.type === "number"
          ? "number"
          : fact.type === "boolean"
            ? "boolean"
            : (expect.stringMatching(/text|note|choice/) as unknown as string),
      ]);
      expect(fact.column).not.toBe(SOURCE_NOTES);
    }
    expect(new Set(factNames.map(({ path }) => path)).size).toBe(factNames.length);
  });

  test("every list of facts can be corrected with a note of where the value came from", () => {
    for (const list of new Set(factNames.map(({ list }) => list))) {
      if (list !== "Attorneys") expect(listNamed(list).columns.map(({ name }) => name)).toContain(SOURCE_NOTES);
    }
  });

  test("the sample firm's rows use declared columns only", () => {
    for (const [list, rows] of Object.entries(sampleLists)) {
      const columns = listSchema.find(({ name }) => name === list)?.columns.map(({ name }) => name) ?? [];
      for (const row of rows) for (const column of Object.keys(row.fields)) expect(columns).toContain(column);
    }
  });
});
