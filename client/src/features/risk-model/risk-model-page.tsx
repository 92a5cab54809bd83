import type { ReactNode } from "react";
import type { Session } from "../../api/session";
import { CardPage } from "./card-page";
import { EffectPage } from "./effect-page";
import { LooksPage } from "./looks-page";
import { SettingsPage } from "./settings-page";
import { TrainingPage } from "./training-page";
import { VersionPage } from "./version-page";
import { VersionsPage } from "./versions-page";

type RiskModelPageProps = { session: Session; part: string | undefined; id: string | undefined; missing: ReactNode };

/** The early warning's own pages: its card, its versions (`versions/3`), training, settings, effect, and who looked (`looks/512`). */
export default function RiskModelPage({ session, part, id, missing }: RiskModelPageProps) {
  const number = /^[1-9]\d{0,8}$/.test(id ?? "") ? Number(id) : null;
  if (id !== undefined && number === null) return missing;
  switch (part) {
    case "versions":
      return number === null ? <VersionsPage /> : <VersionPage key={number} version={number} />;
    case "looks":
      return <LooksPage key={id} learnerId={id ?? null} />;
  }
  if (id !== undefined) return missing;
  switch (part) {
    case undefined:
      return <CardPage />;
    case "training":
      return <TrainingPage session={session} />;
    case "settings":
      return <SettingsPage />;
    case "effect":
      return <EffectPage />;
    default:
      return missing;
  }
}
