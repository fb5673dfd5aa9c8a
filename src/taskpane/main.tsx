/** The pane's composition root: waits for Word, reads the deployment, wires the verbs, and shows the first screen or says why it cannot. */
import { createRoot } from "react-dom/client";
import { officeOfThisPage, wordOfThisPage } from "../adapters/word/office-globals";
import { whenOfficeReady } from "../adapters/word/office-ready";
import { CannotStart } from "../ui/workspace/cannot-start";
import { Pane } from "../ui/workspace/pane";
import type { PaneServices } from "../ui/pane/services";
import { localeOf, readerOf } from "../ui/words/reader";
import { ReaderProvider } from "../ui/words/use-words";
import { ThemedPage } from "../ui/pane/themed-page";
import type { Scheme } from "../ui/pane/theme";
import { readDeployment } from "../adapters/deployment/read-deployment";
import { wireServices } from "./wire-services";

const reader = readerOf(localeOf(navigator.languages));
const root = createRoot(document.getElementById("pane") ?? document.body);

const start = async (): Promise<{ readonly services: PaneServices; readonly theme: Scheme | undefined }> => {
  const office = officeOfThisPage();
  const [host, deployment] = await Promise.all([
    whenOfficeReady(office),
    readDeployment((address) => fetch(address, { cache: "no-store" })),
  ]);
  return { services: wireServices({ deployment, host, office, word: wordOfThisPage() }), theme: host.theme };
};

start().then(
  ({ services, theme }) => {
    root.render(
      <ReaderProvider reader={reader}>
        <ThemedPage scheme={theme}>
          <Pane services={services} />
        </ThemedPage>
      </ReaderProvider>,
    );
  },
  (fault: unknown) => {
    root.render(
      <ReaderProvider reader={reader}>
        <ThemedPage scheme={undefined}>
          <CannotStart
            fault={fault}
            onAgain={() => {
              location.reload();
            }}
          />
        </ThemedPage>
      </ReaderProvider>,
    );
  },
);
