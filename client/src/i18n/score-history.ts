import { messages } from "./messages";

/** Every score a learner was ever given in one assessment. */
export const scoreHistory = messages(
  {
    title: "History of a mark",
    stands: "Now: {score}",
    nothing: "Nothing stands",
    gave: "{name} gave: {score}",
    tookBack: "{name} took it back",
    before: "before: {score}",
    absent: "absent",
    exempt: "exempt",
    PROPOSED: "It was put beside what stood, for somebody to choose.",
    none: "There is no history to show",
    noneHelp: "No mark was given, or it is not yours to see.",
  },
  {
    title: "Historia ya alama",
    stands: "Sasa: {score}",
    nothing: "Hakuna alama kwa sasa",
    gave: "{name} alitoa: {score}",
    tookBack: "{name} aliiondoa",
    before: "kabla: {score}",
    absent: "hakuwepo",
    exempt: "amesamehewa",
    PROPOSED: "Iliwekwa kando ya iliyokuwepo, ili mtu achague.",
    none: "Hakuna historia ya kuonyesha",
    noneHelp: "Hakuna alama iliyotolewa, au si yako kuona.",
  },
);
