/** The pane could not even begin: outside Word, without its settings, or without Microsoft's script. Says which, and offers a new try. */
import { Screen } from "../pane/screen";
import { Trouble } from "../acts/trouble";

export const CannotStart = ({ fault, onAgain }: { readonly fault: unknown; readonly onAgain: () => void }) => (
  <Screen title="Countersign" takesFocus={false}>
    <Trouble fault={fault} onAgain={onAgain} />
  </Screen>
);
