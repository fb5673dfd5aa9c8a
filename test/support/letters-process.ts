// Letters that wait for an attorney within the hour, the first soonest, written and handed over by Ana Reyes through the real verbs over the sandbox's Graph, in a process that trusts its certificate.
import type { Deployment } from "../../src/app/ports/deployment";
import type { MatterId } from "../../src/domain/ids";
import type { Result } from "../../src/domain/result";
import { anaReyes } from "../../src/sandbox/sample-firm";
import { deskOf } from "../../src/sandbox/start-desk";
import { docx, p } from "./docx-builder";

export interface LettersAsked {
  readonly origin: string;
  /** Ana's token for Graph. */
  readonly token: string;
  readonly matter: string;
  readonly titles: readonly string[];
}

const granted = <Value>(result: Result<Value, { readonly code: string }>): Value => {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.refusal.code}`);
};

const write = async ({ origin, token, matter, titles }: LettersAsked): Promise<void> => {
  const deployment = (await (await fetch(`${origin}/deployment.json`)).json()) as Deployment;
  const desk = deskOf(anaReyes, { deployment, tokenOf: async () => token });
  const soon = Date.now() + 3_600_000;
  for (const [index, title] of titles.entries()) {
    desk.lay(
      docx({
        body: [
          `Dear counsel: this is ${title.toLowerCase()}.`,
          "The documents listed in our request are still outstanding.",
          "Please let us have them by Friday.",
        ]
          .map((text) => p(text))
          .join(""),
      }),
    );
    const { row } = granted(await desk.verbs.adoptOpenDocument({ matter: matter as MatterId, title }));
    desk.open(row);
    granted(await desk.verbs.askForReview({ due: new Date(soon + index * 60_000).toISOString() }));
  }
};

await write(JSON.parse(process.argv[2] ?? "") as LettersAsked);
