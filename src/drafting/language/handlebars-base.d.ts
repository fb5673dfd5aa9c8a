/** Handlebars ships its parser as plain CommonJS without types; only what we call is declared. */
declare module "handlebars/dist/cjs/handlebars/compiler/base.js" {
  /** Parses without whitespace control. Throws an Error whose message holds the parser's own words. */
  export function parseWithoutProcessing(input: string, options?: { readonly srcName?: string }): unknown;
}
