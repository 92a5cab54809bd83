import type { TrayNotice } from "../../db/read-tray";
import { useMessages } from "../../i18n/language";
import { statuses } from "../../i18n/statuses";
import { syncTray } from "../../i18n/sync-tray";
import { useRegisterName } from "./use-register-name";

/** Two people said different things of one learner, or what was said waits for the head. */
export function NoticeCard({ notice }: { notice: TrayNotice }) {
  const say = useMessages(syncTray);
  const sayStatus = useMessages(statuses);
  const nameOf = useRegisterName();
  const { kind, classId, day, session, learnerName: name, value, other, otherUserName } = notice;
  const mine = sayStatus(value.status).toLowerCase();
  return (
    <li className="card grid gap-2 p-4">
      <p className="font-semibold">{nameOf(notice)}</p>
      <p>
        {kind === "contested" && other
          ? say("contested", {
              name,
              mine,
              other: otherUserName || say("someone"),
              theirs: sayStatus(other.status).toLowerCase(),
            })
          : say("heldNotice", { name, mine })}
      </p>
      <a href={`/register/${classId}/${day}/${session}`} className="btn justify-self-start">
        {say("open")}
      </a>
    </li>
  );
}
