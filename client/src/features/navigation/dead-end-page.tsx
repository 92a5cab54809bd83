import { deadEnds } from "../../i18n/dead-ends";
import { useMessages } from "../../i18n/language";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";

/** An address that leads nowhere, or nowhere for this user's role, or a role that has no page yet. */
export default function DeadEndPage({ why }: { why: "notFound" | "notYours" | "noRole" }) {
  const say = useMessages(deadEnds);
  return (
    <Page title="Asili">
      <Empty title={say(why)}>
        <p>{say(`${why}Help`)}</p>
        {why !== "noRole" && (
          <a href="/" className="btn mt-4">
            {say("goHome")}
          </a>
        )}
      </Empty>
    </Page>
  );
}
