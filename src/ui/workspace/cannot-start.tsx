/** The pane could not even begin: outside Word, without its settings, or without Microsoft's script. Says which, and offers a new try. */
import { Screen } from "../pane/screen";
import { Trouble } from "../acts/trouble";
import { useWords } from "../words/use-words";
import { workspaceWords } from "./words.en";

export const CannotStart = ({ fault, onAgain }: { readonly fault: unknown; readonly onAgain: () => void }) => (
  <Screen title={useWords(workspaceWords).product} takesFocus={false}>
    <Trouble fault={fault} onAgain={onAgain} />
  </Screen>
);
