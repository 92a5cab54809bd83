import type { AsiliDb } from "../../db/asili-db";
import { type HeldCard, readReportCards } from "../../db/read-report-cards";
import { useLive } from "../../db/use-live";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { reportCards } from "../../i18n/report-cards";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { CardList } from "./card-list";
import { LearnerCards } from "./learner-cards";

/** The report cards that this phone holds, or those of one learner: read and printed without a network. */
export default function CardsPage({ db, learnerId }: { db: AsiliDb; learnerId: string | undefined }) {
  const say = useMessages(reportCards);
  const sayCore = useMessages(core);
  const held = useLive(() => readReportCards(db), [db]);
  const own = held?.filter(({ card }) => String(card.learner.id) === learnerId);
  return (
    <Page
      title={(learnerId && own?.[0]?.card.learner.name) ?? say("title")}
      tab={say("title")}
      subtitle={learnerId ? (own?.[0]?.card.learner.className ?? "") : undefined}
      back={{ href: learnerId && hasOthers(held, learnerId) ? "/cards" : "/", label: sayCore("back") }}
    >
      {held === undefined ? (
        <Skeleton rows={5} label={sayCore("reading")} />
      ) : learnerId === undefined ? (
        <CardList cards={held} />
      ) : own?.length ? (
        <LearnerCards cards={own} />
      ) : (
        <Empty title={say("noneOf")}>{say("noneOfHelp")}</Empty>
      )}
    </Page>
  );
}

const hasOthers = (held: readonly HeldCard[] | undefined, learnerId: string): boolean =>
  !!held?.some(({ card }) => String(card.learner.id) !== learnerId);
