import { useQuery } from "@apollo/client/react";
import { useDeferredValue, useState } from "react";
import { FindAccountsDocument } from "../../generated/live/graphql";
import { accounts } from "../../i18n/accounts";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { TextInput } from "../../office/text-input";
import { WayRow } from "../../office/way-row";
import { Empty } from "../../ui/empty";

/** Finds the learner whose money is to be looked at. */
export function FindAccount() {
  const say = useMessages(accounts);
  const sayOffice = useMessages(office);
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const query = useQuery(FindAccountsDocument, { variables: { search: search || null } });
  return (
    <OfficePage
      title={say("title")}
      back="/fees"
      query={{ ...query, data: query.data ?? query.previousData }}
      above={
        <TextInput
          label={say("search")}
          type="search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      }
    >
      {({ learners: { nodes, pageInfo, totalCount } }) => (
        <>
          {nodes.length === 0 ? (
            <Empty title={say("none")}>{say("noneHelp")}</Empty>
          ) : (
            <ul className="card">
              {nodes.map(({ id, name, admissionNumber, class: inClass }) => (
                <WayRow
                  key={id}
                  href={`/accounts/${id}`}
                  title={name}
                  about={`${sayOffice("admission", { number: admissionNumber })} · ${inClass?.name ?? sayOffice("noClass")}`}
                />
              ))}
            </ul>
          )}
          <ShowMore
            shown={nodes.length}
            totalCount={totalCount}
            more={pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
        </>
      )}
    </OfficePage>
  );
}
