/** Which of the matter's forums the draft is for, where there is a choice or the one named is none of them. */
import { Field, Select } from "@fluentui/react-components";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { forumName } from "../../domain/matter/forums";
import { ActTrouble } from "../acts/act-trouble";
import { useAct } from "../acts/use-act";
import { useServices } from "../pane/services";
import { useWords } from "../words/use-words";
import { finishWords } from "./words.en";

export const ForumChoice = ({
  draft,
  onChanged,
}: {
  readonly draft: OpenDraft;
  readonly onChanged: () => Promise<void>;
}) => {
  const words = useWords(finishWords).forum;
  const services = useServices();
  const naming = useAct(services.nameForum);
  const forums = draft.rights.inForce?.rights.forums ?? [];
  if (forums.length === 0 || (forums.length === 1 && draft.forum === forums[0])) return null;
  const chosen = draft.forum !== undefined && forums.includes(draft.forum) ? draft.forum : "";
  const choose = async (forum: string): Promise<void> => {
    if (forum === "" || (await naming.run({ row: draft.row, forum })) === undefined) return;
    await onChanged();
  };
  return (
    <>
      <Field label={words.label} hint={words.hint}>
        <Select
          value={chosen}
          disabled={naming.running}
          onChange={(_, data) => {
            void choose(data.value);
          }}
        >
          {chosen === "" && <option value="">{words.notChosen}</option>}
          {forums.map((code) => (
            <option key={code} value={code}>
              {forumName(code)}
            </option>
          ))}
        </Select>
      </Field>
      <ActTrouble act={naming} />
    </>
  );
};
