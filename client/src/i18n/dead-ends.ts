import { messages } from "./messages";

export const deadEnds = messages(
  {
    notFound: "There is no such page",
    notFoundHelp: "The address may be old or mistyped.",
    notYours: "This page is not for your role",
    notYoursHelp: "It belongs to others in the school. Ask your school's administrator if you expected to see it.",
    goHome: "Go to the first page",
    noRole: "Nothing to do here yet",
    noRoleHelp: "Your role has no page in this version. Ask your school's administrator if you expected one.",
  },
  {
    notFound: "Ukurasa huu haupo",
    notFoundHelp: "Huenda anwani ni ya zamani au imeandikwa vibaya.",
    notYours: "Ukurasa huu si wa wadhifa wako",
    notYoursHelp: "Ni wa wengine shuleni. Muulize msimamizi wa shule ikiwa ulitarajia kuuona.",
    goHome: "Nenda ukurasa wa kwanza",
    noRole: "Hakuna la kufanya hapa kwa sasa",
    noRoleHelp: "Wadhifa wako hauna ukurasa katika toleo hili. Muulize msimamizi wa shule ikiwa ulitarajia kuwa nao.",
  },
);
