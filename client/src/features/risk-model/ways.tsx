import { useMessages } from "../../i18n/language";
import { riskOversight } from "../../i18n/risk-oversight";
import { riskTraining } from "../../i18n/risk-training";
import { WayRow } from "../../office/way-row";

/** The other pages of the model. */
export function Ways() {
  const say = useMessages(riskTraining);
  const sayOversight = useMessages(riskOversight);
  return (
    <ul className="card no-print">
      <WayRow href="/risk-model/training" title={say("training")} about={say("trainingAbout")} />
      <WayRow href="/risk-model/versions" title={say("versions")} about={say("versionsAbout")} />
      <WayRow href="/risk-model/settings" title={say("settings")} about={say("settingsAbout")} />
      <WayRow href="/risk-model/effect" title={sayOversight("effect")} about={sayOversight("effectAbout")} />
      <WayRow href="/risk-model/looks" title={sayOversight("looks")} about={sayOversight("looksAbout")} />
    </ul>
  );
}
