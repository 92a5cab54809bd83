import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { Account } from "./api/account";
import type { Session } from "./api/session";
import type { AsiliDb } from "./db/asili-db";
import { openDb } from "./db/open-db";
import { MainMenu } from "./features/navigation/main-menu";
import { core } from "./i18n/core";
import { useMessages } from "./i18n/language";
import { Routes } from "./routes";
import { startSync } from "./sync/start-sync";
import { Empty } from "./ui/empty";
import { ErrorBoundary } from "./ui/error-boundary";
import { Page, PageCorner } from "./ui/page";
import { goTo, path } from "./ui/path";
import { useStore } from "./ui/use-store";

const SignInPage = lazy(() => import("./features/sign-in/sign-in-page"));
const VerifyPage = lazy(() => import("./features/verify/verify-page"));
const LockPage = lazy(() => import("./features/phone-lock/lock-page"));
const SyncBadge = lazy(() => import("./features/sync-tray/sync-badge"));
const UpdateOffer = lazy(() => import("./features/sync-tray/update-offer"));

export function App({ session }: { session: Session }) {
  const { account } = useStore(session.state);
  const at = useStore(path);
  useEffect(followLinksInPlace, []);
  if (at.startsWith("/verify/")) {
    return (
      <Suspense>
        <VerifyPage session={session} code={at.slice(8)} />
      </Suspense>
    );
  }
  if (!account || at === "/sign-in") {
    return (
      <Suspense>
        <SignInPage session={session} onDone={(to) => goTo(to, { replace: true })} />
      </Suspense>
    );
  }
  return <SignedIn key={`${account.userId} ${account.schoolId}`} session={session} account={account} path={at} />;
}

type SignedInProps = { session: Session; account: Account; path: string };

/** The app of one user in one school, with their own database and engine. */
function SignedIn({ session, account, path }: SignedInProps) {
  const say = useMessages(core);
  const [{ db, sync }] = useState(() => {
    const opened = openDb(account.userId);
    // A database that does not open says so where it is read.
    void opened.names.load().catch(() => opened.names.unlock(undefined));
    return { db: opened, sync: startSync(opened, session, account.userId) };
  });
  const locked = useStore(db.names.locked);
  const outdated = useStore(db.outdated);
  useEffect(
    () => () => {
      sync.stop();
      db.names.forget();
    },
    [db, sync],
  );
  useEffect(() => {
    const gone = new AbortController();
    // After the first screen; where the chunk does not come, another visit brings it.
    void import("./errands/start-errands").then(
      ({ startErrands }) => startErrands(db, session, account.userId, sync.status, gone.signal),
      () => undefined,
    );
    void import("./phone/guard-phone").then(
      ({ guardPhone }) => guardPhone(db, session, gone.signal),
      () => undefined,
    );
    return () => gone.abort();
  }, [db, session, account.userId, sync]);

  if (locked && !outdated) {
    return (
      <Suspense>
        <LockPage session={session} account={account} db={db} />
      </Suspense>
    );
  }
  return (
    <PageCorner
      value={
        // A guardian records nothing that could wait on the phone.
        account.roles.some((role) => role !== "GUARDIAN") && (
          <Suspense>
            <SyncBadge status={sync.status} />
          </Suspense>
        )
      }
    >
      <div className="shell">
        <div className="flex min-w-0 flex-1 flex-col">
          {outdated ? (
            <Stopped title={say("moved")} help={say("movedHelp")} />
          ) : (
            <ErrorBoundary
              of={path}
              fallback={
                navigator.onLine ? (
                  <Stopped title={say("broken")} help={say("brokenHelp")}>
                    <FoundUpdate db={db} />
                  </Stopped>
                ) : (
                  <Stopped title={say("notHere")} help={say("notHereHelp")} />
                )
              }
            >
              {locked === false && <Routes path={path} session={session} account={account} db={db} sync={sync} />}
            </ErrorBoundary>
          )}
        </div>
        <MainMenu roles={account.roles} path={path} />
      </div>
    </PageCorner>
  );
}

/** A release takes the parts of the version before off the server: then the newer version is what a failed page needs. */
function FoundUpdate({ db }: { db: AsiliDb }) {
  useEffect(() => {
    void import("./api/app-update").then(({ lookForUpdate }) => lookForUpdate());
  }, []);
  return (
    <ErrorBoundary of="" fallback={null}>
      <Suspense>
        <UpdateOffer db={db} />
      </Suspense>
    </ErrorBoundary>
  );
}

function Stopped({ title, help, children }: { title: string; help: string; children?: ReactNode }) {
  const say = useMessages(core);
  return (
    <Page title="Asili">
      <Empty title={title}>
        <p>{help}</p>
        <button type="button" className="btn btn-main mt-4" onClick={() => location.reload()}>
          {say("openAgain")}
        </button>
        {children}
      </Empty>
    </Page>
  );
}

/** A plain link to a page of the app changes the page without loading the app anew. */
function followLinksInPlace(): () => void {
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!link || !plain || link.origin !== location.origin || link.target || link.download) return;
    event.preventDefault();
    goTo(link.pathname + link.search);
  };
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}
