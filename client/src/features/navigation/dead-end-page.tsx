import { core } from "../../i18n/core";
import { deadEnds } from "../../i18n/dead-ends";
import { useMessages } from "../../i18n/language";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";

/** An address that leads nowhere, or a role that has no page yet. */
export default function DeadEndPage({ why }: { why: "notFound" | "noRole" }) {
  const say = useMessages(deadEnds);
  const sayCore = useMessages(core);
  return (
    <Page title={say(why)} back={{ href: "/", label: sayCore("back") }}>
      <Empty title={say(why)}>
        <p>{say(`${why}Help`)}</p>
        <a href="/settings" className="btn mt-4">
          {sayCore("navSettings")}
        </a>
      </Empty>
    </Page>
  );
}
