/**
 * A short list to choose one from: native radio buttons, each row with a name and what tells it apart.
 * Arrows move and the space bar or Enter chooses: where a choice takes the list away, an arrow that chose would leave all but two rows out of reach.
 */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, type KeyboardEvent } from "react";

const useStyles = makeStyles({
  set: {
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: "hidden",
  },
  row: {
    display: "flex",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "flex-start",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    cursor: "pointer",
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-within": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected },
  radio: { accentColor: tokens.colorBrandBackground, marginTop: "4px", outlineStyle: "none" },
  words: { minWidth: 0 },
  name: { display: "block", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  about: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

export interface Option<Value extends string> {
  readonly value: Value;
  readonly name: string;
  readonly about?: string;
}

const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
  if (!(event.target instanceof HTMLInputElement)) return;
  const by =
    event.key === "ArrowDown" || event.key === "ArrowRight"
      ? 1
      : event.key === "ArrowUp" || event.key === "ArrowLeft"
        ? -1
        : 0;
  if (by !== 0) {
    event.preventDefault();
    const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input[type=radio]")];
    radios.at((radios.indexOf(event.target) + by) % radios.length)?.focus();
  } else if (event.key === "Enter") {
    event.preventDefault();
    event.target.click();
  }
};

export const OptionRows = <Value extends string>({
  label,
  options,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly chosen: Value | undefined;
  readonly onChoose: (value: Value) => void;
}) => {
  const styles = useStyles();
  const group = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.set} onKeyDown={onKeyDown}>
      {options.map((option) => (
        <label key={option.value} className={mergeClasses(styles.row, option.value === chosen && styles.chosen)}>
          <input
            type="radio"
            className={styles.radio}
            name={group}
            value={option.value}
            checked={option.value === chosen}
            onChange={() => {
              onChoose(option.value);
            }}
          />
          <span className={styles.words}>
            <span className={styles.name}>{option.name}</span>
            {option.about !== undefined && <span className={styles.about}>{option.about}</span>}
          </span>
        </label>
      ))}
    </div>
  );
};
