import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { MpesaNoticesDocument } from "../../generated/live/graphql";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { moneyMpesa } from "../../i18n/money-mpesa";
import { Empty } from "../../ui/empty";
import { Part } from "./part";
import { ShowMore } from "./show-more";
import { type Which, WhichChoice } from "./which-choice";

/** What came to the school's addresses for M-Pesa; first of all what was put aside. */
export function MpesaNotices() {
  const say = useMessages(moneyMpesa);
  const { locale } = useLanguage();
  const [which, setWhich] = useState<Which>("some");
  const query = useQuery(MpesaNoticesDocument, { variables: { state: which === "some" ? "QUARANTINED" : null } });
  return (
    <>
      <p className="muted">{say("noticesHelp")}</p>
      <WhichChoice name="notices" some="quarantined" which={which} onChoose={setWhich} />
      <Part query={query}>
        {({ mpesaNotices: { nodes, totalCount, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty title={say(which === "some" ? "noticesPutAsideNone" : "noticesNone")}>
              {say(which === "some" ? "noticesPutAsideNoneHelp" : "paymentsNoneHelp")}
            </Empty>
          ) : (
            <>
              <div className="card overflow-x-auto">
                <table className="grid-table">
                  <thead>
                    <tr>
                      <th scope="col">{say("when")}</th>
                      <th scope="col">{say("what")}</th>
                      <th scope="col">{say("became")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {nodes.map(({ id, kind, state, fault, isExpectedSource, receivedAt }) => (
                      <tr key={id}>
                        <td className="whitespace-nowrap">{formatMoment(locale, Date.parse(receivedAt))}</td>
                        <td>{say(`notice${kind}`)}</td>
                        <td>
                          {[say(`notice${state}`), fault && say(fault)].filter(Boolean).join(": ")}
                          {isExpectedSource === false && (
                            <span className="block text-sm text-late">{say("otherSource")}</span>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <ShowMore
                shown={nodes.length}
                total={totalCount}
                hasMore={pageInfo.hasNextPage}
                onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
              />
            </>
          )
        }
      </Part>
    </>
  );
}
