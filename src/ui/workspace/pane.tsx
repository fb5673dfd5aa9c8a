/** The whole pane: live region, services, and the sign-in before anything else. */
import { useState } from "react";
import type { Person } from "../../app/ports/session";
import { Announcer } from "../pane/announcer";
import { BusyNote } from "../pane/busy-note";
import { useKeyboardPlace } from "../pane/keyboard-place";
import { Screen } from "../pane/screen";
import { ServicesProvider, useServices, type PaneServices } from "../pane/services";
import { SignIn } from "./sign-in";
import { SkeletonRows } from "../pane/skeleton-rows";
import { useOwnReading } from "../acts/use-reading";
import { useWords } from "../words/use-words";
import { workspaceWords } from "./words.en";
import { Workspace } from "./workspace";

const Door = () => {
  const { session } = useServices();
  const words = useWords(workspaceWords);
  const [, reading] = useOwnReading(() => session.current());
  const [signed, setSigned] = useState<{ readonly person: Person | undefined }>();
  const found = reading.kind === "read" ? reading.value : undefined;
  const person = signed === undefined ? found : signed.person;
  if (person !== undefined)
    return (
      <Workspace
        key={person.oid}
        person={person}
        onSignedOut={() => {
          setSigned({ person: undefined });
        }}
      />
    );
  if (signed === undefined && reading.kind === "reading")
    return (
      <Screen title={words.product} takesFocus={false}>
        <SkeletonRows rows={2} height={60} label={words.account} />
      </Screen>
    );
  return (
    <SignIn
      onSignedIn={(now) => {
        setSigned({ person: now });
      }}
      {...(signed === undefined && reading.kind === "failed" ? { fault: reading.fault } : {})}
    />
  );
};

export const Pane = ({ services }: { readonly services: PaneServices }) => {
  useKeyboardPlace();
  return (
    <Announcer>
      <ServicesProvider services={services}>
        {services.busy !== undefined && <BusyNote busy={services.busy} />}
        <Door />
      </ServicesProvider>
    </Announcer>
  );
};
