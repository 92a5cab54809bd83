import type { RiskCardFieldsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskFigures } from "../../i18n/risk-figures";
import { useRiskFigures } from "./use-risk-figures";
import { Part } from "./part";

type Group = RiskCardFieldsFragment["groups"][number];

/** Below so many who left, groups differ by chance. */
const FEW_LEAVERS = 100;
/** Differences up to these are no cause for concern. */
const MOST_AUC_GAP = 0.05;
const MOST_RECALL_GAP = 0.1;

/** Whether it serves girls and boys, and every grade, alike. */
export function GroupsPart({ groups }: Pick<RiskCardFieldsFragment, "groups">) {
  const say = useMessages(riskFigures);
  const { score, points } = useRiskFigures();
  if (groups.length === 0) return null;
  const [one, other] = groups.filter(({ by }) => by === "SEX");
  const auc = gapOf(one?.auc, other?.auc);
  const recall = gapOf(one?.recallAtTenth, other?.recallAtTenth);
  return (
    <Part title={say("groups")} help={say("groupsHelp")}>
      <div className="overflow-x-auto">
        <GroupsTable groups={groups} />
      </div>
      <div className="grid gap-1 px-4 pt-1 pb-4">
        {auc !== null && recall !== null && (
          <p>
            {say("gaps", { auc: score(auc), recall: points(recall) })}{" "}
            {say(auc > MOST_AUC_GAP || recall > MOST_RECALL_GAP ? "gapsLarge" : "gapsSmall")}
          </p>
        )}
        {groups.some(({ events }) => events < FEW_LEAVERS) && <p className="muted text-sm">{say("gapsFew")}</p>}
      </div>
    </Part>
  );
}

const gapOf = (one: number | null | undefined, other: number | null | undefined): number | null =>
  one == null || other == null ? null : Math.abs(one - other);

function GroupsTable({ groups }: { groups: readonly Group[] }) {
  const say = useMessages(riskFigures);
  const { whole, score, percent } = useRiskFigures();
  return (
    <table className="grid-table max-sm:text-sm" aria-label={say("groups")}>
      <thead>
        <tr>
          <th scope="col">{say("group")}</th>
          {(["said", "came", "groupAuc", "groupRecall"] as const).map((heading) => (
            <th key={heading} scope="col" data-number>
              {say(heading)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(["SEX", "GRADE"] as const).map((kind) =>
          groups
            .filter(({ by }) => by === kind)
            .toSorted((one, other) => placeOf(one.group) - placeOf(other.group))
            .map(({ by, group, rows, events, auc, recallAtTenth, said, came }) => (
              <tr key={by + group} className="align-top">
                <th scope="row" className="align-top">
                  <span className="block text-base text-ink">
                    {by === "GRADE" ? gradeName(group) : group === "F" || group === "M" ? say(group) : group}
                  </span>
                  <span className="block font-normal">{say("groupLearners", { n: rows })}</span>
                </th>
                <td data-number>{percent(said)}</td>
                <td data-number>
                  <span className="block">{percent(came)}</span>
                  <span className="muted block text-sm">{whole(events)}</span>
                </td>
                <td data-number>{score(auc)}</td>
                <td data-number>{percent(recallAtTenth)}</td>
              </tr>
            )),
        )}
      </tbody>
    </table>
  );
}

/** PP1, PP2, Grade 1 to 12, Form 1 to 4; girls and boys as they come. */
function placeOf(code: string): number {
  const [, level = "", number = ""] = /^(PP|G|F)(\d+)$/.exec(code) ?? [];
  return Number(number) + ({ PP: 0, G: 10, F: 100 }[level] ?? 0);
}

/** A grade as people say it: `G7` is Grade 7. */
const gradeName = (code: string): string => code.replace(/^G?(?=\d)/, "Grade ").replace(/^F(?=\d)/, "Form ");
