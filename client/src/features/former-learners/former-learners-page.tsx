import { useQuery } from "@apollo/client/react";
import { useDeferredValue, useState } from "react";
import type { Session } from "../../api/session";
import {
  type AwayStatus,
  FormerLearnersDocument,
  type FormerLearnersQuery,
  FormerYearsDocument,
} from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formerLearners } from "../../i18n/former-learners";
import { useLanguage, useMessages } from "../../i18n/language";
import { learnerLife } from "../../i18n/learner-life";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { ShowMore } from "../../office/show-more";
import { TextInput } from "../../office/text-input";
import { useLeads } from "../../office/use-leads";
import { WayRow } from "../../office/way-row";
import { Empty } from "../../ui/empty";

const WAYS = ["COMPLETED", "TRANSFERRED", "LEFT"] as const satisfies readonly AwayStatus[];

/** Those who learn here no longer: by how they went, by year, by name. */
export default function FormerLearnersPage({ session }: { session: Session }) {
  const leads = useLeads(session);
  const say = useMessages(formerLearners);
  const years = useQuery(FormerYearsDocument);
  const [status, setStatus] = useState<AwayStatus | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim()) || null;
  const query = useQuery(FormerLearnersDocument, { variables: { status, year, search } });
  const shown = { ...query, data: query.data ?? query.previousData };
  const counts = years.data?.formerYears.find((one) => one.year === year);
  return (
    <OfficePage
      title={say("title")}
      back="/settings"
      query={shown}
      above={
        <>
          <TextInput
            label={say("search")}
            type="search"
            maxLength={60}
            value={typed}
            onChange={({ currentTarget: { value } }) => setTyped(value)}
          />
          <div className="grid grid-cols-2 gap-3">
            <SelectInput
              label={say("how")}
              value={status ?? ""}
              onChange={({ currentTarget: { value } }) => setStatus(WAYS.find((way) => way === value) ?? null)}
              options={[{ value: "", label: say("any") }, ...WAYS.map((value) => ({ value, label: say(value) }))]}
            />
            <SelectInput
              label={say("year")}
              value={String(year ?? "")}
              onChange={({ currentTarget: { value } }) => setYear(value === "" ? null : Number(value))}
              options={[
                { value: "", label: say("anyYear") },
                ...(years.data?.formerYears ?? []).map((one) => ({ value: String(one.year), label: String(one.year) })),
              ]}
            />
          </div>
          {counts && (
            <p className="muted">
              {say("counts", { completed: counts.completed, transferred: counts.transferred, left: counts.left })}
            </p>
          )}
        </>
      }
    >
      {({ formerLearners: page }) =>
        page.totalCount === 0 ? (
          <Empty title={say("none")}>{say("noneHelp")}</Empty>
        ) : (
          <>
            <p role="status">{say("found", { n: page.totalCount })}</p>
            <ul className="card">
              {page.nodes.map((learner) => (
                <Row key={learner.id} learner={learner} leads={leads} />
              ))}
            </ul>
            <ShowMore
              shown={page.nodes.length}
              totalCount={page.totalCount}
              more={page.pageInfo.hasNextPage}
              onMore={() => query.fetchMore({ variables: { after: page.pageInfo.endCursor } })}
            />
          </>
        )
      }
    </OfficePage>
  );
}

type RowProps = { learner: FormerLearnersQuery["formerLearners"]["nodes"][number]; leads: boolean };

/** Leads to the learner's page only those who may read it: a bursar has no more of a learner than stands here. */
function Row({ learner, leads }: RowProps) {
  const sayLife = useMessages(learnerLife);
  const { locale } = useLanguage();
  const { id, name, admissionNumber, status, leftOn } = learner;
  const about = [admissionNumber, sayLife(status), leftOn && formatDay(locale, leftOn, "dated")]
    .filter(Boolean)
    .join(" · ");
  if (leads) return <WayRow href={`/learners/${id}`} title={name} about={about} />;
  return (
    <li className="border-line px-4 py-2 not-first:border-t">
      <span className="block font-semibold">{name}</span>
      <span className="muted block text-sm">{about}</span>
    </li>
  );
}
