import { createRoot } from "react-dom/client";
import { openSession } from "./api/open-session";
import { App } from "./app";
import { LanguageProvider } from "./i18n/language";
import "./styles.css";

const RELOADED = "asili.reloaded";

// A part of the app that is gone from the server was replaced by a newer one: one reload gets it, unless there is no network.
addEventListener("vite:preloadError", (event) => {
  if (!navigator.onLine || sessionStorage.getItem(RELOADED)) return;
  event.preventDefault();
  sessionStorage.setItem(RELOADED, "1");
  location.reload();
});

const root = document.getElementById("root");

async function start(): Promise<void> {
  if (!root) return;
  const session = await openSession();
  createRoot(root).render(
    <LanguageProvider>
      <App session={session} />
    </LanguageProvider>,
  );
  void session.getReady();
}

void start();

// After the app, which it must not hold up.
void import("./api/app-update").then(({ watchForUpdate }) => watchForUpdate());
