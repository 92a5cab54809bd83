import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  CopyFeeStructureDocument,
  type FeeStructureRowFragment,
  FeeStructuresDocument,
  OfficeTermsDocument,
  RemoveFeeStructureDocument,
} from "../../generated/live/graphql";
import { feeSetup } from "../../i18n/fee-setup";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { ShowMore } from "../../office/show-more";
import { useTermName } from "../../office/use-term-name";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { gradeNames } from "../../values/grade";
import { CopyStructures } from "./copy-structures";

type Opened =
  | { what: "copy"; structures: readonly FeeStructureRowFragment[] }
  | { what: "removal"; structure: FeeStructureRowFragment };

/** What each grade pays, term by term. */
export function StructureList({ manages }: { manages: boolean }) {
  const say = useMessages(feeSetup);
  const sayOffice = useMessages(office);
  const termName = useTermName();
  const client = useApolloClient();
  const terms = useQuery(OfficeTermsDocument);
  const school = terms.data?.school;
  const [chosen, setChosen] = useState<string | null>(null);
  const termId = chosen ?? school?.currentTerm?.id ?? school?.terms[0]?.id ?? null;
  const query = useQuery(FeeStructuresDocument, { variables: { termId }, skip: !school });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [copiedTo, setCopiedTo] = useState<string | null>(null);
  const close = () => setOpened(null);
  const term = school?.terms.find(({ id }) => id === termId);
  return (
    <OfficePage
      title={say("structures")}
      back="/fees"
      query={terms.error && !terms.data ? { error: terms.error, refetch: terms.refetch } : query}
      above={
        school && (
          <div className="grid gap-3 sm:grid-cols-2 sm:items-end">
            <SelectInput
              label={sayOffice("termOf")}
              value={termId ?? ""}
              onChange={(event) => setChosen(event.currentTarget.value)}
              options={school.terms.toReversed().map((one) => ({ value: one.id, label: termName(one) }))}
            />
            {manages && (
              <a href="/fee-setup/new" className="btn btn-main">
                {say("addStructure")}
              </a>
            )}
          </div>
        )
      }
    >
      {({ feeStructures: { nodes, totalCount, pageInfo } }) => (
        <>
          {copiedTo && <Note tone="good">{say("copied", { term: copiedTo })}</Note>}
          {nodes.length === 0 && <Empty title={say("noStructures")}>{say("noStructuresHelp")}</Empty>}
          <ul className="grid gap-3">
            {nodes.map((structure) => (
              <StructureCard
                key={structure.id}
                structure={structure}
                manages={manages}
                onCopy={() => setOpened({ what: "copy", structures: [structure] })}
                onRemove={() => setOpened({ what: "removal", structure })}
              />
            ))}
          </ul>
          <ShowMore
            shown={nodes.length}
            totalCount={totalCount}
            more={pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
          {manages && nodes.length > 1 && (
            <button
              type="button"
              className="btn justify-self-start"
              onClick={() => setOpened({ what: "copy", structures: nodes })}
            >
              {say("copyAll", { n: nodes.length })}
            </button>
          )}
          {opened?.what === "copy" && term && (
            <CopyStructures
              structures={opened.structures}
              terms={(school?.terms ?? []).filter(({ id }) => id !== termId)}
              onCopy={(id, to) => client.mutate({ mutation: CopyFeeStructureDocument, variables: { id, termId: to } })}
              onDone={(to) => {
                close();
                setCopiedTo(termName(to));
                setChosen(to.id);
                void client.refetchQueries({ include: [FeeStructuresDocument] });
              }}
              onClose={close}
            />
          )}
          {opened?.what === "removal" && (
            <ConfirmDialog
              title={say("removeStructure", { name: opened.structure.name })}
              submit={sayOffice("remove")}
              danger
              onSubmit={() =>
                client.mutate({ mutation: RemoveFeeStructureDocument, variables: { id: opened.structure.id } })
              }
              onDone={() => {
                close();
                void query.refetch();
              }}
              onClose={close}
            >
              <p>{say("removeStructureHelp")}</p>
            </ConfirmDialog>
          )}
        </>
      )}
    </OfficePage>
  );
}

type StructureCardProps = {
  structure: FeeStructureRowFragment;
  manages: boolean;
  onCopy: () => void;
  onRemove: () => void;
};

function StructureCard({ structure, manages, onCopy, onRemove }: StructureCardProps) {
  const say = useMessages(feeSetup);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const { name, grades, residence, cents, items } = structure;
  return (
    <li className="card grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg">{name}</h2>
        <strong className="text-lg tabular-nums">{formatMoney(locale, cents)}</strong>
      </div>
      <p className="muted text-sm">
        {gradeNames(grades)} · {sayOffice(residence ?? "everybody")}
      </p>
      <ul className="text-sm">
        {items.map((item) => (
          <li key={item.voteHead.id} className="flex justify-between gap-4">
            <span>{item.voteHead.name}</span>
            <span className="tabular-nums">{formatMoney(locale, item.cents)}</span>
          </li>
        ))}
      </ul>
      {manages && (
        <div className="flex flex-wrap gap-2">
          <a href={`/fee-setup/${structure.id}`} className="btn" aria-label={say("changeStructure", { name })}>
            {sayOffice("change")}
          </a>
          <button type="button" className="btn" aria-label={say("copyStructure", { name })} onClick={onCopy}>
            {say("copy")}
          </button>
          <button
            type="button"
            className="btn btn-bare"
            aria-label={say("removeStructure", { name })}
            onClick={onRemove}
          >
            {sayOffice("remove")}
          </button>
        </div>
      )}
    </li>
  );
}
