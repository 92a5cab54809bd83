import { useState } from "react";
import type { LearnerRecordFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { learnerLife } from "../../i18n/learner-life";
import { ClassDialog } from "./class-dialog";
import { IdentityDialog } from "./identity-dialog";
import { LeaveDialog } from "./leave-dialog";

type ChangePartProps = { learner: LearnerRecordFragment; onChanged: () => void };

/** What those who lead the school do with a learner: who they are, their class, leaving and coming back. */
export function ChangePart({ learner, onChanged }: ChangePartProps) {
  const say = useMessages(learnerLife);
  const [opened, setOpened] = useState<"identity" | "move" | "leave" | "back" | null>(null);
  const isHere = learner.status === "ACTIVE" || learner.status === "RE_ENTERED";
  const close = () => setOpened(null);
  const done = () => {
    close();
    onChanged();
  };
  const button = (what: NonNullable<typeof opened>, label: string) => (
    <button type="button" className="btn" onClick={() => setOpened(what)}>
      {label}
    </button>
  );
  return (
    <div className="flex flex-wrap gap-2">
      {button("identity", say("editIdentity"))}
      {isHere ? (
        <>
          {button("move", say("move"))}
          {button("leave", say("leave"))}
        </>
      ) : (
        button("back", say("back"))
      )}
      {opened === "identity" && <IdentityDialog learner={learner} onClose={close} />}
      {(opened === "move" || opened === "back") && (
        <ClassDialog learner={learner} what={opened} onDone={done} onClose={close} />
      )}
      {opened === "leave" && <LeaveDialog learner={learner} onDone={done} onClose={close} />}
    </div>
  );
}
