import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const policy = JSON.parse(readFileSync(join(root, "src/taskpane/content-security-policy.json"), "utf8")) as Readonly<
  Record<string, readonly string[]>
>;

describe("the content security policy", () => {
  test("allows no eval and no inline script, and scripts from nowhere but our own origin and Microsoft's Office.js", () => {
    expect(policy["script-src"]).toEqual(["'self'", "https://appsforoffice.microsoft.com"]);
    expect(JSON.stringify(policy)).not.toMatch(/unsafe/);
    expect(policy["default-src"]).toEqual(["'none'"]);
  });
  test("allows style elements only while they are empty: their rules are set through the style sheet's own interface", () => {
    expect(policy["style-src"]).toEqual(["'self'", `'sha256-${createHash("sha256").update("").digest("base64")}'`]);
  });
  test("lets documents go to Microsoft 365 and its sign-in and to nobody else", () => {
    expect(policy["connect-src"]).toEqual([
      "'self'",
      "https://login.microsoftonline.com",
      "https://graph.microsoft.com",
      "https://*.sharepoint.com",
    ]);
  });
  test("names no wildcard but SharePoint's own hosts, whose download addresses carry the tenant's name", () => {
    const wild = Object.values(policy)
      .flat()
      .filter((source) => source.includes("*"));
    expect(wild).toEqual(["https://*.sharepoint.com"]);
  });
  test("stands in every page of the product and nowhere twice", () => {
    for (const page of ["src/taskpane/taskpane.html", "src/signoff/signoff.html", "src/signoff/bridge.html"]) {
      const html = readFileSync(join(root, page), "utf8");
      expect(html.match(/Content-Security-Policy/g)).toHaveLength(1);
      expect(html).toContain('content="<%= policy %>"');
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/);
    }
  });
  test("Office.js comes from Microsoft's own address alone: a script of the pane, and for the sign-off page an address to ask only inside Office's dialog", () => {
    expect(
      readFileSync(join(root, "src/taskpane/taskpane.html"), "utf8").match(
        /https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js/g,
      ),
    ).toHaveLength(1);
    const signOff = readFileSync(join(root, "src/signoff/signoff.html"), "utf8");
    expect(signOff.match(/office\.js/g)).toHaveLength(1);
    expect(signOff).toContain(
      '<meta name="office-script" content="https://appsforoffice.microsoft.com/lib/1/hosted/office.js">',
    );
    expect(readFileSync(join(root, "src/signoff/bridge.html"), "utf8")).not.toContain("office.js");
  });
});
