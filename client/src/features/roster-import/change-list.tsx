import { useQuery } from "@apollo/client/react";
import { RosterChangesDocument, type RosterChangesQuery } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { importChanges } from "../../i18n/import-changes";
import { useLanguage, useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { ShowMore } from "../../office/show-more";

type Change = NonNullable<RosterChangesQuery["rosterImport"]>["changes"]["nodes"][number];

/** Whom the school knows and the file changes, and what of them, by line of the file. */
export function ChangeList({ id }: { id: string }) {
  const say = useMessages(importChanges);
  const { data, fetchMore } = useQuery(RosterChangesDocument, { variables: { id } });
  const changes = data?.rosterImport?.changes;
  if (!changes || changes.nodes.length === 0) return null;
  const { nodes, pageInfo, totalCount } = changes;
  return (
    <section aria-labelledby="changes" className="grid gap-3">
      <h2 id="changes" className="text-lg">
        {say("changes")}
      </h2>
      <ul className="card">
        {nodes.map((change, index) => (
          <Row key={index} change={change} />
        ))}
      </ul>
      <ShowMore
        shown={nodes.length}
        totalCount={totalCount}
        more={pageInfo.hasNextPage}
        onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })}
      />
    </section>
  );
}

function Row({ change: { line, admissionNumber, name, fields } }: { change: Change }) {
  const say = useMessages(rosterImport);
  const { tellField, tellValue } = useChangeWords();
  return (
    <li className="border-line px-4 py-3 not-first:border-t">
      <p>
        <strong>{name}</strong> {admissionNumber}
        <span className="muted text-sm">
          {" "}
          · {say("line")} {line}
        </span>
      </p>
      {fields.map(({ field, from, to }, index) => (
        <p key={index} className="text-sm">
          {`${tellField(field)}: `}
          {[from, to].flatMap((value) => (value ? tellValue(field, value) : [])).join(" → ")}
        </p>
      ))}
    </li>
  );
}

const isKnown = (key: string): key is keyof typeof importChanges.en => Object.hasOwn(importChanges.en, key);

/** Says a field, and a value of it: what the server keeps by a code of its own, in the user's language. */
function useChangeWords() {
  const say = useMessages(importChanges);
  const { locale } = useLanguage();
  const word = (key: string, other: string) => (isKnown(key) ? say(key) : other);
  return {
    tellField: (field: string) => word(`field_${field}`, field),
    tellValue(field: string, value: string) {
      if (field === "birthDate") return formatDay(locale, value, "dated");
      return word(value === "true" || value === "false" ? `is_${value}` : `${field}_${value}`, value);
    },
  };
}
