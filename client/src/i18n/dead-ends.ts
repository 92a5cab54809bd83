import { messages } from "./messages";

export const deadEnds = messages(
  {
    notFound: "There is no such page",
    notFoundHelp: "The address may be old or mistyped.",
    goHome: "Go to the first page",
    noRole: "Nothing to do here yet",
    noRoleHelp: "Your role has no page in this version. Ask your school's administrator if you expected one.",
  },
  {
    notFound: "Ukurasa huu haupo",
    notFoundHelp: "Huenda anwani ni ya zamani au imeandikwa vibaya.",
    goHome: "Nenda ukurasa wa kwanza",
    noRole: "Hakuna la kufanya hapa kwa sasa",
    noRoleHelp: "Wadhifa wako hauna ukurasa katika toleo hili. Muulize msimamizi wa shule ikiwa ulitarajia kuwa nao.",
  },
);
