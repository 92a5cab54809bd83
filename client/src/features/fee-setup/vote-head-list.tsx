import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  ArchiveVoteHeadDocument,
  OrderVoteHeadsDocument,
  SaveVoteHeadDocument,
  type VoteHeadRowFragment,
  VoteHeadsDocument,
} from "../../generated/live/graphql";
import { feeSetup } from "../../i18n/fee-setup";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { OfficePage } from "../../office/office-page";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Empty } from "../../ui/empty";
import { FormDialog } from "../../ui/form-dialog";
import { Icon } from "../../ui/icon";
import { Note } from "../../ui/note";

const UP = "m5 15 7-7 7 7";
const DOWN = "m5 9 7 7 7-7";

type Opened = { what: "name"; head: VoteHeadRowFragment | null } | { what: "archive"; head: VoteHeadRowFragment };

/** The school's vote heads in the order in which an invoice is paid. */
export function VoteHeadList({ manages }: { manages: boolean }) {
  const say = useMessages(feeSetup);
  const client = useApolloClient();
  const query = useQuery(VoteHeadsDocument, { variables: { archived: true } });
  const [opened, setOpened] = useState<Opened | null>(null);
  const { busy, fault, run } = useChange();
  const close = () => setOpened(null);
  const done = () => {
    close();
    void query.refetch();
  };
  const reorder = (ids: readonly string[]) =>
    run(async () => {
      await client.mutate({ mutation: OrderVoteHeadsDocument, variables: { ids } });
      await query.refetch();
    });
  const archive = (head: VoteHeadRowFragment) =>
    client.mutate({ mutation: ArchiveVoteHeadDocument, variables: { id: head.id, archived: !head.archived } });
  return (
    <OfficePage title={say("heads")} back="/fees" query={query}>
      {({ voteHeads: { nodes } }) => {
        const used = nodes.filter(({ archived }) => !archived);
        const gone = nodes.filter(({ archived }) => archived);
        return (
          <>
            {!manages && <Note>{say("notYours")}</Note>}
            {manages && (
              <button
                type="button"
                className="btn btn-main justify-self-start"
                onClick={() => setOpened({ what: "name", head: null })}
              >
                {say("addHead")}
              </button>
            )}
            {fault && <Note tone="bad">{fault}</Note>}
            {used.length === 0 ? (
              <Empty title={say("noHeads")}>{say("noHeadsHelp")}</Empty>
            ) : (
              <section>
                <p className="muted mb-1 px-1 text-sm">{say("headsHelp")}</p>
                <ol className="card">
                  {used.map((head, place) => (
                    <li
                      key={head.id}
                      className="flex flex-wrap items-center gap-1 border-line px-4 py-2 not-first:border-t"
                    >
                      <span className="min-w-32 flex-1 font-semibold">{head.name}</span>
                      {manages && (
                        <HeadButtons
                          head={head}
                          ids={used.map(({ id }) => id)}
                          place={place}
                          busy={busy}
                          onOrder={(ids) => void reorder(ids)}
                          onOpen={setOpened}
                        />
                      )}
                    </li>
                  ))}
                </ol>
              </section>
            )}
            {gone.length > 0 && (
              <section>
                <h2 className="muted mb-1 px-1 text-sm">{say("archived")}</h2>
                <ul className="card">
                  {gone.map((head) => (
                    <li
                      key={head.id}
                      className="flex min-h-14 items-center gap-2 border-line px-4 py-1 not-first:border-t"
                    >
                      <span className="muted flex-1">{head.name}</span>
                      {manages && (
                        <button
                          type="button"
                          className="btn"
                          disabled={busy}
                          aria-label={say("restoreHead", { name: head.name })}
                          onClick={() => void run(() => archive(head)).then(() => query.refetch())}
                        >
                          {say("restore")}
                        </button>
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {opened?.what === "name" && <NameHead head={opened.head} onDone={done} onClose={close} />}
            {opened?.what === "archive" && (
              <ConfirmDialog
                title={say("archiveHead", { name: opened.head.name })}
                submit={say("archive")}
                onSubmit={() => archive(opened.head)}
                onDone={done}
                onClose={close}
              >
                <p>{say("archiveHeadHelp")}</p>
              </ConfirmDialog>
            )}
          </>
        );
      }}
    </OfficePage>
  );
}

type HeadButtonsProps = {
  head: VoteHeadRowFragment;
  ids: readonly string[];
  place: number;
  busy: boolean;
  onOrder: (ids: readonly string[]) => void;
  onOpen: (opened: Opened) => void;
};

function HeadButtons({ head, ids, place, busy, onOrder, onOpen }: HeadButtonsProps) {
  const say = useMessages(feeSetup);
  const { name } = head;
  const swapped = (other: number) => ids.map((id, at) => (at === place ? ids[other]! : at === other ? head.id : id));
  return (
    <>
      <button
        type="button"
        className="btn btn-bare btn-icon"
        aria-label={say("moveUp", { name })}
        disabled={busy || place === 0}
        onClick={() => onOrder(swapped(place - 1))}
      >
        <Icon d={UP} size={20} />
      </button>
      <button
        type="button"
        className="btn btn-bare btn-icon"
        aria-label={say("moveDown", { name })}
        disabled={busy || place === ids.length - 1}
        onClick={() => onOrder(swapped(place + 1))}
      >
        <Icon d={DOWN} size={20} />
      </button>
      <span className="flex max-sm:-ml-4 max-sm:basis-full">
        <button
          type="button"
          className="btn btn-bare"
          aria-label={say("renameHead", { name })}
          onClick={() => onOpen({ what: "name", head })}
        >
          {say("rename")}
        </button>
        <button
          type="button"
          className="btn btn-bare"
          aria-label={say("archiveHead", { name })}
          onClick={() => onOpen({ what: "archive", head })}
        >
          {say("archive")}
        </button>
      </span>
    </>
  );
}

type NameHeadProps = { head: VoteHeadRowFragment | null; onDone: () => void; onClose: () => void };

function NameHead({ head, onDone, onClose }: NameHeadProps) {
  const say = useMessages(feeSetup);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange();
  const submit = async (filled: FormData) => {
    const name = typed(filled, "name");
    if (!name) return setFault(`${say("headName")}: ${sayOffice("fillIn")}`);
    const variables = { id: head?.id ?? null, name };
    if (await run(() => client.mutate({ mutation: SaveVoteHeadDocument, variables }))) onDone();
  };
  return (
    <FormDialog
      title={head ? say("renameHead", { name: head.name }) : say("addHead")}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <TextInput
        name="name"
        label={say("headName")}
        hint={say("headNameHint")}
        maxLength={60}
        defaultValue={head?.name ?? ""}
      />
    </FormDialog>
  );
}
