/** What the sandbox tells the person at the terminal. */
import type { SamplePerson } from "./sample-firm";

export const say = (line: string): void => {
  console.log(line);
};

export const announceReady = (origin: string, graphOrigin: string, people: readonly SamplePerson[]): void => {
  const widest = Math.max(...people.map((person) => person.name.length));
  say("");
  say(`Ready: ${origin}`);
  say("");
  say("The browser will warn that the certificate is not known: it was made on this machine just for this page.");
  say('Press "Advanced", then "Continue to localhost" (Chrome, Edge) or "Accept the Risk and Continue" (Firefox).');
  say(
    "Graph has an address of its own, as in Microsoft 365, with the same certificate. If the page says that the library",
  );
  say(`cannot be reached (Firefox asks for each port), open ${graphOrigin} once, accept there too, and reload.`);
  say("");
  say("You can sign in as");
  for (const person of people) say(`  ${person.name.padEnd(widest)}  ${person.about}`);
  say("");
  say(
    "Try first: sign in as Ana Reyes and open a draft from the pane's list; then switch to M. Okoye, review it and sign off.",
  );
  say(
    'Ctrl+C stops the sandbox. What it keeps lies in .countersign/sandbox (or COUNTERSIGN_FOLDER); "Reset" in the bar begins afresh.',
  );
};
