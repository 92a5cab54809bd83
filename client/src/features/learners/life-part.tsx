import { useQuery } from "@apollo/client/react";
import { LearnerLifeDocument, type LearnerLifeQuery } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { learnerLife } from "../../i18n/learner-life";
import { ShowMore } from "../../office/show-more";
import { useReasonWords } from "../../office/use-reason-words";

/** What happened to a learner's place in the school, the latest first; nothing for whoever may not see it. */
export function LifePart({ id }: { id: string }) {
  const say = useMessages(learnerLife);
  const { data, fetchMore } = useQuery(LearnerLifeDocument, { variables: { id }, fetchPolicy: "cache-and-network" });
  const life = data?.learnerLife;
  if (!life || life.nodes.length === 0) return null;
  return (
    <section aria-labelledby="life" className="card overflow-clip">
      <h2 id="life" className="px-4 py-3 text-lg">
        {say("life")}
      </h2>
      <ol>
        {life.nodes.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      {life.pageInfo.hasNextPage && (
        <div className="p-4">
          <ShowMore
            shown={life.nodes.length}
            totalCount={life.totalCount}
            more
            onMore={() => fetchMore({ variables: { after: life.pageInfo.endCursor } })}
          />
        </div>
      )}
    </section>
  );
}

type LineOf = { line: NonNullable<LearnerLifeQuery["learnerLife"]>["nodes"][number] };

function Line({ line }: LineOf) {
  const say = useMessages(learnerLife);
  const sayReason = useReasonWords();
  const { locale } = useLanguage();
  const { kind, day, fromClass, toClass, otherSchool, reason, note, reference, by, writtenAt } = line;
  const isGoing = kind === "TRANSFERRED_OUT" || kind === "LEFT" || kind === "COMPLETED";
  const place = (name: string, year: number) => `${name} (${year})`;
  const ways = [
    otherSchool && !isGoing && say("from", { place: otherSchool }),
    fromClass && say("from", { place: place(fromClass.name, fromClass.year) }),
    toClass && say("to", { place: place(toClass.name, toClass.year) }),
    otherSchool && isGoing && say("to", { place: otherSchool }),
  ].filter(Boolean);
  const about = [
    reason && kind !== "COMPLETED" && say("because", { reason: sayReason(reason) }),
    note,
    reference && say("reference", { text: reference }),
    writtenAt === null ? say("lifeOfLists") : by && say("by", { name: by }),
  ].filter(Boolean);
  return (
    <li className="border-t border-line px-4 py-2">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span className="font-semibold">{say(`kind${kind}`)}</span>
        <span className="muted">{formatDay(locale, day, "dated")}</span>
      </p>
      {ways.length > 0 && <p>{ways.join(" ")}</p>}
      {about.length > 0 && <p className="muted text-sm">{about.join(" · ")}</p>}
    </li>
  );
}
