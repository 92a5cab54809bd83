import type { Session } from "../../api/session";
import { core } from "../../i18n/core";
import { deadEnds } from "../../i18n/dead-ends";
import { useMessages } from "../../i18n/language";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";
import { useStore } from "../../ui/use-store";
import { CalendarPart } from "./calendar-part";
import { ClassesPart } from "./classes-part";
import { DevicesPart } from "./devices-part";
import { KeysPart } from "./keys-part";
import { PasswordPart } from "./password-part";
import { StaffPart } from "./staff-part";

type SettingsPartPageProps = { session: Session; deviceId: string; part: string };

/** One part of the settings, read from the server and changed there. */
export default function SettingsPartPage({ session, deviceId, part }: SettingsPartPageProps) {
  const say = useMessages(deadEnds);
  const sayCore = useMessages(core);
  const isAdmin = useStore(session.state).account?.roles.includes("ADMIN") ?? false;
  switch (part) {
    case "staff":
      return <StaffPart isAdmin={isAdmin} />;
    case "classes":
      return <ClassesPart />;
    case "calendar":
      return <CalendarPart />;
    case "devices":
      return <DevicesPart deviceId={deviceId} />;
    case "keys":
      return <KeysPart />;
    case "password":
      return <PasswordPart />;
    default:
      return (
        <Page title={say("notFound")} back={{ href: "/settings", label: sayCore("back") }}>
          <Empty title={say("notFound")}>{say("notFoundHelp")}</Empty>
        </Page>
      );
  }
}
