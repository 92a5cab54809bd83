import { messages } from "./messages";

/** Why something about risk was refused, by the server's reason; what it depends on comes with it. */
export const riskRefusals = messages(
  {
    CASE_DAY: "Choose a day from {first} to today. Nothing was saved yet.",
    CASE_DUE: "Choose a day from today to {last}. Nothing was saved yet.",
    OVERRIDE_UNTIL: "Choose a day from today to {last}. Nothing was saved yet.",
    CASE_FULL: "A case holds {most} contacts, and this one is full. Close it and open another.",
    CASE_CLOSED: "{closedBy} closed this case on {closedOn}. Open the page again; open the case again if it goes on.",
    CASE_OPEN: "{owner} follows this learner up already, in case {number}. Add to that case instead.",
    CASE_OWNER: "Choose the head, a deputy or a teacher of this school to see to it.",
    NO_SUCH_CASE: "This case is no longer yours to see. Ask the head.",
    NO_SUCH_LEARNER: "You no longer decide for this learner. Ask the head.",
    NOTE_TOO_LONG: "That is too long: write at most {most} letters.",
    OVERRIDE_NOTE: "Say why, in {least} to {most} letters.",
    NO_VERSION: "No version is in force now, so there is none to go back from. Open the page again.",
    CAPACITY: "Write a whole number from 1 to {most}.",
  },
  {
    CASE_DAY: "Chagua siku kuanzia {first} hadi leo. Bado hakuna kilichohifadhiwa.",
    CASE_DUE: "Chagua siku kuanzia leo hadi {last}. Bado hakuna kilichohifadhiwa.",
    OVERRIDE_UNTIL: "Chagua siku kuanzia leo hadi {last}. Bado hakuna kilichohifadhiwa.",
    CASE_FULL: "Ufuatiliaji mmoja hubeba majaribio {most}, na huu umejaa. Ufunge, kisha uanze mwingine.",
    CASE_CLOSED: "{closedBy} alifunga ufuatiliaji huu {closedOn}. Fungua ukurasa upya; ufungue tena kama unaendelea.",
    CASE_OPEN: "{owner} anamfuatilia mwanafunzi huyu tayari, katika ufuatiliaji {number}. Ongeza huko.",
    CASE_OWNER: "Chagua mwalimu mkuu, naibu au mwalimu wa shule hii ashughulikie.",
    NO_SUCH_CASE: "Huwezi tena kuona ufuatiliaji huu. Muulize mwalimu mkuu.",
    NO_SUCH_LEARNER: "Huamui tena kuhusu mwanafunzi huyu. Muulize mwalimu mkuu.",
    NOTE_TOO_LONG: "Ni ndefu mno: andika herufi zisizozidi {most}.",
    OVERRIDE_NOTE: "Eleza sababu, kwa herufi {least} hadi {most}.",
    NO_VERSION: "Hakuna toleo linalotumika sasa, kwa hivyo hakuna la kurudi kutoka. Fungua ukurasa upya.",
    CAPACITY: "Andika nambari kamili kuanzia 1 hadi {most}.",
  },
);
